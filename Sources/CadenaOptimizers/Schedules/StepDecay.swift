import CadenaText

/// A rate that is multiplied by a factor every so many updates:
///
///     α_k = α_0 · γ^⌊k / every⌋
public struct StepDecay: Schedule {
  /// Updates between two cuts; at least 1.
  public var every: Int
  /// The factor γ.
  public var factor: Double

  /// A cut by `factor` every `every` updates.
  public init(every: Int, factor: Double) {
    require(every >= 1, "a rate is cut every 1 or more updates, not \(every)")
    self.every = every
    self.factor = factor
  }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    base * exponential(base: factor, Double(step / every))
  }
}
