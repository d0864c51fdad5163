/// The types of numbers that files of arrays hold.
public enum NumberType: String, Sendable, Hashable, CaseIterable {
  /// A truth value: a byte 0 or 1.
  case bool
  /// Whole numbers from 0 to 255.
  case uint8
  /// Whole numbers of 8 bits.
  case int8
  /// Whole numbers of 16 bits from 0 on.
  case uint16
  /// Whole numbers of 16 bits.
  case int16
  /// Whole numbers of 32 bits from 0 on.
  case uint32
  /// Whole numbers of 32 bits.
  case int32
  /// Whole numbers of 64 bits from 0 on.
  case uint64
  /// Whole numbers of 64 bits.
  case int64
  /// Half precision.
  case float16
  /// Single precision.
  case float32
  /// Double precision.
  case float64

  /// How many bytes a number takes.
  public var byteCount: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .uint16, .int16, .float16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64: 8
    }
  }

  /// Whether all numbers are whole.
  public var isInteger: Bool {
    switch self {
    case .float16, .float32, .float64: false
    default: true
    }
  }
}
