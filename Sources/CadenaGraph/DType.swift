/// The type of a tensor's elements, chosen at run time.
///
/// `float32` is the default everywhere; `float64` runs any model in double precision, which is how
/// the engine is proved. There is no implicit promotion: operands must agree, and `cast(to:)`
/// converts. Comparisons give `bool`; sums of `bool` and `uint8`, and argument reductions, give
/// `int32`.
public enum DType: UInt8, Sendable, Hashable, CaseIterable {
  /// IEEE 754 single precision.
  case float32 = 0
  /// IEEE 754 double precision.
  case float64 = 1
  /// Signed 32-bit integers: labels, indices, counts.
  case int32 = 2
  /// Bytes: pixels.
  case uint8 = 3
  /// Truth values, one byte each, 0 or 1.
  case bool = 4
  /// Words of random keys; used inside the framework only.
  case uint32 = 5

  /// Bytes of one element.
  public var byteCount: Int {
    switch self {
    case .float64: 8
    case .uint8, .bool: 1
    case .float32, .int32, .uint32: 4
    }
  }

  /// Whether values of this type have gradients.
  public var isFloatingPoint: Bool { self == .float32 || self == .float64 }
}

extension DType: CustomStringConvertible {
  /// The name, as experiment files write it.
  public var description: String {
    switch self {
    case .float32: "float32"
    case .float64: "float64"
    case .int32: "int32"
    case .uint8: "uint8"
    case .bool: "bool"
    case .uint32: "uint32"
    }
  }
}
