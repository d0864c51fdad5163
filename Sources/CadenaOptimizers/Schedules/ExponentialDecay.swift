/// A rate that is multiplied by a factor at every update: `α_k = α_0 · γ^k`.
public struct ExponentialDecay: Schedule {
  /// The factor γ.
  public var factor: Double

  /// A decay by `factor` an update.
  public init(factor: Double) { self.factor = factor }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    base * exponential(base: factor, Double(step))
  }
}
