/// Numbers as text: exact for files, short for people.
package enum NumberText {
  /// The shortest decimal that reads back as the same number; whole numbers without ".0".
  package static func short(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number with a fixed number of decimals, rounded half away from zero, as tables show it.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A number in about four significant digits: 0.03127 → "0.03127", 1234567 → "1.235e+06".
  package static func compact(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    guard value != 0 else { return "0" }
    let size = value.magnitude
    if size >= 1e-4, size < 1e5 {
      var decimals = 4
      var limit = 1.0
      while decimals > 0, size >= limit * 10 { (decimals, limit) = (decimals - 1, limit * 10) }
      if size < 0.1 { decimals = 5 }
      if size < 0.01 { decimals = 6 }
      return trimmed(fixed(value, decimals: decimals))
    }
    return scientific(value, decimals: 3)
  }

  /// A finite number other than 0 with a power of ten: 1234567 → "1.235e+06" with three decimals.
  package static func scientific(_ value: Double, decimals: Int) -> String {
    var mantissa = value.magnitude
    var exponent = 0
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    var digits = trimmed(fixed(mantissa, decimals: decimals))
    if digits == "10" { (digits, exponent) = ("1", exponent + 1) }
    let power = (exponent.magnitude < 10 ? "0" : "") + "\(exponent.magnitude)"
    return (value < 0 ? "-" : "") + digits + "e" + (exponent < 0 ? "-" : "+") + power
  }

  /// A decimal without the zeros at its end.
  package static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = Substring(text)
    while text.last == "0" { text = text.dropLast() }
    if text.last == "." { text = text.dropLast() }
    return String(text)
  }
}
