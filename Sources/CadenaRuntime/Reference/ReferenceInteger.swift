import CadenaGraph
import CadenaText

/// The definition of the opcodes on integers, before the result is wrapped around to its type.
///
/// Operands of 32 bits leave room in 64 for every sum, difference and product but those of
/// `multiplyAdd` and `power`, whose lowest bits are right all the same.
enum ReferenceInteger {
  /// An opcode on integers; one without a meaning for them is a mistake in an operation.
  static func apply(
    _ opcode: ScalarOpcode, _ a: Int64, _ b: Int64, _ c: Int64, _ dtype: DType
  ) -> Int64 {
    switch opcode {
    case .negate: 0 - a
    case .absolute: abs(a)
    case .sign: a.signum()
    case .floor, .ceil, .round: a
    case .square: a &* a
    case .relu: max(a, 0)
    case .add: a + b
    case .subtract: a - b
    case .multiply: a &* b
    case .multiplyAdd: a &* b &+ c
    case .divide: b == 0 ? 0 : a / b
    case .remainder: remainder(a, b)
    case .power: power(a, b)
    case .and: a & b
    case .or: a | b
    case .xor: a ^ b
    default: programmingError("\(opcode) of \(dtype) has no meaning")
    }
  }

  /// The rest of a division, with the sign of the divisor; 0 where the divisor is 0.
  private static func remainder(_ a: Int64, _ b: Int64) -> Int64 {
    if b == 0 { return 0 }
    let rest = a % b
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
  }

  /// A power by repeated squaring; a negative exponent gives 0, but for the powers of 1 and -1.
  private static func power(_ base: Int64, _ exponent: Int64) -> Int64 {
    if exponent < 0 {
      switch base {
      case 1: return 1
      case -1: return exponent % 2 == 0 ? 1 : -1
      default: return 0
      }
    }
    var (result, factor, rest): (Int64, Int64, Int64) = (1, base, exponent)
    while rest > 0 {
      if rest % 2 == 1 { result = result &* factor }
      factor = factor &* factor
      rest /= 2
    }
    return result
  }
}
