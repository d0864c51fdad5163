/// A small network as columns of neurons with weights between them: what its picture and its graph
/// show.
struct NetworkDiagram {
  /// A number with the gradient of the loss by it, and what differences say about that.
  struct Quantity {
    let value: Double
    let gradient: Double
    let difference: Double?
  }

  /// A circle.
  struct Neuron {
    /// `x1`, `z0_1` or `a1_1`.
    let symbol: String
    /// The weighted sum, where an activation follows it.
    var sum: Quantity?
    /// What the neuron gives.
    var output: Quantity
  }

  /// How a column comes from the one before it.
  enum Link {
    /// The data.
    case input
    /// A weight for every pair, by neuron and input, and biases.
    case weights([[Quantity]], biases: [Quantity]?)
    /// Neuron by neuron, with a function of one number.
    case straight
    /// Something else that may mix all of them, with its name.
    case block(String)
  }

  /// Neurons that stand below one another.
  struct Column {
    let link: Link
    /// The layers that it stands for: `layers.0  Linear(3)`.
    var captions: [String]
    /// The function behind the sums.
    var activation: String?
    var neurons: [Neuron]
  }

  private(set) var columns: [Column] = []

  /// More weights than these would hide one another.
  static let mostWeights = 60
  private static let mostNeurons = 12
  private static let mostColumns = 8

  /// The columns of a walk; nil when it has too many numbers or axes to be drawn so.
  init?(_ walk: NetworkWalk, _ differences: NetworkDifferences?) {
    let places = [walk.input] + walk.layers.map(\.output)
    guard places.allSatisfy({ $0.shape.count == 1 && $0.numbers.count <= Self.mostNeurons }) else {
      return nil
    }
    columns = [
      Column(
        link: .input, captions: [],
        neurons: Self.neurons(walk.input, differences?.input) { "x\($0 + 1)" })
    ]
    var weights = 0
    for (index, layer) in walk.layers.enumerated() {
      let caption = "\(layer.path)  \(layer.label)"
      let symbols = NetworkExposition.symbols(index, layer)
      let neurons = Self.neurons(layer.output, differences?.layers[index]) { symbols[$0] }
      switch layer.rule {
      case .linear(let values, let biases):
        weights += values.reduce(0) { $0 + $1.count }
        let matrix = Self.parameter(
          "\(layer.path).weight", values.flatMap { $0 }, walk, differences)
        let width = max(1, values.first?.count ?? 1)
        columns.append(
          Column(
            link: .weights(
              stride(from: 0, to: matrix.count, by: width).map {
                Array(matrix[$0..<min($0 + width, matrix.count)])
              },
              biases: biases.map {
                Self.parameter("\(layer.path).bias", $0, walk, differences)
              }), captions: [caption], neurons: neurons))
      case .elementwise(let function, _):
        merge(neurons, function, caption)
      case .other:
        columns.append(
          Column(link: .block(layer.label), captions: [caption], neurons: neurons))
      }
    }
    guard weights <= Self.mostWeights, columns.count <= Self.mostColumns else { return nil }
  }

  /// An activation stands in the circles of the sums before it.
  private mutating func merge(_ neurons: [Neuron], _ function: String, _ caption: String) {
    var column = columns[columns.count - 1]
    guard case .weights = column.link, column.activation == nil else {
      columns.append(
        Column(link: .straight, captions: [caption], activation: function, neurons: neurons))
      return
    }
    column.neurons = zip(neurons, column.neurons).map { after, before in
      Neuron(symbol: after.symbol, sum: before.output, output: after.output)
    }
    column.activation = function
    column.captions.append(caption)
    columns[columns.count - 1] = column
  }

  private static func neurons(
    _ values: NetworkWalk.Values, _ differences: NetworkDifferences.Place?,
    _ symbol: (Int) -> String
  ) -> [Neuron] {
    values.numbers.indices.map { index in
      Neuron(
        symbol: symbol(index),
        output: Quantity(
          value: values.numbers[index], gradient: values.gradient[index],
          difference: differences?.slope(at: index)))
    }
  }

  private static func parameter(
    _ name: String, _ values: [Double], _ walk: NetworkWalk, _ differences: NetworkDifferences?
  ) -> [Quantity] {
    let gradient = walk.parameters.first { $0.name == name }?.gradient ?? []
    let place = differences?.parameters.first { $0.name == name }
    return values.indices.map { index in
      Quantity(
        value: values[index], gradient: gradient.indices.contains(index) ? gradient[index] : 0,
        difference: place?.slope(at: index))
    }
  }
}
