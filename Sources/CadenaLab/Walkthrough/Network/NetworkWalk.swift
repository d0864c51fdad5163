import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaRuntime
import CadenaTraining

/// One example through a real network: every layer's values, the loss, the gradients that flow back,
/// what one update would change, and which inputs mattered (rows A3 and A7).
///
/// The pass is that of inference: dropout drops nothing and normalisations use their running
/// statistics, so the numbers are those of a prediction. The update is the first of a fresh optimiser
/// on this example alone, with the experiment's penalties and clipping, made on a copy.
public struct NetworkWalk: Sendable {
  /// Numbers of a layer, or of the input.
  public struct Values: Sendable {
    /// The extents without the batch axis.
    public let shape: [Int]
    /// The numbers.
    public let numbers: [Double]
    /// The gradient of the loss by each.
    public let gradient: [Double]

    /// The root of the sum of the squared gradients.
    public var gradientNorm: Double { NetworkWalk.norm(gradient) }
  }

  /// What a layer does, as far as it is written out.
  public enum Rule: Sendable {
    /// A weighted sum: weights by unit, and biases.
    case linear(weights: [[Double]], bias: [Double]?)
    /// Each number by itself: the function's name, and its slope at every number.
    case elementwise(String, slopes: [Double])
    /// Something else.
    case other
  }

  /// One layer of the pass.
  public struct Layer: Sendable {
    /// `layers.0`.
    public let path: String
    /// `Linear(10)`.
    public let label: String
    /// What it computes.
    public let rule: Rule
    /// What it gave.
    public let output: Values
  }

  /// A parameter and what one update does to it.
  public struct ParameterChange: Sendable {
    /// `layers.0.weight`.
    public let name: String
    /// Its shape.
    public let shape: [Int]
    /// The norm of its values.
    public let norm: Double
    /// Its gradient, row by row.
    public let gradient: [Double]
    /// The norm of the difference that the update makes.
    public let change: Double
    /// Whether it is trained.
    public let isTrainable: Bool

    /// The norm of its gradient.
    public var gradientNorm: Double { NetworkWalk.norm(gradient) }
  }

  /// How much an input moved the loss: `gradient × input`, a first-order measure.
  public struct Influence: Sendable {
    /// The input's position.
    public let index: Int
    /// Its value as the model saw it.
    public let value: Double
    /// The gradient of the loss by it.
    public let gradient: Double
    /// The product of both.
    public var product: Double { value * gradient }
  }

  /// The input as the model sees it.
  public let input: Values
  /// The layers, in order.
  public let layers: [Layer]
  /// The model's output.
  public let output: [Double]
  /// Probabilities of the classes, where the loss or the last layer says how to read them.
  public let probabilities: [Double]?
  /// The loss without penalties.
  public let loss: Double
  /// What penalties add; nil without any.
  public let penalty: Double?
  /// The parameters.
  public let parameters: [ParameterChange]
  /// The loss without penalties after one update.
  public let lossAfter: Double
  /// The output after one update.
  public let outputAfter: [Double]
  /// The learning rate of the update.
  public let learningRate: Double

  /// All inputs, the most influential first.
  public var influences: [Influence] {
    zip(input.numbers, input.gradient).enumerated().map {
      Influence(index: $0.offset, value: $0.element.0, gradient: $0.element.1)
    }.sorted { abs($0.product) > abs($1.product) }
  }

  /// Follows one row of a trainer's data through its model; the model stays as it is.
  public init(_ model: Sequential, row: Int, of trainer: Trainer) throws {
    let pass = NetworkPass(model, row: row, of: trainer)
    let sweep = pass.gradients()
    try evaluate(pass.outputs + sweep.values + sweep.parameters + [pass.loss])
    func values(_ tensor: Tensor, _ gradient: Tensor) -> Values {
      Values(
        shape: Array(tensor.shape.dimensions.dropFirst()), numbers: tensor.scalars,
        gradient: gradient.scalars)
    }
    input = values(pass.input, sweep.values[0])
    var before = pass.input
    var layers: [Layer] = []
    for (index, layer) in model.layers.enumerated() {
      let after = pass.outputs[index]
      layers.append(
        Layer(
          path: "layers.\(index)", label: layer.label,
          rule: NetworkPass.rule(of: layer, before, after),
          output: values(after, sweep.values[index + 1])))
      before = after
    }
    self.layers = layers
    output = before.scalars
    probabilities = pass.probabilities(before, model.layers.last)
    loss = pass.loss.item()
    penalty = pass.penalty?.item()
    let named = model.namedParameters.filter { $0.parameter.kind != .statistic }
    let update = try pass.update(named.map(\.parameter), sweep.parameters)
    parameters = named.indices.map { index in
      let value = named[index].parameter.value
      return ParameterChange(
        name: named[index].name, shape: Array(value.shape.dimensions),
        norm: Self.norm(value.scalars), gradient: sweep.parameters[index].scalars,
        change: update.changes[index], isTrainable: named[index].parameter.isTrainable)
    }
    lossAfter = update.loss
    outputAfter = update.output
    learningRate = update.learningRate
  }

  /// The root of the sum of squares.
  static func norm(_ numbers: [Double]) -> Double {
    numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
