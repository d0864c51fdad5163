import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaRuntime
import CadenaTraining

/// The graph of one example's pass through a model.
struct NetworkPass {
  let model: Sequential
  let input: Tensor
  /// The output of every layer.
  let outputs: [Tensor]
  let loss: Tensor
  let penalty: Tensor?
  private let target: Tensor
  private let trainer: Trainer

  init(_ model: Sequential, row: Int, of trainer: Trainer) {
    self.model = model
    self.trainer = trainer
    input = Self.features(trainer.data.features, row, trainer.dtype)
    target = Self.target(trainer.data.targets, row, trainer.form, trainer.dtype)
    var outputs: [Tensor] = []
    var value = input
    for layer in model.layers {
      value = layer(value, .inference)
      outputs.append(value)
    }
    self.outputs = outputs
    loss = trainer.loss(value, target)
    penalty = Self.penalty(trainer.penalties, model)
  }

  private static func features(_ features: Features, _ row: Int, _ dtype: DType) -> Tensor {
    let numbers = (0..<features.width).map { features[row, $0] }
    return Tensor(numbers, shape: Shape([1] + features.exampleShape), dtype: dtype)
  }

  private static func penalty(_ penalties: [Penalty], _ model: Sequential) -> Tensor? {
    let terms = penalties.compactMap { $0(model.trainableParameters) }
    guard let first = terms.first else { return nil }
    return terms.dropFirst().reduce(first) { $0 + $1 }
  }

  /// The target of a row, as the loss takes it.
  static func target(_ targets: Targets, _ row: Int, _ form: TargetForm, _ dtype: DType) -> Tensor {
    let one = targets.subset([row])
    let type = form.type(batch: 1, dtype: dtype)
    let label = Int(one.labels?.first ?? 0)
    switch form {
    case .labels: return Tensor([label])
    case .rows(let classes, let on, let off):
      return Tensor((0..<classes).map { $0 == label ? on : off }, shape: type.shape, dtype: dtype)
    case .column(let off, _): return Tensor([label == 0 ? off : 1], shape: type.shape, dtype: dtype)
    case .values:
      guard case .values(let values, _) = one else { return Tensor([0.0], dtype: dtype) }
      return Tensor(values, shape: type.shape, dtype: dtype)
    }
  }

  /// The loss from the input of a layer on, with other numbers there.
  func loss(from layer: Int, _ value: Tensor) -> Tensor {
    trainer.loss(model.layers[layer...].reduce(value) { $1($0, .inference) }, target)
  }

  /// The penalties with the parameters as they are now.
  var currentPenalty: Tensor? { Self.penalty(trainer.penalties, model) }

  // MARK: - Backward

  /// The gradients of the loss by the input and every layer's output, and by the parameters with the
  /// penalties.
  func gradients() -> (values: [Tensor], parameters: [Tensor]) {
    let parameters = model.namedParameters.map(\.parameter).filter { $0.kind != .statistic }
    let values = gradient(of: loss, withRespectTo: [input] + outputs)
    let total = penalty.map { loss + $0 } ?? loss
    return (values, gradient(of: total, withRespectTo: parameters.map(\.value)))
  }

  /// What a layer computes, where that can be written out.
  static func rule(of layer: any Module, _ input: Tensor, _ output: Tensor) -> NetworkWalk.Rule {
    let bare = (layer as? Named)?.layer ?? layer
    if let linear = bare as? Linear {
      let weight = linear.weight.value
      let width = weight.shape.last
      let numbers = weight.scalars
      return .linear(
        weights: stride(from: 0, to: numbers.count, by: max(1, width)).map {
          Array(numbers[$0..<($0 + width)])
        }, bias: linear.bias?.value.scalars)
    }
    let name: String? =
      switch bare {
      case is Sigmoid: "σ"
      case is Tanh: "tanh"
      case is ReLU: "relu"
      case is LeakyReLU: "leakyReLU"
      case is ELU: "elu"
      case is GELU: "gelu"
      case is SiLU: "silu"
      case is Softplus: "softplus"
      default: nil
      }
    guard let name else { return .other }
    // Each output depends on its own input alone, so the gradient of the sum is the list of slopes.
    let slopes = gradient(of: output.sum(), withRespectTo: input)
    return .elementwise(name, slopes: slopes.scalars)
  }

  // MARK: - What the output means

  /// Probabilities of the classes, where loss and last layer say how to read the output.
  func probabilities(_ output: Tensor, _ last: (any Module)?) -> [Double]? {
    guard let classes = trainer.data.targets.classCount, output.rank == 2 else { return nil }
    if output.shape.last == 1, classes == 2 {
      let value = (trainer.loss is BinaryCrossEntropyWithLogits ? output.sigmoid() : output).item()
      let isProbability =
        trainer.loss is BinaryCrossEntropyWithLogits || trainer.loss is BinaryCrossEntropy
      return isProbability ? [1 - value, value] : nil
    }
    guard output.shape.last >= 2 else { return nil }
    if trainer.loss is SoftmaxCrossEntropy { return output.softmax(axis: 1).scalars }
    if trainer.loss is BinaryCrossEntropyWithLogits { return nil }
    let bare = (last as? Named)?.layer ?? last
    return bare is Softmax || trainer.loss is CrossEntropy ? output.scalars : nil
  }

  // MARK: - One update

  /// Makes one update on a copy and tells what it changed.
  func update(
    _ parameters: [Parameter], _ gradients: [Tensor]
  ) throws -> (changes: [Double], loss: Double, output: [Double], learningRate: Double) {
    let copy = model.copy()
    let boxes = copy.namedParameters.map(\.parameter).filter { $0.kind != .statistic }
    let optimization = Optimization(
      of: boxes, by: trainer.optimization.optimizer, schedule: trainer.optimization.schedule,
      clipping: trainer.optimization.clipping)
    let rate = optimization.effectiveRate
    let penalties = trainer.penalties
    // By the loss, not by gradients: a look-ahead method takes them elsewhere.
    let loss = { (context: Context) -> Tensor in
      let loss = trainer.loss(copy(input, context), target)
      return Self.penalty(penalties, copy).map { loss + $0 } ?? loss
    }
    if let minimizing = optimization.optimizer as? Minimizing {
      try minimizing.iterate(boxes, seed: trainer.options.seed, loss)
    } else {
      _ = optimization.step { loss(.inference) }.item()
    }
    let output = copy(input, .inference)
    let lossAfter = trainer.loss(output, target)
    try evaluate([output, lossAfter])
    let changes = zip(parameters, boxes).map { old, new in
      NetworkWalk.norm(zip(new.value.scalars, old.value.scalars).map { $0 - $1 })
    }
    let found = optimization.foundRate?.item()
    return (changes, lossAfter.item(), output.scalars, found ?? rate)
  }
}
