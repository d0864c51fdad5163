import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaTraining
import Testing

/// training.json: whole training runs by other programs, from fixed weights in a fixed order.
struct TrainingFixture: Sendable {
  /// A run.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let json: JSONValue
    let initial: JSONValue

    var testDescription: String { name }
  }

  let data: Dataset
  /// The rows of all batches, one after the other.
  let rows: [Int]
  let batchSize: Int
  let cases: [Case]

  /// The fixture, read once.
  static let shared = Result { try TrainingFixture() }

  /// The runs, as the arguments of tests; none when the file cannot be read, which a test of its own
  /// reports.
  static let cases = (try? shared.get().cases) ?? []

  private init() throws {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(2).joined(separator: "/")
    let content = try JSONValue.parse(try InputFile.read("\(folder)/Fixtures/training.json"))
    let scale = try #require(content["scale"]?.number)
    let lines = try #require(content["pixels"]?.elements).compactMap(\.string)
    let labels = try #require(content["labels"]?.elements).compactMap(\.integer)
    data = try Dataset(
      name: "digits",
      features: Features(
        .doubles(lines.flatMap { $0.utf8.map { Double($0 - 65) / scale } }), count: lines.count,
        exampleShape: [64]),
      targets: .classes(labels.map { Int32($0) }, names: (0..<10).map { "\($0)" }))
    rows = try #require(content["batches"]?["data"]?.elements).compactMap(\.integer)
    batchSize = try #require(content["batches"]?["shape"]?.elements?.last?.integer)
    let initial = try #require(content["initial"])
    cases = try #require(content["cases"]?.elements).map { item in
      let model = try #require(item["model"]?.string)
      return Case(
        name: try #require(item["name"]?.string), json: item,
        initial: try #require(initial[model]))
    }
  }
}

extension TrainingFixture.Case {
  /// The model with its first weights.
  func model() throws -> Sequential {
    let layers = try #require(json["layers"]?.elements)
    return Sequential(try layers.map(layer))
  }

  private func layer(_ item: JSONValue) throws -> any Module {
    switch try #require(item["type"]?.string) {
    case "linear":
      let name = try #require(item["name"]?.string)
      return Linear(
        try #require(item["out"]?.integer),
        weight: Parameter(.weight, value: try first("\(name).weight")),
        bias: item["bias"]?.boolean == false
          ? nil : Parameter(.bias, value: try first("\(name).bias")))
    case "batch_norm":
      let name = try #require(item["name"]?.string)
      return BatchNorm(
        momentum: try #require(item["momentum"]?.number),
        epsilon: try #require(item["eps"]?.number),
        weight: Parameter(.weight, value: try first("\(name).weight")),
        bias: Parameter(.bias, value: try first("\(name).bias")),
        runningMean: Parameter(.statistic, value: try state("\(name).running_mean")),
        runningVariance: Parameter(.statistic, value: try state("\(name).running_var")))
    case "layer_norm":
      let name = try #require(item["name"]?.string)
      return LayerNorm(
        epsilon: try #require(item["eps"]?.number),
        weight: Parameter(.weight, value: try first("\(name).weight")),
        bias: Parameter(.bias, value: try first("\(name).bias")))
    case "relu": return ReLU()
    case "tanh": return Tanh()
    case "sigmoid": return Sigmoid()
    case "softmax": return Softmax()
    case "residual":
      return Residual(Sequential(try #require(item["body"]?.elements).map(layer)))
    case let type: throw Unknown(what: type)
    }
  }

  private func first(_ name: String) throws -> Tensor { try tensor(initial[name]) }

  private func state(_ name: String) throws -> Tensor { try tensor(json["initial_state"]?[name]) }

  private func tensor(_ item: JSONValue?) throws -> Tensor {
    let value = try #require(item)
    let shape = try #require(value["shape"]?.elements).compactMap(\.integer)
    return Tensor(value.array, shape: Shape(shape), dtype: .float64)
  }

  /// What is minimised.
  func loss() throws -> any Loss {
    let item = try #require(json["loss"])
    switch try #require(item["type"]?.string) {
    case "softmax_cross_entropy":
      return SoftmaxCrossEntropy(
        labelSmoothing: item["label_smoothing"]?.number ?? 0,
        smoothing: item["smoothing_form"]?.string == "lecture" ? .lecture : .uniform)
    case "mse": return MeanSquaredError()
    case "half_squared_error": return HalfSquaredError()
    case "cross_entropy_probabilities": return CrossEntropy()
    case let type: throw Unknown(what: type)
    }
  }

