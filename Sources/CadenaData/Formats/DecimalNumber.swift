/// Reads decimal numbers from bytes: digits with an optional sign, point (or another sign in its
/// place) and exponent.
///
/// Up to 19 digits go into a 64-bit integer; when that is at most 2^53 and the power of ten at most
/// 10^22, both are exact in double precision and one multiplication or division rounds correctly
/// (Clinger 1990). All other numbers go through the standard library's correctly rounded parser.
enum DecimalNumber {
  /// The number that the bytes from `start` to `end` spell, or nil when they are no number.
  ///
  /// Infinity means a number too large for double precision; words such as `inf` are no numbers.
  static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    point: UInt8 = UInt8(ascii: ".")
  ) -> Double? {
    var index = start
    var isNegative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    let first = index
    while index < end, let digit = digit(bytes[index]) {
      mantissa = mantissa &* 10 &+ digit
      digits += 1
      index += 1
    }
    if index < end, bytes[index] == point {
      index += 1
      let fraction = index
      while index < end, let digit = digit(bytes[index]) {
        mantissa = mantissa &* 10 &+ digit
        digits += 1
        index += 1
      }
      exponent = fraction - index
    }
    guard digits > 0 else { return nil }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      guard let power = power(bytes, &index, end) else { return nil }
      exponent += power
    }
    guard index == end else { return nil }
    // Leading zeros count as digits here, which only sends a few more numbers the slow way.
    guard digits <= 19, mantissa <= 1 << 53, abs(exponent) <= 22 else {
      let digits = bytes[first..<end].map { $0 == point ? UInt8(ascii: ".") : $0 }
      let text = String(decoding: digits, as: UTF8.self)
      guard let value = Double(text) else { return nil }
      return isNegative ? -value : value
    }
    let value =
      exponent < 0
      ? Double(mantissa) / powersOfTen(-exponent) : Double(mantissa) * powersOfTen(exponent)
    return isNegative ? -value : value
  }

  /// The number after `e`, limited to what makes a difference; nil when there is none.
  private static func power(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int
  ) -> Int? {
    index += 1
    var isNegative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    let start = index
    var power = 0
    while index < end, let digit = digit(bytes[index]) {
      power = min(power * 10 + Int(digit), 1_000_000)
      index += 1
    }
    guard index > start else { return nil }
    return isNegative ? -power : power
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt64? {
    let digit = byte &- UInt8(ascii: "0")
    return digit < 10 ? UInt64(digit) : nil
  }

  /// 10^n for n from 0 to 22, all of them exact.
  @inline(__always)
  private static func powersOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
