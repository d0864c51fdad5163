import Cadena

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A learning rate that grows by the same factor at every step: `low·(high/low)^(k/(n-1))`, k = 0 … n-1.
///
/// The schedule of a learning-rate range test (Smith, "Cyclical learning rates", 2017).
public struct RateRamp: Schedule, Hashable {
  /// The first rate.
  public let low: Double
  /// The last rate.
  public let high: Double
  /// How many there are, at least 2.
  public let steps: Int

  /// Rates from low to high.
  public init(low: Double, high: Double, steps: Int) {
    require(low > 0 && high > low && steps > 1, "a ramp rises from above 0, in two steps or more")
    self.low = low
    self.high = high
    self.steps = steps
  }

  /// The rate of a step; the base rate has no say.
  public func rate(step: Int, base: Double) -> Double {
    if step >= steps - 1 { return high }
    if step <= 0 { return low }
    let part = Double(step) / Double(steps - 1)
    let quotient = high / low
    if quotient.isFinite { return low * pow(quotient, part) }
    // The quotient is too large for a number; its logarithm is not.
    return exp(log(low) + part * (log(high) - log(low)))
  }
}
