/// Why a minimiser ended.
public enum MinimizationEnding: String, Sendable, CaseIterable {
  /// The gradient is as short as was asked for.
  case gradientTolerance
  /// The value hardly changes any more, or is known no better than this.
  case smallChange
  /// The value is as small as was asked for.
  case targetValue
  /// The iterations are used up.
  case iterationLimit
  /// No step along the direction makes the function smaller: often the precision is reached.
  case lineSearchFailed
  /// The function or its gradient is not a finite number where the search stands.
  case notFinite
  /// The caller said so.
  case stopped
}
