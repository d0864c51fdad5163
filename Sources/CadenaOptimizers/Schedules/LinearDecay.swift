import CadenaText

/// A rate that falls along a straight line and then stays (lecture 003, row C2):
///
///     α_k = (1 - k/T)·α_0 + (k/T)·α_T   for k < T,   α_T from then on.
public struct LinearDecay: Schedule {
  /// The last rate α_T.
  public var final: Double
  /// The number of updates T over which the rate falls; at least 1.
  public var steps: Int

  /// A decay to `final` over `steps` updates.
  public init(final: Double, steps: Int) {
    require(steps >= 1, "a linear decay takes at least one step, not \(steps)")
    self.final = final
    self.steps = steps
  }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    guard step < steps else { return final }
    let part = Double(step) / Double(steps)
    return (1 - part) * base + part * final
  }
}
