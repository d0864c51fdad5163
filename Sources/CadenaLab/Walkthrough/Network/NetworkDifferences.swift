import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaRuntime
import CadenaTraining

/// The gradients of one example beside finite differences of its loss, in double precision
/// (lecture A8): by the input, by the output of every layer and by every parameter.
///
/// An output of a layer is moved and the layers behind it are computed again. Parameters are compared
/// with the penalties, the others without. The pass is that of inference, as in `NetworkWalk`.
public struct NetworkDifferences: Sendable {
  /// Numbers that belong together: the input, the output of a layer, a parameter.
  public struct Place: Sendable {
    /// `input`, `layers.0` or `layers.0.weight`.
    public let name: String
    /// The extents, without the batch axis.
    public let shape: [Int]
    /// The positions that were compared, counted row by row from 0.
    public let positions: [Int]
    /// What came out for each of them.
    public let elements: [ModelGradientCheck.Element]

    /// The difference at a position; nil where none was taken.
    public func slope(at position: Int) -> Double? {
      positions.firstIndex(of: position).map { elements[$0].slope }
    }

    /// How many of them lie at corners.
    public var corners: Int { elements.count { $0.verdict == .corner } }

    /// The element with the largest error that is at no corner, else the first.
    public var worst: ModelGradientCheck.Element? {
      elements.filter { $0.verdict != .corner }.max { $0.error < $1.error } ?? elements.first
    }

    /// Whether every number was compared.
    public var isComplete: Bool { positions.count == shape.reduce(1, *) }
  }

  /// By the input.
  public let input: Place
  /// By the output of every layer.
  public let layers: [Place]
  /// By every parameter.
  public let parameters: [Place]

  /// All places, from the input to the parameters.
  public var places: [Place] { [input] + layers + parameters }

  /// Whether no gradient is wrong.
  public var passes: Bool { wrong.isEmpty }

  /// The places with a wrong gradient.
  public var wrong: [String] {
    places.filter { $0.elements.contains { $0.verdict == .wrong } }.map(\.name)
  }

  /// The largest relative error away from corners.
  public var largestError: Double {
    places.flatMap(\.elements).filter { $0.verdict != .corner }.map(\.error).max() ?? 0
  }

  /// Up to so many numbers of a place are all compared; of more, those that a sample chooses.
  static let mostCompared = 144
  private static let sample = 24

  /// Compares the gradients of one row.
  ///
  /// - Parameters:
  ///   - model: in double precision.
  ///   - row: the position in the trainer's data.
  ///   - trainer: in double precision.
  /// - Returns: nil when the pass is not finite, so that there is nothing to compare.
  public init?(_ model: Sequential, row: Int, of trainer: Trainer) throws {
    let copy = model.copy()
    let pass = NetworkPass(copy, row: row, of: trainer)
    let sweep = pass.gradients()
    let total = pass.penalty.map { pass.loss + $0 } ?? pass.loss
    try evaluate(pass.outputs + sweep.values + sweep.parameters + [pass.loss, total])
    let isFinite = (sweep.values + sweep.parameters + [total]).allSatisfy {
      $0.scalars.allSatisfy(\.isFinite)
    }
    guard isFinite else { return nil }
    let starts = [pass.input] + pass.outputs
    var values: [Place] = []
    for (index, start) in starts.enumerated() {
      values.append(
        try Self.place(
          index == 0 ? "input" : "layers.\(index - 1)",
          shape: Array(start.shape.dimensions.dropFirst()), numbers: start.scalars,
          gradient: sweep.values[index], here: pass.loss.item()
        ) { numbers in
          pass.loss(
            from: index, Tensor(numbers, shape: start.shape, dtype: start.dtype))
        })
    }
    input = values[0]
    layers = Array(values.dropFirst())
    let named = copy.namedParameters.filter { $0.parameter.kind != .statistic }
    parameters = try zip(named, sweep.parameters).map { box, gradient in
      let value = box.parameter.value
      return try Self.place(
        box.name, shape: value.shape.dimensions, numbers: value.scalars, gradient: gradient,
        here: total.item()
      ) { numbers in
        box.parameter.substitute(Tensor(numbers, shape: value.shape, dtype: value.dtype))
        defer { box.parameter.substitute(nil) }
        let loss = pass.loss(from: 0, pass.input)
        return pass.currentPenalty.map { loss + $0 } ?? loss
      }
    }
  }

  private static func place(
    _ name: String, shape: [Int], numbers: [Double], gradient: Tensor, here: Double,
    _ loss: @escaping ([Double]) -> Tensor
  ) throws -> Place {
    let exact = gradient.scalars
    var options = ModelGradientCheck.Options()
    options.samples = exact.count <= mostCompared ? exact.count : sample
    let comparison = SlopeComparison(options: options, here: here) { position, number in
      var moved = numbers
      moved[position] = number
      let value = loss(moved)
      try value.evaluate()
      return value.item()
    }
    let key = RandomKey(seed: 0).derived("explain").derived(name)
    let positions = SlopeComparison.chosen(exact, options.samples, key)
    return Place(
      name: name, shape: shape, positions: positions,
      elements: try positions.map { position in
        try comparison.compare(
          position, at: numbers[position], exact[position],
          index: SlopeComparison.index(position, Shape(shape)))
      })
  }
}
