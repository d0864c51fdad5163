import CadenaText

/// A rate that falls to 0 along a power of what is left: `α_k = α_0 · (1 - min(k, T) / T)^p`.
public struct PolynomialDecay: Schedule {
  /// The number of updates T over which the rate falls; at least 1.
  public var steps: Int
  /// The power p: 1 is a straight line.
  public var power: Double

  /// A decay to 0 over `steps` updates.
  public init(steps: Int, power: Double = 2) {
    require(steps >= 1, "a polynomial decay takes at least one step, not \(steps)")
    self.steps = steps
    self.power = power
  }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    base * exponential(base: 1 - Double(Swift.min(step, steps)) / Double(steps), power)
  }
}
