import Foundation

/// Numbers as tables show them.
enum Figure {
  /// A number with three figures that count; large ones with powers of ten.
  static func text(_ value: Double) -> String {
    if value == 0 { return "0" }
    if !value.isFinite { return "–" }
    if abs(value) >= 1e6 {
      let exponent = Int(log10(abs(value)).rounded(.down))
      return "\(places(value / pow(10, Double(exponent)), 2))e\(exponent)"
    }
    let size = abs(value)
    return places(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
  }

  private static func places(_ value: Double, _ count: Int) -> String {
    value.formatted(
      .number.precision(.fractionLength(count)).grouping(.never)
        .locale(Locale(identifier: "en_US_POSIX")))
  }

  /// Median through median, minimum through minimum, `4.2 (4.1)`; a dash where one is missing.
  static func ratio(of upper: Timing?, to lower: Timing?) -> String {
    guard let upper, let lower else { return "–" }
    return "\(text(upper.median / lower.median)) (\(text(upper.minimum / lower.minimum)))"
  }

  /// Median through median.
  static func quotient(_ upper: Timing?, _ lower: Timing?) -> Double? {
    guard let upper, let lower else { return nil }
    return upper.median / lower.median
  }

  /// The geometric mean; nil of nothing.
  static func geometricMean(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    return exp(values.map { log($0) }.reduce(0, +) / Double(values.count))
  }
}
