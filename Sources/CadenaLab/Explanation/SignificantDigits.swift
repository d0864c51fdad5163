/// Numbers with a number of significant digits: `0.196612`, `-12`, `1.5e-07`.
///
/// Rounded half up from the shortest decimal of the number; zeros at the end are left out.
struct SignificantDigits: Sendable, Hashable {
  /// 1 to 17.
  let count: Int

  init(_ count: Int) { self.count = Swift.max(1, Swift.min(17, count)) }

  /// The text of a number.
  func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    guard value != 0 else { return "0" }
    let (digits, exponent) = rounded(value.magnitude)
    let sign = value < 0 ? "-" : ""
    return sign
      + (exponent < -5 || exponent >= Swift.max(6, count)
        ? Self.scientific(digits, exponent) : Self.plain(digits, exponent))
  }

  /// The text, between brackets when it begins with a sign, for the inside of sums and products.
  func operand(_ value: Double) -> String {
    let text = text(value)
    return text.hasPrefix("-") ? "(\(text))" : text
  }

  /// Digits without zeros at the ends and the power of ten of the first one.
  private func rounded(_ size: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var power = 0
    let text = Array("\(size)".utf8)
    for (position, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        power = Int(String(decoding: text[(position + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte - 48)
      }
    }
    var exponent = (point ?? digits.count) - 1 + power
    while digits.count > 1, digits[0] == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    if digits.count > count {
      let roundsUp = digits[count] >= 5
      digits.removeLast(digits.count - count)
      if roundsUp { Self.increment(&digits, &exponent) }
    }
    while digits.count > 1, digits[digits.count - 1] == 0 { digits.removeLast() }
    return (digits, exponent)
  }

  private static func increment(_ digits: inout [UInt8], _ exponent: inout Int) {
    for position in digits.indices.reversed() {
      if digits[position] < 9 {
        digits[position] += 1
        return
      }
      digits[position] = 0
    }
    digits.insert(1, at: 0)
    digits.removeLast()
    exponent += 1
  }

  private static func string(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
  }

  private static func plain(_ digits: [UInt8], _ exponent: Int) -> String {
    if exponent < 0 {
      return "0." + String(repeating: "0", count: -exponent - 1) + string(digits)
    }
    if digits.count <= exponent + 1 {
      return string(digits) + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return string(digits[...exponent]) + "." + string(digits[(exponent + 1)...])
  }

  private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
    let fraction = digits.count > 1 ? "." + string(digits[1...]) : ""
    let sign = exponent < 0 ? "-" : "+"
    return string(digits[..<1]) + fraction + "e" + sign
      + (exponent.magnitude < 10 ? "0" : "") + "\(exponent.magnitude)"
  }
}
