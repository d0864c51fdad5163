import CadenaGraph

/// The definition of every opcode on single elements.
enum ReferenceScalar {
  /// `opcode(a, b, c)` for operands of an element type (of `b` and `c`, for a selection); operands
  /// that an opcode does not have are ignored. The result is rounded, or wrapped around, to the
  /// element type; truth values are 0 and 1.
  static func apply(
    _ opcode: ScalarOpcode, _ a: Double, _ b: Double, _ c: Double, _ dtype: DType
  ) -> Double {
    switch opcode {
    case .copy: a
    case .select: a != 0 ? b : c
    case .maximum: a.isNaN ? a : (a > b ? a : b)
    case .minimum: a.isNaN ? a : (a < b ? a : b)
    case .equal: truth(a == b)
    case .notEqual: truth(a != b)
    case .less: truth(a < b)
    case .lessEqual: truth(a <= b)
    case .greater: truth(a > b)
    case .greaterEqual: truth(a >= b)
    case .not: truth(a == 0)
    case .isFinite: truth(a.isFinite)
    default:
      if dtype.isFloatingPoint {
        dtype.rounded(ReferenceFloatingPoint.apply(opcode, a, b, c, dtype))
      } else {
        dtype.wrapped(ReferenceInteger.apply(opcode, Int64(a), Int64(b), Int64(c), dtype))
      }
    }
  }

  /// A conversion: floating-point numbers become integers towards zero, saturating, NaN as 0;
  /// integers become bytes saturating; int32 and uint32 become each other bit by bit; everything
  /// but zero is true.
  static func cast(_ number: Double, from source: DType, to target: DType) -> Double {
    let keepsBits =
      (source == .int32 && target == .uint32) || (source == .uint32 && target == .int32)
    return keepsBits ? target.wrapped(Int64(number)) : target.rounded(number)
  }

  private static func truth(_ condition: Bool) -> Double { condition ? 1 : 0 }
}
