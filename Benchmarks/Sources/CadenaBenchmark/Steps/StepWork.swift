/// A training step that is timed: a fully connected network with its batch, loss and optimiser.
struct StepWork: WorkInWords {
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
  /// Whether every hidden layer is normalised over the batch and half of it dropped.
  var isRegularized = false

  /// The widths, `64-64-10`.
  var name: String { sizes.map(String.init).joined(separator: "-") }

  /// What is computed, for tables.
  var title: String {
    let loss = objective == .crossEntropy ? "softmax cross-entropy" : "mean squared error"
    let function = activation == .relu ? "ReLU" : activation.rawValue
    let layers = isRegularized ? "batch norm, \(function), dropout" : function
    return "\(name) \(layers), batch \(batch), \(method == .adam ? "Adam" : "SGD"), \(loss)"
  }

  /// Small networks, where overhead decides, to large ones, where the matrix product does.
  static let all = [
    StepWork(
      sizes: [2, 2, 2], batch: 1, batches: 64, activation: .sigmoid, objective: .squaredError,
      method: .sgd),
    StepWork(
      sizes: [2, 8, 8, 1], batch: 10, batches: 64, activation: .tanh, objective: .squaredError,
      method: .sgd),
    StepWork(sizes: [64, 64, 10], batch: 32, batches: 64),
    StepWork(sizes: [784, 128, 10], batch: 64, batches: 32),
    StepWork(sizes: [784, 256, 128, 10], batch: 64, batches: 32, isRegularized: true),
    StepWork(sizes: [784, 512, 512, 10], batch: 128, batches: 16),
    StepWork(
      sizes: [1024, 2048, 2048, 1024], batch: 512, batches: 2, objective: .squaredError,
      method: .sgd),
  ]
}

// MARK: - For other processes

extension StepWork {
  var words: String {
    """
    sizes=\(sizes.map(String.init).joined(separator: ",")) batch=\(batch) batches=\(batches) \
    activation=\(activation) loss=\(objective) optimizer=\(method) \
    regularized=\(isRegularized ? 1 : 0)
    """
  }

  init(words: [String: String]) throws {
    self.init(
      sizes: (words["sizes"] ?? "").split(separator: ",").compactMap { Int($0) },
      batch: try words.integer("batch"), batches: try words.integer("batches"),
      activation: try words.choice("activation"), objective: try words.choice("loss"),
      method: try words.choice("optimizer"),
      isRegularized: try words.integer("regularized") == 1)
  }
}

// MARK: - What cannot be gone below

extension StepWork {
  /// Operations of the matrix products: forward, the weights' gradients, and the inputs' gradients
  /// of all layers but the first.
  var operations: Double {
    let products = zip(sizes, sizes.dropFirst()).map { Double(2 * batch * $0 * $1) }
    return products.reduce(0) { $0 + 3 * $1 } - products[0]
  }

  /// Bytes that must pass: the batch once, and of every weight what the two products read, the
  /// gradient, and what the update reads and writes.
  var bytes: Double {
    let weights = zip(sizes, sizes.dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
    let perWeight = method == .adam ? 10 : 6
    return Double(4 * (weights * perWeight + batch * sizes[0]))
  }
}
