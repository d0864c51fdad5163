/// A Swift type whose values are elements of tensors.
///
/// `Float`, `Double`, `Int32`, `UInt8`, `Bool` and (for random keys) `UInt32` conform; memory
/// layout is the element's own, so arrays go in and out without conversion.
public protocol TensorScalar: Sendable, Hashable {
  /// The element type that this Swift type is stored as.
  static var dtype: DType { get }
  /// The nearest value to a number: integers saturate and cut towards zero, NaN gives 0.
  init(converting value: Double)
  /// The value as a number; true is 1.
  var doubleValue: Double { get }
}

extension Float: TensorScalar {
  /// `float32`.
  public static var dtype: DType { .float32 }
  /// Rounds to single precision.
  public init(converting value: Double) { self.init(value) }
  /// The same value in double precision.
  public var doubleValue: Double { Double(self) }
}

extension Double: TensorScalar {
  /// `float64`.
  public static var dtype: DType { .float64 }
  /// The value itself.
  public init(converting value: Double) { self = value }
  /// The value itself.
  public var doubleValue: Double { self }
}

extension Int32: TensorScalar {
  /// `int32`.
  public static var dtype: DType { .int32 }
  /// Cuts towards zero and saturates; NaN gives 0.
  public init(converting value: Double) { self = saturating(value) }
  /// The same value as a number.
  public var doubleValue: Double { Double(self) }
}

extension UInt8: TensorScalar {
  /// `uint8`.
  public static var dtype: DType { .uint8 }
  /// Cuts towards zero and saturates; NaN gives 0.
  public init(converting value: Double) { self = saturating(value) }
  /// The same value as a number.
  public var doubleValue: Double { Double(self) }
}

extension UInt32: TensorScalar {
  /// `uint32`.
  public static var dtype: DType { .uint32 }
  /// Cuts towards zero and saturates; NaN gives 0.
  public init(converting value: Double) { self = saturating(value) }
  /// The same value as a number.
  public var doubleValue: Double { Double(self) }
}

extension Bool: TensorScalar {
  /// `bool`.
  public static var dtype: DType { .bool }
  /// True for everything but zero.
  public init(converting value: Double) { self = value != 0 }
  /// 1 for true, 0 for false.
  public var doubleValue: Double { self ? 1 : 0 }
}

/// A number as an integer: towards zero, saturating at the type's limits, 0 for NaN.
private func saturating<Integer: FixedWidthInteger>(_ value: Double) -> Integer {
  if value.isNaN { return 0 }
  if value >= Double(Integer.max) { return .max }
  if value <= Double(Integer.min) { return .min }
  return Integer(value)
}

extension DType {
  /// Calls a generic function with the Swift type of the elements.
  public func withScalarType<Result>(_ body: (any TensorScalar.Type) -> Result) -> Result {
    switch self {
    case .float32: body(Float.self)
    case .float64: body(Double.self)
    case .int32: body(Int32.self)
    case .uint8: body(UInt8.self)
    case .bool: body(Bool.self)
    case .uint32: body(UInt32.self)
    }
  }
}
