import CadenaText

/// The network that lecture 001 works by hand: two inputs, two hidden neurons with the sigmoid, two
/// outputs, half the squared error (row A7).
///
///     sum_n1 = x1·w1 + x2·w3 + B1      n1 = σ(sum_n1)
///     sum_n2 = x1·w2 + x2·w4 + B1      n2 = σ(sum_n2)
///     sum_y1 = n1·w5 + n2·w6 + B2      y1 = σ(sum_y1)      E1 = ½(y1 - t1)²
///     sum_y2 = n1·w7 + n2·w8 + B2      y2 = σ(sum_y2)      E2 = ½(y2 - t2)²      E = E1 + E2
///
/// Without other numbers it is the lecture's own.
public struct TwoLayerNetwork: Sendable, Hashable {
  /// What the output neurons do with their sums. The slide says linear and computes the sigmoid.
  public enum OutputActivation: String, Sendable, CaseIterable {
    /// `y = 1 / (1 + e^-sum)`.
    case sigmoid
    /// `y = sum`.
    case linear
  }

  /// Who owns the biases.
  public enum Biases: String, Sendable, CaseIterable {
    /// B1 belongs to both hidden neurons and B2 to both outputs, as the lecture draws them.
    case shared
    /// Every neuron has its own, as in a linear layer.
    case separate
    /// Shared and never updated, as the slides do.
    case fixed
  }

  /// x1 and x2.
  public var inputs = [0.1, 0.5]
  /// t1 and t2.
  public var targets = [0.05, 0.95]
  /// w1 to w8.
  public var weights = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]
  /// B1 and B2.
  public var biasValues = [0.25, 0.35]
  /// The learning rate.
  public var learningRate = 0.6
  /// What the output neurons do.
  public var outputActivation = OutputActivation.sigmoid
  /// Who owns the biases.
  public var biases = Biases.shared

  /// The lecture's network.
  public init() {}

  /// Whether the numbers are the lecture's, so that the slides' can be compared with them.
  public var hasLectureNumbers: Bool {
    let lecture = TwoLayerNetwork()
    return inputs == lecture.inputs && targets == lecture.targets && weights == lecture.weights
      && biasValues == lecture.biasValues && learningRate == lecture.learningRate
  }

  /// The names of the weights.
  static let weightNames = (1...8).map { "w\($0)" }
  /// The names of the nodes behind the parameters, in the order of the computation.
  static let nodeNames = [
    "sum_n1", "n1", "sum_n2", "n2", "sum_y1", "y1", "sum_y2", "y2", "E1", "E2", "E",
  ]

  /// The names of the biases.
  var biasNames: [String] {
    biases == .separate ? ["b_n1", "b_n2", "b_y1", "b_y2"] : ["B1", "B2"]
  }

  /// The bias of each neuron: n1, n2, y1, y2.
  var neuronBiases: [String] {
    biases == .separate ? biasNames : ["B1", "B1", "B2", "B2"]
  }

  /// All parameters with their first values.
  var parameters: [(name: String, value: Double)] {
    let first = biases == .separate ? biasValues.flatMap { [$0, $0] } : biasValues
    return Array(zip(Self.weightNames, weights)) + Array(zip(biasNames, first))
  }

  /// The two inputs of each neuron with their weights, in the order n1, n2, y1, y2.
  static let neurons: [Neuron] = [
    Neuron(name: "n1", inputs: ["x1", "x2"], weights: ["w1", "w3"]),
    Neuron(name: "n2", inputs: ["x1", "x2"], weights: ["w2", "w4"]),
    Neuron(name: "y1", inputs: ["n1", "n2"], weights: ["w5", "w6"]),
    Neuron(name: "y2", inputs: ["n1", "n2"], weights: ["w7", "w8"]),
  ]

  /// A neuron: a weighted sum and an activation.
  struct Neuron: Sendable {
    let name: String
    let inputs: [String]
    let weights: [String]
  }
}
