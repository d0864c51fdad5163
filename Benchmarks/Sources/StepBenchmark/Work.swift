import Cadena

/// A training step that is timed: a fully connected network with its batch, loss and optimiser.
struct Work {
  /// The function between the layers.
  enum Activation: String { case sigmoid, tanh, relu }
  /// What is minimised.
  enum Objective: String { case squaredError, crossEntropy }
  /// The method of the update.
  enum Method: String { case sgd, adam }

  var sizes: [Int]
  var batch: Int
  /// Batches that the steps go through in turn.
  var batches: Int
  var activation = Activation.relu
  var objective = Objective.crossEntropy
  var method = Method.adam

  /// The widths, `64-64-10`.
  var name: String { sizes.map(String.init).joined(separator: "-") }

  /// What is computed, for tables.
  var title: String {
    let loss = objective == .crossEntropy ? "softmax cross-entropy" : "mean squared error"
    let function = activation == .relu ? "ReLU" : activation.rawValue
    return "\(name) \(function), batch \(batch), \(method == .adam ? "Adam" : "SGD"), \(loss)"
  }

  /// The work as peers read it.
  var words: String {
    """
    sizes=\(sizes.map(String.init).joined(separator: ",")) batch=\(batch) batches=\(batches) \
    activation=\(activation) loss=\(objective) optimizer=\(method)
    """
  }

  /// Small networks, where overhead decides, to large ones, where the matrix product does.
  static let all = [
    Work(
      sizes: [2, 2, 2], batch: 1, batches: 64, activation: .sigmoid, objective: .squaredError,
      method: .sgd),
    Work(
      sizes: [2, 8, 8, 1], batch: 10, batches: 64, activation: .tanh, objective: .squaredError,
      method: .sgd),
    Work(sizes: [64, 64, 10], batch: 32, batches: 64),
    Work(sizes: [784, 128, 10], batch: 64, batches: 32),
    Work(sizes: [784, 512, 512, 10], batch: 128, batches: 16),
    Work(
      sizes: [1024, 2048, 2048, 1024], batch: 512, batches: 2, objective: .squaredError,
      method: .sgd),
  ]

  // MARK: - In Cadena

  /// The network, bound.
  func model() throws -> Sequential {
    var layers: [any Module] = []
    for units in sizes.dropFirst() {
      layers.append(Linear(units))
      switch activation {
      case .sigmoid: layers.append(Sigmoid())
      case .tanh: layers.append(Tanh())
      case .relu: layers.append(ReLU())
      }
    }
    let model = Sequential(layers.dropLast())
    try model.bind(inputShape: [batch, sizes[0]], seed: 0)
    return model
  }

  var loss: any Loss {
    objective == .crossEntropy ? SoftmaxCrossEntropy() : MeanSquaredError()
  }

  var optimizer: any Optimizer {
    method == .adam ? Adam(learningRate: 0.001) : SGD(learningRate: 0.01)
  }

  /// Rows of normal numbers, with random classes or normal numbers as targets.
  func data() throws -> Dataset {
    var generator = PhiloxGenerator(key: RandomKey(seed: 1))
    let rows = batch * batches
    let (width, outputs) = (sizes[0], sizes[sizes.count - 1])
    let features = (0..<(rows * width)).map { _ in Float(generator.normal()) }
    let targets: Targets =
      switch objective {
      case .crossEntropy:
        .classes(
          (0..<rows).map { _ in Int32(generator.integer(below: outputs)) },
          names: (0..<outputs).map { "\($0)" })
      case .squaredError:
        .values((0..<(rows * outputs)).map { _ in generator.normal() }, width: outputs)
      }
    return try Dataset(
      name: name, features: Features(.floats(features), count: rows, exampleShape: [width]),
      targets: targets)
  }
}
