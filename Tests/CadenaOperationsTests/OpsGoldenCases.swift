import CadenaGraph
import CadenaOperations

extension GoldenCall {
  /// Axes that are reduced: nil stands for all.
  var axes: [Int]? { attributes["axes"]?.optionalIntegers }

  /// Whether reduced axes stay.
  var keepsDimensions: Bool { flag("keepdim") }

  /// A number that the case must have.
  func number(_ name: String) -> Double {
    guard let value = attributes[name]?.number else {
      preconditionFailure("the case has no number \(name)")
    }
    return value
  }

  /// Two operands that are broadcast.
  var pair: (Tensor, Tensor) { (self["a"], self["b"]) }
}

extension GoldenAttribute {
  /// The whole numbers of a list; nil when there is none.
  fileprivate var optionalIntegers: [Int]? { if case .list = self { integers } else { nil } }
}

/// One tensor to one tensor.
private func unary(
  _ function: @escaping @Sendable (Tensor) -> Tensor
) -> @Sendable (GoldenCall) -> [Tensor] {
  { [function($0["x"])] }
}

/// Two operands to one tensor.
private func binary(
  _ function: @escaping @Sendable (Tensor, Tensor) -> Tensor
) -> @Sendable (GoldenCall) -> [Tensor] {
  { [function($0["a"], $0["b"])] }
}

/// Arithmetic, comparisons, functions and reductions of the golden file, by the file's names.
let elementOperationCases: [String: @Sendable (GoldenCall) -> [Tensor]] =
  arithmeticCases
  .merging(functionCases) { first, _ in first }
  .merging(reductionCases) { first, _ in first }

private let arithmeticCases: [String: @Sendable (GoldenCall) -> [Tensor]] = [
  "add": binary { $0 + $1 },
  "sub": binary { $0 - $1 },
  "mul": binary { $0 * $1 },
  "div": binary { $0 / $1 },
  "pow": binary { $0.raised(to: $1) },
  "maximum": binary { $0.maximum($1) },
  "minimum": binary { $0.minimum($1) },
  "eq": binary { $0 .== $1 },
  "ne": binary { $0 .!= $1 },
  "lt": binary { $0 .< $1 },
  "le": binary { $0 .<= $1 },
  "gt": binary { $0 .> $1 },
  "ge": binary { $0 .>= $1 },
  "where": { [.where($0["cond"], $0["a"], $0["b"])] },
  "masked_fill": { [$0["x"].filled(with: $0.number("value"), where: $0["mask"])] },
  "pow_scalar": { [$0["x"].raised(to: $0.number("exponent"))] },
  "neg": unary { -$0 },
  "abs": unary { $0.absolute() },
  "square": unary { $0.squared() },
  "reciprocal": unary { $0.reciprocal() },
  "clamp": { call in
    [
      call["x"].clamped(
        minimum: call.attributes["min"]?.number, maximum: call.attributes["max"]?.number)
    ]
  },
]

private let functionCases: [String: @Sendable (GoldenCall) -> [Tensor]] = [
  "exp": unary { $0.exp() },
  "log": unary { $0.log() },
  "log1p": unary { $0.logOnePlus() },
  "expm1": unary { $0.expMinusOne() },
  "sqrt": unary { $0.squareRoot() },
  "rsqrt": unary { $0.reciprocalSquareRoot() },
  "sin": unary { $0.sin() },
  "cos": unary { $0.cos() },
  "tan": unary { $0.tan() },
  "atan": unary { $0.atan() },
  "tanh": unary { $0.tanh() },
  "erf": unary { $0.erf() },
  "sigmoid": unary { $0.sigmoid() },
  "log_sigmoid": unary { $0.logSigmoid() },
  "relu": unary { $0.relu() },
  "relu6": unary { $0.relu6() },
  "leaky_relu": { [$0["x"].leakyReLU(slope: $0.number("slope"))] },
  "elu": { [$0["x"].elu(alpha: $0.number("alpha"))] },
  "selu": unary { $0.selu() },
  "gelu": { [$0["x"].gelu(form: $0.attributes["form"]?.word == "tanh" ? .tanh : .erf)] },
  "silu": unary { $0.silu() },
  "mish": unary { $0.mish() },
  "softplus": { [$0["x"].softplus(beta: $0.number("beta"))] },
  "softsign": unary { $0.softsign() },
  "hard_sigmoid": unary { $0.hardSigmoid() },
  "hard_swish": unary { $0.hardSwish() },
  "hardtanh": { [$0["x"].hardTanh(minimum: $0.number("min"), maximum: $0.number("max"))] },
  "sign": unary { $0.sign() },
  "floor": unary { $0.floor() },
  "ceil": unary { $0.ceil() },
  "round": unary { $0.round() },
]

private let reductionCases: [String: @Sendable (GoldenCall) -> [Tensor]] = [
  "sum": { [$0["x"].sum(axes: $0.axes, keepDimensions: $0.keepsDimensions)] },
  "mean": { [$0["x"].mean(axes: $0.axes, keepDimensions: $0.keepsDimensions)] },
  "max": { [$0["x"].max(axes: $0.axes, keepDimensions: $0.keepsDimensions)] },
  "min": { [$0["x"].min(axes: $0.axes, keepDimensions: $0.keepsDimensions)] },
  "prod": { [$0["x"].product(axes: $0.axes, keepDimensions: $0.keepsDimensions)] },
  "var": { call in
    [
      call["x"].variance(
        axes: call.axes, keepDimensions: call.keepsDimensions,
        correction: call.number("correction"))
    ]
  },
  "std": { call in
    [
      call["x"].standardDeviation(
        axes: call.axes, keepDimensions: call.keepsDimensions,
        correction: call.number("correction"))
    ]
  },
  "norm": { call in
    [
      call["x"].norm(
        call.integer("p") == 1 ? .one : .two, axes: call.axes,
        keepDimensions: call.keepsDimensions)
    ]
  },
  "argmax": { call in
    [
      call["x"].argMax(
        axis: call.attributes["axis"]?.integer, keepDimensions: call.keepsDimensions)
    ]
  },
  "argmin": { call in
    [
      call["x"].argMin(
        axis: call.attributes["axis"]?.integer, keepDimensions: call.keepsDimensions)
    ]
  },
  "softmax": { [$0["x"].softmax(axis: $0.integer("axis"))] },
  "log_softmax": { [$0["x"].logSoftmax(axis: $0.integer("axis"))] },
  "logsumexp": { [$0["x"].logSumExp(axes: $0.axes, keepDimensions: $0.keepsDimensions)] },
]
