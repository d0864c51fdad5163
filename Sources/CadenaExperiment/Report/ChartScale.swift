/// Maps the numbers of one axis to positions, with round ticks; logarithmic when they span much.
package struct ChartScale: Sendable {
  /// The first and the last number of the axis.
  package let lower: Double
  package let upper: Double
  /// Whether equal distances are equal factors.
  package let isLogarithmic: Bool
  /// Round numbers within the axis.
  package let ticks: [Double]

  /// An axis for whole numbers from `first` to `last`: epochs.
  package init(whole first: Int, _ last: Int) {
    lower = Double(first)
    upper = Double(max(last, first + 1))
    isLogarithmic = false
    let step = max(1, Self.roundStep(upper - lower, parts: 6))
    ticks = Self.multiples(of: step, from: lower, to: upper)
  }

  /// An axis that shows all the values; logarithmic when all are positive and the largest is more
  /// than 50 times the smallest and `allowsLogarithm`.
  package init(values: [Double], allowsLogarithm: Bool) {
    let finite = values.filter(\.isFinite)
    let low = finite.min() ?? 0
    let high = finite.max() ?? 1
    isLogarithmic = allowsLogarithm && low > 0 && high / low > 50
    if isLogarithmic {
      (lower, upper) = (low / 1.2, high * 1.2)
      ticks = Self.decades(from: lower, to: upper)
      return
    }
    let span = high > low ? high - low : max(high.magnitude, 1) * 0.1
    let step = Self.roundStep(span, parts: 5)
    // A single value stands in the middle.
    let margin = high > low ? 0 : span / 2
    lower = ((low - margin) / step).rounded(.down) * step
    upper = max(((high + margin) / step).rounded(.up) * step, lower + step)
    ticks = Self.multiples(of: step, from: lower, to: upper)
  }

  /// An axis of powers of ten that shows all the values; nil when one is not positive or all are
  /// equal.
  package init?(logarithmic values: [Double]) {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), low > 0, high > low else { return nil }
    isLogarithmic = true
    (lower, upper) = (low / 1.2, high * 1.2)
    let ticks = Self.decades(from: lower, to: upper)
    let isShort = ticks.count < 2
    self.ticks =
      isShort
      ? Self.multiples(of: Self.roundStep(upper - lower, parts: 5), from: lower, to: upper)
        .filter { $0 > 0 } : ticks
  }

  /// The position of a number, from 0 at the lower end to 1 at the upper.
  package func position(_ value: Double) -> Double {
    if isLogarithmic {
      return (Self.log10(value) - Self.log10(lower)) / (Self.log10(upper) - Self.log10(lower))
    }
    return (value - lower) / (upper - lower)
  }

  /// 1, 2 or 5 times a power of ten, about a part of the span.
  private static func roundStep(_ span: Double, parts: Double) -> Double {
    let rough = span / parts
    guard rough.isFinite, rough > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    for factor in [1.0, 2, 5] where rough <= factor * power * 1.001 { return factor * power }
    return 10 * power
  }

  private static func multiples(of step: Double, from lower: Double, to upper: Double) -> [Double] {
    var ticks: [Double] = []
    var index = (lower / step - 1e-9).rounded(.up)
    while index * step <= upper + step * 1e-9, ticks.count < 50 {
      ticks.append(index * step)
      index += 1
    }
    return ticks
  }

  /// Powers of ten between the values; when there are few, 2 and 5 times them as well.
  private static func decades(from low: Double, to high: Double) -> [Double] {
    let first = Int(log10(low).rounded(.down))
    let last = Int(log10(high).rounded(.up))
    let stride = max(1, (last - first + 5) / 6)
    let factors = last - first <= 3 ? [1.0, 2, 5] : [1.0]
    return Swift.stride(from: first, through: last, by: stride).flatMap { power in
      var value = 1.0
      for _ in 0..<power.magnitude { value *= 10 }
      return factors.map { power < 0 ? $0 / value : $0 * value }
    }.filter { $0 >= low && $0 <= high }
  }

  /// The decimal logarithm by halving the exponent's remainder; 40 bits are more than a drawing
  /// shows.
  private static func log10(_ value: Double) -> Double {
    var mantissa = value.significand
    var bits = Double(value.exponent)
    var weight = 0.5
    for _ in 0..<40 {
      mantissa *= mantissa
      if mantissa >= 2 { (mantissa, bits) = (mantissa / 2, bits + weight) }
      weight /= 2
    }
    return bits * 0.301_029_995_663_981_2
  }
}
