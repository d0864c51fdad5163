import Cadena

/// What learning costs without back-propagation, as the number of weights grows: the lectures' claims
/// ("very inefficient", lecture 002; "the curse of dimension", lecture 004), measured.
///
/// The task is the easiest there is: a linear layer of m inputs and m outputs, n = m² weights, learns the
/// weights of another one from m examples `√m·e_i`. Its loss is `½‖W - W*‖²`, a round bowl with
/// `‖W*‖ = 1` and W = 0 at the beginning; every method has the step sizes that suit this bowl. Counted
/// are evaluations of the loss until it has fallen to a hundredth. Harder tasks only widen the gaps.
public struct LearningCost: Sendable {
  /// A method, with its settings for n weights in m outputs.
  public struct Method: Sendable {
    /// The name in the experiment file; `backpropagation` and `randomSearch` beside them.
    public let name: String
    /// The lecture's row.
    public let lecture: String
    /// The most weights with which it ends in reasonable time.
    let limit: Int
    let minimizer: @Sendable (_ weights: Int, _ outputs: Int) -> (any Minimizer)?
  }

  /// One measurement.
  public struct Measurement: Sendable, Hashable {
    /// The method's name.
    public let method: String
    /// Weights of the layer.
    public let weights: Int
    /// Evaluations until the loss was a hundredth; nil when it was not tried, or not reached.
    public let evaluations: Int?
  }

  /// Outputs and inputs of the layers: 1, 4, 16, 64, 256 and 1024 weights.
  public static let widths = [1, 2, 4, 8, 16, 32]

  /// The most evaluations that are spent on one measurement.
  public static let patience = 1_000_000

  /// The methods, cheapest first for many weights.
  public static let methods: [Method] = [
    Method(name: "backpropagation", lecture: "002", limit: .max) { _, _ in nil },
    Method(name: "nodePerturbation", lecture: "002 (B3)", limit: .max) { _, outputs in
      // The estimate of an example has scattered over its m neurons.
      NodePerturbation(learningRate: 1 / Double(outputs + 2), deviation: 1e-3)
    },
    Method(name: "spsa", lecture: "002 (B2)", limit: .max) { weights, _ in
      SPSA(
        learningRate: 1 / Double(weights), perturbation: 1e-3, rateDecay: 0, perturbationDecay: 0)
    },
    Method(name: "evolutionStrategy", lecture: "002 (B2)", limit: .max) { weights, _ in
      EvolutionStrategy(
        learningRate: 10 / Double(weights + 11), deviation: 1e-3, population: 20)
    },
    Method(name: "weightPerturbation", lecture: "002 (B1)", limit: .max) { weights, _ in
      WeightPerturbation(size: 0.5 / Double(weights).squareRoot(), trials: 1)
    },
    Method(name: "simulatedAnnealing", lecture: "004 (B4)", limit: .max) { weights, _ in
      SimulatedAnnealing(
        temperature: 0.01 / Double(weights), cooling: 1, deviation: 0.3 / Double(weights),
        trials: 1)
    },
    Method(name: "finiteDifferences", lecture: "004", limit: .max) { _, _ in
      FiniteDifferences(learningRate: 0.1)
    },
    Method(name: "cmaES", lecture: "004 (B4)", limit: 256) { weights, _ in
      CMAES(deviation: 0.3 / Double(weights).squareRoot())
    },
    Method(name: "randomSearch", lecture: "004 (B4)", limit: 4) { _, _ in nil },
  ]

  /// Measures a method on a layer; deterministic.
  public static func measure(_ method: Method, width: Int) throws -> Measurement {
    let weights = width * width
    guard weights <= method.limit else {
      return Measurement(method: method.name, weights: weights, evaluations: nil)
    }
    let task = try Task(width: width)
    let evaluations =
      switch method.name {
      case "backpropagation": try task.descent()
      case "randomSearch": try task.randomSearch()
      default: try method.minimizer(weights, width).flatMap { try task.run($0) }
      }
    return Measurement(method: method.name, weights: weights, evaluations: evaluations)
  }

  /// Measures all methods on all layers up to a width.
  public static func measureAll(upTo width: Int = 32) throws -> [Measurement] {
    try methods.flatMap { method in
      try widths.filter { $0 <= width }.map { try measure(method, width: $0) }
    }
  }

  /// The layer and what it is to learn.
  private struct Task {
    let layer: Linear
    let x: Tensor
    let y: Tensor
    let width: Int
    let target = 0.005

    init(width: Int) throws {
      self.width = width
      var generator = PhiloxGenerator(key: RandomKey(seed: 5).derived("cost", width))
      var wanted = (0..<width * width).map { _ in generator.normal() }
      let length = wanted.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for index in wanted.indices { wanted[index] /= length }
      let zero = [Double](repeating: 0, count: width * width)
      layer = Linear(
        width,
        weight: Parameter(.weight, value: Tensor(zero, shape: [width, width], dtype: .float64)),
        bias: nil)
      var inputs = zero
      for index in 0..<width { inputs[index * (width + 1)] = Double(width).squareRoot() }
      x = Tensor(inputs, shape: [width, width], dtype: .float64)
      let teacher = Tensor(wanted, shape: [width, width], dtype: .float64)
      y = x.linear(teacher, nil)
      try evaluate([x, y])
    }

    /// Half the sum of squares of each example; their mean is ½‖W - W*‖².
    private func losses(_ context: Context) -> Tensor {
      let errors = (layer(x, context) - y).squared()
      return 0.5 * errors.sum(axes: [1])
    }

    func run(_ method: any Minimizer) throws -> Int? {
      var method = method
      method.stopping = StoppingRule(maximumIterations: .max, targetValue: target)
      let limit = patience
      let stop = { (run: Minimization) in
        if run.objective.functionEvaluations >= limit { run.stop() }
      }
      let result =
        if let nodes = method as? NodePerturbation {
          try nodes.minimize(
            parameters: [layer.weight], replayable: true, seed: 1, onIteration: stop,
            losses: losses)
        } else {
          try method.minimize(
            parameters: [layer.weight], replayable: true, seed: 1, onIteration: stop
          ) { losses(.inference).mean() }
        }
      return result.ending == .targetValue ? result.functionEvaluations : nil
    }

    /// Gradient descent with the rate of `finiteDifferences`, each gradient counted as an evaluation of
    /// its own.
    func descent() throws -> Int? {
      let optimization = Optimization(of: [layer.weight], by: SGD(learningRate: 0.1))
      for step in 0..<1000 {
        let loss = optimization.step { losses(.inference).mean() }.item()
        if loss <= target { return 2 * step + 1 }
      }
      return nil
    }

    /// Points drawn from the cube in which the weights lie, until one is near enough.
    func randomSearch() throws -> Int? {
      let objective = Objective(of: [layer.weight], replayable: true) { losses(.inference).mean() }
      var generator = PhiloxGenerator(key: RandomKey(seed: 2).derived("search"))
      for trial in 1...patience {
        let point = (0..<width * width).map { _ in 2 * generator.uniform() - 1 }
        if try objective.value(at: point) <= target { return trial }
      }
      return nil
    }
  }
}
