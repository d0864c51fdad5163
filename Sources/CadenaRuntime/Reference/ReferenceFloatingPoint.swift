import CadenaGraph
import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The definition of the opcodes on floating-point numbers, before the result is rounded to its
/// type.
enum ReferenceFloatingPoint {
  /// An opcode on floating-point numbers; one without a meaning for them is a mistake in an
  /// operation.
  static func apply(
    _ opcode: ScalarOpcode, _ a: Double, _ b: Double, _ c: Double, _ dtype: DType
  ) -> Double {
    switch opcode {
    case .negate: -a
    case .absolute: a.magnitude
    // A zero loses its sign; NaN stays.
    case .sign: a > 0 ? 1 : (a < 0 ? -1 : a + 0)
    case .floor: a.rounded(.down)
    case .ceil: a.rounded(.up)
    case .round: a.rounded(.toNearestOrEven)
    case .square: a * a
    case .squareRoot: a.squareRoot()
    case .reciprocalSquareRoot: 1 / dtype.rounded(a.squareRoot())
    case .reciprocal: 1 / a
    case .exp: exp(a)
    case .expMinusOne: expm1(a)
    case .log: log(a)
    case .logOnePlus: log1p(a)
    case .sin: sin(a)
    case .cos: cos(a)
    case .tan: tan(a)
    case .atan: atan(a)
    case .tanh: tanh(a)
    case .erf: erf(a)
    case .sigmoid: sigmoid(a)
    case .softplus: softplus(a)
    case .relu: a <= 0 ? 0 : a
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .remainder: remainder(a, b)
    case .power: pow(a, b)
    case .multiplyAdd: dtype.rounded(a * b) + c
    default: programmingError("\(opcode) of \(dtype) has no meaning")
    }
  }

  /// `1 / (1 + e^-x)`; only powers of e that cannot overflow are computed.
  private static func sigmoid(_ x: Double) -> Double {
    if x >= 0 { return 1 / (1 + exp(-x)) }
    let power = exp(x)
    return power / (1 + power)
  }

  /// `log(1 + e^x)`, written so that e^x cannot overflow and small values keep their digits.
  private static func softplus(_ x: Double) -> Double {
    x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
  }

  /// The rest of a division with the sign of the divisor, as Python's `%`; NaN where the divisor
  /// is 0.
  private static func remainder(_ x: Double, _ y: Double) -> Double {
    let rest = x.truncatingRemainder(dividingBy: y)
    if rest == 0 { return Double(signOf: y, magnitudeOf: 0) }
    return (rest < 0) != (y < 0) ? rest + y : rest
  }
}
