import CadenaText

/// The numbers that an option may take: an interval whose ends belong to it or not.
public struct ValueRange: Sendable, Hashable {
  /// The lower end, or nil when there is none.
  public let lower: Double?
  /// The upper end, or nil when there is none.
  public let upper: Double?
  /// Whether the lower end itself is allowed.
  public let includesLower: Bool
  /// Whether the upper end itself is allowed.
  public let includesUpper: Bool

  /// An interval; a missing end is open to that side.
  public init(
    lower: Double? = nil, upper: Double? = nil, includesLower: Bool = true,
    includesUpper: Bool = true
  ) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }

  /// Every finite number.
  public static let all = ValueRange()
  /// Numbers ≥ 0.
  public static let nonNegative = ValueRange(lower: 0)
  /// Numbers > 0.
  public static let positive = ValueRange(lower: 0, includesLower: false)
  /// Numbers from 0 to below 1: rates, decays, fractions.
  public static let fraction = ValueRange(lower: 0, upper: 1, includesUpper: false)

  /// Numbers ≥ the given one.
  public static func atLeast(_ lower: Double) -> ValueRange { ValueRange(lower: lower) }

  /// Whether a number is finite and inside.
  public func contains(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    if let lower, includesLower ? value < lower : value <= lower { return false }
    if let upper, includesUpper ? value > upper : value >= upper { return false }
    return true
  }

  /// The range as mathematics writes it: `≥ 0`, `0 ≤ x < 1`; empty for every number.
  public var notation: String {
    switch (lower, upper) {
    case (nil, nil): return ""
    case (let lower?, nil):
      return (includesLower ? "≥ " : "> ") + NumberText.short(lower)
    case (nil, let upper?):
      return (includesUpper ? "≤ " : "< ") + NumberText.short(upper)
    case (let lower?, let upper?):
      let left = NumberText.short(lower) + (includesLower ? " ≤ x " : " < x ")
      return left + (includesUpper ? "≤ " : "< ") + NumberText.short(upper)
    }
  }
}
