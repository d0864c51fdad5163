import CadenaText

/// Half a cosine again and again, each time over a period that is longer by a factor (SGDR).
///
///     α = α_final + (α_0 - α_final)·(1 + cos(π·i/P)) / 2    at update i of a period of P updates
///
/// Loshchilov and Hutter 2017.
public struct CosineRestarts: Schedule {
  /// The rate at which each period ends.
  public var final: Double
  /// Updates in the first period; at least 1.
  public var firstPeriod: Int
  /// By how much each period is longer than the one before; a whole number, at least 1.
  public var factor: Int

  /// Restarts after `firstPeriod` updates, then after `factor` times as many, and so on.
  public init(final: Double = 0, firstPeriod: Int, factor: Int = 1) {
    require(firstPeriod >= 1, "a period has at least one step, not \(firstPeriod)")
    require(factor >= 1, "periods grow by a factor of at least 1, not \(factor)")
    self.final = final
    self.firstPeriod = firstPeriod
    self.factor = factor
  }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    var position = step
    var period = firstPeriod
    if factor == 1 {
      position = step % period
    } else {
      while position >= period {
        position -= period
        period = period.multipliedReportingOverflow(by: factor).partialValue
      }
    }
    return final + (base - final) * cosineFall(Double(position) / Double(period))
  }
}
