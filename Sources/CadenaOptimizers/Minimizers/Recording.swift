import CadenaGraph
import CadenaOperations
import CadenaRuntime

/// A kind of evaluation that was followed once and is run again with other coordinates.
final class Recording {
  /// What is computed.
  struct Graph {
    /// Tensors of the shapes of the coordinates.
    var coordinates: [Tensor]
    /// Single numbers, which come after them.
    var numbers: [Tensor]
    /// A number beside them.
    var observed: Tensor?
    /// What every run binds anew.
    var bindings: [ObjectiveBinding]
  }

  private let types: [TensorType]
  private let dtype: DType
  private let replay: Replay
  private let bindings: [ObjectiveBinding]
  private let firstBinding: Int
  private var versions: [Int?]
  private let coordinateCount: Int
  private let numberCount: Int
  private let hasObserved: Bool

  /// Follows a graph of the coordinates of an objective and, if wanted, a vector of as many numbers.
  init(
    of objective: Objective, vectors hasVectors: Bool,
    _ follow: (_ points: [Tensor], _ vectors: [Tensor]) throws -> Graph
  ) throws {
    // What waits by now is to be done once, not at every run.
    try evaluate([])
    types = objective.types
    dtype = objective.dtype
    let points = objective.types.map { Tensor.placeholder($0.shape, dtype: objective.dtype) }
    let vectors = hasVectors ? points.map { Tensor.placeholder($0.shape, dtype: $0.dtype) } : []
    let graph = try follow(points, vectors)
    bindings = graph.bindings
    firstBinding = points.count + vectors.count
    versions = Array(repeating: nil, count: graph.bindings.count)
    coordinateCount = graph.coordinates.count
    numberCount = graph.numbers.count
    hasObserved = graph.observed != nil
    replay = try Replay(
      outputs: graph.coordinates + graph.numbers + (graph.observed.map { [$0] } ?? []),
      inputs: points + vectors + graph.bindings.map(\.placeholder),
      variables: objective.readVariables)
  }

  /// The coordinates and numbers at a point.
  func run(_ point: [Double], _ vector: [Double] = []) throws -> [Double] {
    fill(from: 0, point)
    if !vector.isEmpty { fill(from: types.count, vector) }
    for (index, binding) in bindings.enumerated() {
      let version = binding.version()
      guard versions[index] != version else { continue }
      binding.fill(replay.buffer(ofInput: firstBinding + index))
      versions[index] = version
    }
    try replay.run()
    var numbers: [Double] = []
    numbers.reserveCapacity(point.count + numberCount)
    for index in 0..<coordinateCount {
      append(replay.memory(ofOutput: index), types[index].shape.count, to: &numbers)
    }
    for index in 0..<numberCount {
      numbers.append(replay.number(ofOutput: coordinateCount + index))
    }
    return numbers
  }

  /// The number beside them, of the last run.
  var observed: Double? {
    hasObserved ? replay.number(ofOutput: coordinateCount + numberCount) : nil
  }

  private func fill(from first: Int, _ numbers: [Double]) {
    var position = 0
    for (index, type) in types.enumerated() {
      let memory = replay.buffer(ofInput: first + index)
      let count = type.shape.count
      if dtype == .float64 {
        let target = memory.assumingMemoryBound(to: Double.self)
        for offset in 0..<count { target[offset] = numbers[position + offset] }
      } else {
        let target = memory.assumingMemoryBound(to: Float.self)
        for offset in 0..<count { target[offset] = Float(numbers[position + offset]) }
      }
      position += count
    }
  }

  private func append(
    _ memory: UnsafeMutableRawPointer, _ count: Int, to numbers: inout [Double]
  ) {
    if dtype == .float64 {
      numbers.append(
        contentsOf: UnsafeBufferPointer(
          start: memory.assumingMemoryBound(to: Double.self), count: count))
    } else {
      let source = memory.assumingMemoryBound(to: Float.self)
      for offset in 0..<count { numbers.append(Double(source[offset])) }
    }
  }
}
