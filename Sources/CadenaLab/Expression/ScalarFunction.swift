/// The functions that expressions are made of: those of `Tensor` that take and give single numbers.
public enum ScalarFunction: String, Sendable, Hashable, CaseIterable {
  /// The sum `a + b`.
  case add
  /// The difference `a - b`.
  case subtract
  /// The product `a · b`.
  case multiply
  /// The quotient `a / b`.
  case divide
  /// The negative `-a`.
  case negate
  /// The power `a^b`.
  case power
  /// The exponential function.
  case exp
  /// The natural logarithm.
  case ln
  /// The logarithm to base 10.
  case log10
  /// The logarithm to base 2.
  case log2
  /// The square root.
  case sqrt
  /// The square.
  case square
  /// The absolute value.
  case abs
  /// The sine, in radians.
  case sin
  /// The cosine, in radians.
  case cos
  /// The tangent, in radians.
  case tan
  /// The inverse sine.
  case asin
  /// The inverse cosine.
  case acos
  /// The inverse tangent.
  case atan
  /// The hyperbolic sine.
  case sinh
  /// The hyperbolic cosine.
  case cosh
  /// The hyperbolic tangent.
  case tanh
  /// The logistic function `1 / (1 + e^-x)`.
  case sigmoid
  /// The positive part.
  case relu
  /// `ln(1 + e^x)`.
  case softplus
  /// The error function.
  case erf
  /// `x · Φ(x)`.
  case gelu
  /// `x · sigmoid(x)`.
  case silu
  /// x where it is positive, a small multiple of it elsewhere.
  case leakyRelu
  /// The larger of two numbers.
  case max
  /// The smaller of two numbers.
  case min

  /// How many numbers it takes.
  public var arity: Int {
    switch self {
    case .add, .subtract, .multiply, .divide, .power, .leakyRelu, .max, .min: 2
    default: 1
    }
  }

  /// Whether it is written between or before its operands rather than as a name with parentheses.
  var isOperator: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .negate, .power: true
    default: false
    }
  }

  /// Further names; Spanish ones are those of the lectures' language.
  private static let aliases: [String: ScalarFunction] = [
    "log": .ln, "pow": .power, "sen": .sin, "tg": .tan, "arcsin": .asin, "arcsen": .asin,
    "arccos": .acos, "arctan": .atan, "arctg": .atan, "senh": .sinh, "σ": .sigmoid,
    "logistic": .sigmoid, "ReLU": .relu, "swish": .silu, "SiLU": .silu, "GELU": .gelu,
    "leakyReLU": .leakyRelu, "leaky_relu": .leakyRelu, "lrelu": .leakyRelu, "maximum": .max,
    "minimum": .min, "sqr": .square, "√": .sqrt,
  ]

  private static let named: [String: ScalarFunction] = {
    var table = aliases
    for function in allCases where !function.isOperator { table[function.rawValue] = function }
    return table
  }()

  /// The function of a name in an expression, such as `exp` or `σ`.
  init?(named name: String) {
    guard let function = Self.named[name] else { return nil }
    self = function
  }

  /// All names, to find the nearest of a wrong one.
  static let names: [String] = named.keys.sorted()

  /// The names that help shows.
  static let mainNames: [String] = allCases.filter { !$0.isOperator }.map(\.rawValue) + ["pow"]
}
