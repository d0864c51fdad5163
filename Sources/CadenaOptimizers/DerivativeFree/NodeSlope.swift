import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaRuntime
import CadenaText

/// The plan of `NodePerturbation`: without noise, with noise, and what the layers make of it.
final class NodeSlope {
  /// A number that a recorded plan binds, with what tells that it is another one.
  private final class Cell {
    var key = RandomKey(seed: 0)
    var deviation = 0.0
    var version = 0
  }

  private let recording: Recording?
  private let cell = Cell()

  init(of objective: Objective) throws {
    let cell = cell
    recording =
      objective.isReplayable
      ? try Recording(of: objective, vectors: false) { points, _ in
        try Self.graph(objective, points, cell)
      } : nil
  }

  /// The slope by every coordinate, then the value without noise.
  func numbers(
    of objective: Objective, at point: [Double], key: RandomKey, deviation: Double
  ) throws -> [Double] {
    cell.key = key
    cell.deviation = deviation
    cell.version += 1
    if let recording { return try recording.run(point) }
    let graph = try Self.graph(objective, objective.tensors(point), cell)
    try evaluate(graph.coordinates + graph.numbers)
    var numbers: [Double] = []
    for output in graph.coordinates + graph.numbers { output.append(to: &numbers) }
    return numbers
  }

  private static func graph(
    _ objective: Objective, _ points: [Tensor], _ cell: Cell
  ) throws -> Recording.Graph {
    let isRecording = objective.isReplayable
    let quiet = NodeNoise()
    let first = try objective.graph(
      at: points, ObjectivePass(isRecording: isRecording, noise: quiet))
    require(
      !quiet.outputs.isEmpty,
      "node perturbation needs layers with weights: call the model with the context that the "
        + "closure is given, model(x, context)")
    var bindings: [ObjectiveBinding] = []
    let deviation = number(cell, objective.dtype, isRecording, &bindings)
    let noises = quiet.outputs.enumerated().map { index, output in
      normal(output.shape, key(cell, index, isRecording, &bindings), output.dtype)
    }
    let loud = NodeNoise(adding: noises.map { $0 * deviation })
    let second = try objective.graph(
      at: points, ObjectivePass(isRecording: isRecording, noise: loud))
    // The change of each example's loss by the noise of its own neurons; of the whole loss where the
    // examples are not known.
    var change = second.value - first.value
    if let quietLosses = first.losses, let losses = second.losses {
      change = (losses - quietLosses) / first.divisor
    }
    change = (change / deviation).stoppingGradient()
    var surrogate = first.rest ?? change.constant(0)
    for (output, noise) in zip(quiet.outputs, noises) {
      let isOfExamples = change.rank == 1 && output.rank >= 1 && output.shape[0] == change.shape[0]
      let share =
        isOfExamples
        ? change.reshaped(
          to: Shape([change.shape[0]] + Array(repeating: 1, count: output.rank - 1)))
        : change.sum()
      surrogate = surrogate + (output * (noise * share).stoppingGradient()).sum()
    }
    return Recording.Graph(
      coordinates: gradient(of: surrogate, withRespectTo: points), numbers: [first.value],
      observed: nil, bindings: first.bindings + second.bindings + bindings)
  }

  /// Numbers from the standard normal distribution by the method of Box and Muller (1958).
  private static func normal(_ shape: Shape, _ key: Tensor, _ dtype: DType) -> Tensor {
    let both = Tensor.uniform(
      Shape([2] + (0..<shape.rank).map { shape[$0] }), key: key, dtype: dtype)
    let radius = ((1 - both[0]).log() * -2).squareRoot()
    return radius * (both[1] * (2 * Double.pi)).cos()
  }

  private static func key(
    _ cell: Cell, _ index: Int, _ isRecording: Bool, _ bindings: inout [ObjectiveBinding]
  ) -> Tensor {
    guard isRecording else { return cell.key.derived(index: index).tensor }
    let placeholder = Tensor.placeholder([2], dtype: .uint32)
    bindings.append(
      ObjectiveBinding(placeholder, version: { cell.version }) { memory in
        let key = cell.key.derived(index: index)
        let words = memory.assumingMemoryBound(to: UInt32.self)
        words[0] = key.word0
        words[1] = key.word1
      })
    return placeholder
  }

  private static func number(
    _ cell: Cell, _ dtype: DType, _ isRecording: Bool, _ bindings: inout [ObjectiveBinding]
  ) -> Tensor {
    guard isRecording else { return Tensor(cell.deviation, dtype: dtype) }
    let placeholder = Tensor.placeholder([], dtype: dtype)
    bindings.append(
      ObjectiveBinding(placeholder, version: { cell.version }) { memory in
        if dtype == .float64 {
          memory.storeBytes(of: cell.deviation, as: Double.self)
        } else {
          memory.storeBytes(of: Float(cell.deviation), as: Float.self)
        }
      })
    return placeholder
  }
}
