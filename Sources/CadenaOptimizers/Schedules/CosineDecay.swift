import CadenaText

/// A rate that falls along half a cosine and then stays:
///
///     α_k = α_T + (α_0 - α_T)·(1 + cos(π·k/T)) / 2   for k < T,   α_T from then on.
///
/// Loshchilov and Hutter 2017, without restarts.
public struct CosineDecay: Schedule {
  /// The last rate α_T.
  public var final: Double
  /// The number of updates T over which the rate falls; at least 1.
  public var steps: Int

  /// A decay to `final` over `steps` updates.
  public init(final: Double = 0, steps: Int) {
    require(steps >= 1, "a cosine decay takes at least one step, not \(steps)")
    self.final = final
    self.steps = steps
  }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    guard step < steps else { return final }
    return final + (base - final) * cosineFall(Double(step) / Double(steps))
  }
}
