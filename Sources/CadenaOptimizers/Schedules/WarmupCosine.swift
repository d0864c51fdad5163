import CadenaText

/// A straight rise at the beginning, then half a cosine down:
///
///     α_k = α_0·(k + 1) / W                                              for k < W
///     α_k = α_T + (α_0 - α_T)·(1 + cos(π·(k - W)/(T - W))) / 2           then, α_T from k = T on
public struct WarmupCosine: Schedule {
  /// The last rate α_T.
  public var final: Double
  /// The number of updates W over which the rate rises.
  public var warmup: Int
  /// The number of updates T in all, more than W.
  public var steps: Int

  /// A rise over `warmup` updates, then a fall to `final` at update `steps`.
  public init(final: Double = 0, warmup: Int, steps: Int) {
    require(warmup >= 0, "a warm-up takes 0 or more steps, not \(warmup)")
    require(steps > warmup, "\(steps) steps leave none after a warm-up of \(warmup)")
    self.final = final
    self.warmup = warmup
    self.steps = steps
  }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    if step < warmup { return base * Double(step + 1) / Double(warmup) }
    guard step < steps else { return final }
    return final + (base - final) * cosineFall(Double(step - warmup) / Double(steps - warmup))
  }
}
