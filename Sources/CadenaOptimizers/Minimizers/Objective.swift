import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaRuntime
import CadenaText

/// A function to be made small: its value, gradient and Hessian-vector products at any point, each
/// computed by one plan, and counted.
///
/// The closure must be the same function at every call. Unless marked `replayable` it is called anew for
/// every evaluation, on tensors with values, and the plan comes from the cache; so it may look at
/// numbers and decide. A replayable one is called once for each kind of evaluation, on tensors without
/// values, and the recorded plan is run again with other inputs: less to do between evaluations, but a
/// Swift `if` on a tensor's number stops the program, and whatever else it read stays as it was.
///
/// Coordinates are those of all tensors, one after the other, in double precision; a function in
/// float32 sees them rounded. An objective belongs to one task at a time.
public final class Objective {
  /// Where a minimiser begins.
  public let start: [Double]
  /// How often the value was computed, alone or with the gradient.
  public private(set) var functionEvaluations = 0
  /// How often the gradient was computed.
  public private(set) var gradientEvaluations = 0
  /// How often the Hessian was multiplied with a vector.
  public private(set) var hessianVectorProducts = 0
  /// The spacing of numbers at 1 in the function's element type.
  public let epsilon: Double

  private let types: [TensorType]
  private let dtype: DType
  private let isReplayable: Bool
  private let function: ([Tensor]) throws -> Tensor
  private var replays: [Request: Replay] = [:]

  private enum Request { case value, gradient, both, product }

  /// A function of tensors.
  ///
  /// - Parameters:
  ///   - points: where it starts; of one element type, float32 or float64.
  ///   - replayable: whether it may be followed once and replayed.
  ///   - function: gives a tensor with one element of that type.
  public init(
    at points: [Tensor], replayable: Bool = false, file: StaticString = #fileID,
    line: UInt = #line, _ function: @escaping ([Tensor]) throws -> Tensor
  ) {
    let dtype = points.first?.dtype ?? .float64
    require(
      !points.isEmpty && dtype.isFloatingPoint && points.allSatisfy { $0.dtype == dtype },
      "a minimiser needs tensors of one element type, float32 or float64, not "
        + "[\(points.map { "\($0.type)" }.joined(separator: ", "))]", file: file, line: line)
    self.dtype = dtype
    self.function = function
    isReplayable = replayable
    types = points.map(\.type)
    start = points.flatMap(\.scalars)
    epsilon = dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
  }

  /// A loss that depends on parameters, which see the points while it is computed and keep their
  /// values.
  public convenience init(
    of parameters: [Parameter], replayable: Bool = false, file: StaticString = #fileID,
    line: UInt = #line, _ loss: @escaping () throws -> Tensor
  ) {
    self.init(at: parameters.map(\.value), replayable: replayable, file: file, line: line) {
      for (parameter, tensor) in zip(parameters, $0) { parameter.substitute(tensor) }
      defer { for parameter in parameters { parameter.substitute(nil) } }
      return try loss()
    }
  }

  // MARK: - Evaluating

  /// The value at a point.
  public func value(at point: [Double]) throws -> Double {
    functionEvaluations += 1
    return try compute(.value, point, [])[0]
  }

  /// The gradient at a point.
  public func gradient(at point: [Double]) throws -> [Double] {
    gradientEvaluations += 1
    return try compute(.gradient, point, [])
  }

  /// Value and gradient at a point, as one plan.
  public func valueAndGradient(at point: [Double]) throws -> (value: Double, gradient: [Double]) {
    functionEvaluations += 1
    gradientEvaluations += 1
    var numbers = try compute(.both, point, [])
    return (numbers.removeLast(), numbers)
  }

  /// The product of the Hessian at a point with a vector.
  public func hessianVectorProduct(at point: [Double], _ vector: [Double]) throws -> [Double] {
    hessianVectorProducts += 1
    return try compute(.product, point, vector)
  }

  /// Coordinates as tensors of the shapes that the objective was made with.
  public func tensors(_ coordinates: [Double]) -> [Tensor] {
    var position = 0
    return types.map { type in
      let part = coordinates[position..<position + type.shape.count]
      position += type.shape.count
      return dtype == .float64
        ? Tensor(Array(part), shape: type.shape, dtype: .float64)
        : Tensor(part.map { Float($0) }, shape: type.shape)
    }
  }

  /// Rounds coordinates to what the function sees.
  func round(_ point: inout [Double]) {
    guard dtype == .float32 else { return }
    for index in point.indices { point[index] = Double(Float(point[index])) }
  }

  // MARK: - One evaluation

  /// The gradient or the product, and the value as the last number, as far as they are asked for.
  private func compute(
    _ request: Request, _ point: [Double], _ vector: [Double]
  ) throws -> [Double] {
    require(
      point.count == start.count && (request != .product || vector.count == start.count),
      "an objective of \(start.count) coordinates was given others")
    var numbers: [Double] = []
    numbers.reserveCapacity(start.count + 1)
    guard isReplayable else {
      let outputs = try outputs(request, tensors(point), request == .product ? tensors(vector) : [])
      try evaluate(outputs)
      for output in outputs { output.append(to: &numbers) }
      return numbers
    }
    let replay = try replays[request] ?? record(request)
    replays[request] = replay
    fill(replay, from: 0, point)
    if request == .product { fill(replay, from: types.count, vector) }
    try replay.run()
    let outputTypes = request == .value ? [] : types
    for (index, type) in outputTypes.enumerated() {
      append(replay.memory(ofOutput: index), type.shape.count, to: &numbers)
    }
    if request == .value || request == .both {
      numbers.append(replay.number(ofOutput: outputTypes.count))
    }
    return numbers
  }

  private func outputs(
    _ request: Request, _ points: [Tensor], _ vectors: [Tensor]
  ) throws -> [Tensor] {
    let value = try function(points)
    require(
      value.count == 1 && value.dtype == dtype,
      "a function to be minimised gives one number of \(dtype), not \(value.type)")
    switch request {
    case .value: return [value]
    case .gradient: return CadenaGraph.gradient(of: value, withRespectTo: points)
    case .both: return CadenaGraph.gradient(of: value, withRespectTo: points) + [value]
    case .product:
      return CadenaOperations.hessianVectorProducts(
        of: value, withRespectTo: points, vectors: vectors)
    }
  }

  private func record(_ request: Request) throws -> Replay {
    // What waits by now is to be done once, not at every run.
    try evaluate([])
    let points = types.map { Tensor.placeholder($0.shape, dtype: dtype) }
    let vectors =
      request == .product ? types.map { Tensor.placeholder($0.shape, dtype: dtype) } : []
    return try Replay(
      outputs: try outputs(request, points, vectors), inputs: points + vectors, variables: [])
  }

  private func fill(_ replay: Replay, from first: Int, _ numbers: [Double]) {
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

extension Tensor {
  /// Appends the elements as numbers.
  fileprivate func append(to numbers: inout [Double]) {
    if dtype == .float64 {
      withScalars(of: Double.self) { numbers.append(contentsOf: $0) }
    } else {
      withScalars(of: Float.self) { for element in $0 { numbers.append(Double(element)) } }
    }
  }
}
