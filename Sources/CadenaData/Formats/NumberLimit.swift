/// How large numbers may be before a precision makes them infinite.
enum NumberLimit {
  /// The largest number that single precision holds: what lies at the middle between its largest
  /// number and the next power of two, or above, is rounded to infinity.
  static let single = (0x1.ffffffp127).nextDown
  /// The largest number of double precision.
  static let double = Double.greatestFiniteMagnitude

  /// The limit of a precision.
  static func of(single isSingle: Bool) -> Double { isSingle ? single : double }
}
