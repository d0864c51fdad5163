import Cadena

extension ScalarFunction {
  /// The function of tensors, element by element.
  ///
  /// - Parameter constants: for each operand the number it is known to be, if it is one: a power with
  ///   a literal exponent has a simpler rule.
  func apply(_ inputs: [Tensor], constants: [Double?] = []) -> Tensor {
    let x = inputs[0]
    switch self {
    case .add: return x + inputs[1]
    case .subtract: return x - inputs[1]
    case .multiply: return x * inputs[1]
    case .divide: return x / inputs[1]
    case .negate: return -x
    case .power:
      if constants.count == 2, let exponent = constants[1] { return x.raised(to: exponent) }
      return x.raised(to: inputs[1])
    case .exp: return x.exp()
    case .ln: return x.log()
    case .log10: return x.log() / x.constant(10).log()
    case .log2: return x.log() / x.constant(2).log()
    case .sqrt: return x.squareRoot()
    case .square: return x.squared()
    case .abs: return x.absolute()
    case .sin: return x.sin()
    case .cos: return x.cos()
    case .tan: return x.tan()
    case .asin: return Self.arcSine(x)
    case .acos: return x.constant(.pi / 2) - Self.arcSine(x)
    case .atan: return x.atan()
    case .sinh: return (x.exp() - (-x).exp()) * 0.5
    case .cosh: return (x.exp() + (-x).exp()) * 0.5
    case .tanh: return x.tanh()
    case .sigmoid: return x.sigmoid()
    case .relu: return x.relu()
    case .softplus: return x.softplus()
    case .erf: return x.erf()
    case .gelu: return x.gelu()
    case .silu: return x.silu()
    case .leakyRelu: return x.leakyReLU(slope: inputs[1])
    case .max: return x.maximum(inputs[1])
    case .min: return x.minimum(inputs[1])
    }
  }

  private static func arcSine(_ x: Tensor) -> Tensor {
    (x / ((x.constant(1) - x) * (x.constant(1) + x)).squareRoot()).atan()
  }

  /// Whether the function has a corner at these operands, where the derivative is a choice.
  func hasCorner(at operands: [Double]) -> Bool {
    switch self {
    case .abs, .relu: operands[0] == 0
    case .leakyRelu: operands[0] == 0 && operands[1] != 1
    case .max, .min: operands[0] == operands[1]
    default: false
    }
  }

  /// Why a value is not a number, as far as the operands tell.
  func fault(at operands: [Double]) -> ScalarFault {
    let x = operands[0]
    switch self {
    case .divide where operands[1] == 0: return .divisionByZero
    case .ln, .log10, .log2:
      if x <= 0 { return .logarithm(x) }
    case .sqrt where x < 0: return .squareRoot(x)
    case .power:
      if x < 0 { return .power(x, operands[1]) }
      if x == 0, operands[1] < 0 { return .divisionByZero }
    case .asin, .acos:
      if Swift.abs(x) > 1 { return .outsideUnit(x) }
    default: break
    }
    return .tooLarge
  }
}

/// Why a function has no finite value.
enum ScalarFault: Sendable, Hashable {
  case divisionByZero
  case logarithm(Double)
  case squareRoot(Double)
  case power(Double, Double)
  case outsideUnit(Double)
  case tooLarge
}
