import CadenaExperiment

/// Numbers as people read them in explanations: a fixed number of decimals, more for small numbers.
///
///     let text = DecimalText(digits: 5)
///     text(0.45187812542)    // 0.45188
///     text(0.00110805796)    // 0.0011081: as many significant digits as decimals
///     text(0.41000000000000003)  // 0.41
///
/// Trailing zeros are left out, numbers below 0.00001 and from a thousand million on have a power
/// of ten.
public struct DecimalText: Sendable, Hashable {
  /// Decimals, and significant digits of numbers below 0.1; 1 to 15.
  public let digits: Int

  /// A form with 1 to 15 digits.
  public init(digits: Int = 5) { self.digits = min(15, max(1, digits)) }

  /// The text of a number.
  public func callAsFunction(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let size = value.magnitude
    guard size > 0 else { return "0" }
    if size < 1e-5 || size >= 1e9 {
      return NumberText.scientific(value, decimals: digits - 1)
    }
    var decimals = digits
    var bound = 0.1
    while size < bound, decimals < 24 {
      decimals += 1
      bound /= 10
    }
    return NumberText.trimmed(Self.fixed(value, decimals: decimals))
  }

  /// The text between brackets when the number is negative, for the inside of sums and products.
  public func operand(_ value: Double) -> String {
    let text = self(value)
    return text.hasPrefix("-") ? "(\(text))" : text
  }

  /// A number with a fixed number of decimals, rounded half away from zero.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    NumberText.fixed(value, decimals: decimals)
  }
}
