import CadenaGraph

/// Numbers as texts of one width, so that they stand in columns.
enum NumberColumn {
  /// Decimals at most.
  private static let decimals = 4

  /// A text per number, right-aligned.
  static func texts(_ numbers: [Double], _ dtype: DType) -> [String] {
    let texts: [String]
    switch dtype {
    case .bool: texts = numbers.map { $0 == 0 ? "false" : "true" }
    case .int32, .uint8, .uint32: texts = numbers.map { "\(Int($0))" }
    case .float32, .float64: texts = floatingPoint(numbers)
    }
    let width = texts.map(\.count).max() ?? 0
    return texts.map { String(repeating: " ", count: width - $0.count) + $0 }
  }

  private static func floatingPoint(_ numbers: [Double]) -> [String] {
    let sizes = numbers.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    let areWhole = sizes.allSatisfy { $0 == $0.rounded() }
    let (smallest, largest) = (sizes.min() ?? 1, sizes.max() ?? 1)
    if largest >= (areWhole ? 1e9 : 1e6) || smallest < 1e-4 {
      return numbers.map { $0.isFinite ? scientific($0) : special($0) }
    }
    let scaled = numbers.map { $0.isFinite ? Int(($0 * 1e4).rounded()) : 0 }
    // As many decimals as any of them needs, at least one: these are not whole by type.
    var (shown, unit) = (decimals, 10)
    while shown > 1, scaled.allSatisfy({ $0 % unit == 0 }) {
      shown -= 1
      unit *= 10
    }
    return zip(numbers, scaled).map { number, scaled in
      number.isFinite ? fixed(scaled, shown, isNegative: number < 0) : special(number)
    }
  }

  /// A number given in ten-thousandths.
  private static func fixed(_ scaled: Int, _ shown: Int, isNegative: Bool) -> String {
    let fraction = "\(scaled.magnitude % 10_000)"
    let padded = String(repeating: "0", count: decimals - fraction.count) + fraction
    return (isNegative ? "-" : "") + "\(scaled.magnitude / 10_000)." + padded.prefix(shown)
  }

  /// One digit, four decimals and a power of ten, rounded from the shortest exact decimal form.
  private static func scientific(_ number: Double) -> String {
    if number == 0 { return "0.0000e+00" }
    let parts = "\(number.magnitude)".split(separator: "e")
    var exponent = parts.count > 1 ? (Int(parts[1]) ?? 0) : 0
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var digits = halves.joined().compactMap(\.wholeNumberValue)
    exponent += halves[0].count - 1
    while digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count < decimals + 2 { digits.append(0) }
    var mantissa = digits.prefix(decimals + 1).reduce(0) { $0 * 10 + $1 }
    if digits[decimals + 1] >= 5 { mantissa += 1 }
    if mantissa == 100_000 {
      mantissa = 10_000
      exponent += 1
    }
    let fraction = "\(mantissa % 10_000)"
    let padded = String(repeating: "0", count: decimals - fraction.count) + fraction
    let power = "\(exponent.magnitude)"
    return (number < 0 ? "-" : "") + "\(mantissa / 10_000).\(padded)e" + (exponent < 0 ? "-" : "+")
      + (power.count < 2 ? "0" : "") + power
  }

  private static func special(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    return number < 0 ? "-inf" : "inf"
  }
}