  /// The rule that updates the weights.
  func optimizer() throws -> any Optimizer {
    let item = try #require(json["optimizer"])
    func number(_ key: String) -> Double { item[key]?.number ?? 0 }
    switch try #require(item["type"]?.string) {
    case "sgd":
      return SGD(
        learningRate: number("lr"), momentum: number("momentum"),
        nesterov: item["nesterov"]?.boolean ?? false, weightDecay: number("weight_decay"))
    case "adam":
      return Adam(
        learningRate: number("lr"), beta1: number("beta1"), beta2: number("beta2"),
        epsilon: number("eps"))
    case "adamw":
      return AdamW(
        learningRate: number("lr"), beta1: number("beta1"), beta2: number("beta2"),
        epsilon: number("eps"), weightDecay: number("weight_decay"))
    case "rmsprop":
      return RMSProp(
        learningRate: number("lr"), decay: number("rho"), epsilon: number("eps"))
    case "adagrad": return AdaGrad(learningRate: number("lr"), epsilon: number("eps"))
    case let type: throw Unknown(what: type)
    }
  }

  /// The course of the learning rate, if it changes.
  func schedule() throws -> (any Schedule)? {
    guard let item = json["schedule"] else { return nil }
    return LinearDecay(
      final: try #require(item["final"]?.number), steps: try #require(item["T"]?.integer))
  }

  /// What happens to gradients.
  var clipping: Clipping? {
    json["clip_norm"]?.number.map { .globalNorm($0) }
      ?? json["clip_value"]?.number.map { .value($0) }
  }

  /// What is added to the loss.
  func penalties() throws -> [Penalty] {
    guard let item = json["penalty"] else { return [] }
    return [
      Penalty(
        try #require(Penalty.Norm(rawValue: item["norm"]?.string ?? "")),
        factor: try #require(item["factor"]?.number),
        includesBiases: item["over"]?.string == "all")
    ]
  }

  /// The parameters after training, in the order of the model, and running statistics after them;
  /// of long ones what `condensed` leaves.
  func final() throws -> [[Double]] {
    let trained = try #require(json["parameters"]?.elements).map { name in
      let key = try #require(name.string)
      return try #require(json["final"]?[key]).array
    }
    // running_mean, running_var.
    let state = (json["final_state"]?.members ?? []).sorted { $0.key < $1.key }
    return trained + state.map(\.value.array)
  }

  /// The parameters of a model, in the order of `final`.
  static func values(of model: any Module) -> [[Double]] {
    let parameters = model.parameters
    return
      (parameters.filter { $0.kind != .statistic } + parameters.filter { $0.kind == .statistic })
      .map(\.value.scalars)
  }

  struct Unknown: Error { let what: String }
}

extension JSONValue {
  /// The numbers of a list, or of an array with a shape.
  var array: [Double] { (elements ?? self["data"]?.elements ?? []).compactMap(\.number) }
}

/// What the fixture keeps of an array: of more than 200 numbers every 13th, the sum and the sum of
/// the squares.
func condensed(_ numbers: [Double]) -> [Double] {
  guard numbers.count > 200 else { return numbers }
  return stride(from: 0, to: numbers.count, by: 13).map { numbers[$0] }
    + [numbers.reduce(0, +), numbers.reduce(0) { $0 + $1 * $1 }]
}

/// The largest difference, relative to max(1, |expected|); infinite when the counts differ.
func deviation(_ found: [Double], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  var largest = 0.0
  for (value, reference) in zip(found, expected) {
    let difference = abs(value - reference) / max(1, abs(reference))
    largest = max(largest, difference.isNaN ? .infinity : difference)
  }
  return largest
}
