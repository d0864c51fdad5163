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

  /// The number that the function showed beside its last value.
  private(set) var observed: Double?
  /// Tells recorded plans of one function apart that has several forms: batches of other sizes.
  package var variant = 0

  let types: [TensorType]
  let dtype: DType
  let isReplayable: Bool
  private let variables: [Variable]
  private let function: ([Tensor], ObjectivePass) throws -> ObjectiveGraph
  private var recordings: [RecordingKey: Recording] = [:]
  private var nodeSlopes: [Int: NodeSlope] = [:]

  enum Request { case value, gradient, both, product }

  private struct RecordingKey: Hashable {
    let request: Request
    let variant: Int
  }

  /// A function of tensors.
  ///
  /// - Parameters:
  ///   - points: where it starts; of one element type, float32 or float64.
  ///   - replayable: whether it may be followed once and replayed.
  ///   - function: gives a tensor with one element of that type.
  public convenience init(
    at points: [Tensor], replayable: Bool = false, file: StaticString = #fileID,
    line: UInt = #line, _ function: @escaping ([Tensor]) throws -> Tensor
  ) {
    self.init(at: points, replayable: replayable, variables: [], file: file, line: line) {
      points, _ in ObjectiveGraph(try function(points))
    }
  }

  /// A loss that depends on parameters, which see the points while it is computed and keep their
  /// values.
  public convenience init(
    of parameters: [Parameter], replayable: Bool = false, file: StaticString = #fileID,
    line: UInt = #line, _ loss: @escaping () throws -> Tensor
  ) {
    self.init(of: parameters, replayable: replayable, variables: [], file: file, line: line) { _ in
      ObjectiveGraph(try loss())
    }
  }

  /// A loss of parameters that shows more than its value.
  ///
  /// - Parameter variables: what else it reads that may change between evaluations.
  package convenience init(
    of parameters: [Parameter], replayable: Bool, variables: [Variable],
    file: StaticString = #fileID, line: UInt = #line,
    _ loss: @escaping (ObjectivePass) throws -> ObjectiveGraph
  ) {
    self.init(
      at: parameters.map(\.value), replayable: replayable, variables: variables, file: file,
      line: line
    ) { points, pass in
      for (parameter, tensor) in zip(parameters, points) { parameter.substitute(tensor) }
      defer { for parameter in parameters { parameter.substitute(nil) } }
      return try loss(pass)
    }
  }

  private init(
    at points: [Tensor], replayable: Bool, variables: [Variable], file: StaticString, line: UInt,
    _ function: @escaping ([Tensor], ObjectivePass) throws -> ObjectiveGraph
  ) {
    let dtype = points.first?.dtype ?? .float64
    require(
      !points.isEmpty && dtype.isFloatingPoint && points.allSatisfy { $0.dtype == dtype },
      "a minimiser needs tensors of one element type, float32 or float64, not "
        + "[\(points.map { "\($0.type)" }.joined(separator: ", "))]", file: file, line: line)
    self.dtype = dtype
    self.function = function
    self.variables = variables
    isReplayable = replayable
    types = points.map(\.type)
    start = points.flatMap(\.scalars)
    epsilon = dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
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

  /// The slope that the layers find when their outputs are disturbed, and the value without noise as
  /// the last number; two evaluations.
  func nodeSlope(at point: [Double], key: RandomKey, deviation: Double) throws -> [Double] {
    functionEvaluations += 2
    let slope = try nodeSlopes[variant] ?? NodeSlope(of: self)
    nodeSlopes[variant] = slope
    return try slope.numbers(of: self, at: point, key: key, deviation: deviation)
  }

  /// Takes over the counts of an earlier run; false when they are none.
  func restoreCounts(_ counts: [Double]) -> Bool {
    let numbers = counts.compactMap { Int(exactly: $0) }.filter { $0 >= 0 }
    guard counts.count == 3, numbers.count == 3 else { return false }
    functionEvaluations = numbers[0]
    gradientEvaluations = numbers[1]
    hessianVectorProducts = numbers[2]
    return true
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
    let key = RecordingKey(request: request, variant: variant)
    let recording: Recording
    if let known = recordings[key] {
      recording = known
    } else if isReplayable {
      recording = try record(request)
      recordings[key] = recording
    } else {
      let vectors = request == .product ? tensors(vector) : []
      let (outputs, graph) = try outputs(request, tensors(point), vectors)
      let observation = request == .gradient || request == .product ? nil : graph.observed
      try evaluate(outputs + (observation.map { [$0] } ?? []))
      if let observation { observed = observation.item() }
      var numbers: [Double] = []
      numbers.reserveCapacity(start.count + 1)
      for output in outputs { output.append(to: &numbers) }
      return numbers
    }
    let numbers = try recording.run(point, vector)
    if let observed = recording.observed { self.observed = observed }
    return numbers
  }

  private func outputs(
    _ request: Request, _ points: [Tensor], _ vectors: [Tensor]
  ) throws -> ([Tensor], ObjectiveGraph) {
    let graph = try graph(at: points, ObjectivePass(isRecording: isReplayable, noise: nil))
    let value = graph.value
    switch request {
    case .value: return ([value], graph)
    case .gradient: return (CadenaGraph.gradient(of: value, withRespectTo: points), graph)
    case .both: return (CadenaGraph.gradient(of: value, withRespectTo: points) + [value], graph)
    case .product:
      let products = CadenaOperations.hessianVectorProducts(
        of: value, withRespectTo: points, vectors: vectors)
      return (products, graph)
    }
  }

  /// Follows the function.
  func graph(at points: [Tensor], _ pass: ObjectivePass) throws -> ObjectiveGraph {
    let graph = try function(points, pass)
    require(
      graph.value.count == 1 && graph.value.dtype == dtype,
      "a function to be minimised gives one number of \(dtype), not \(graph.value.type)")
    return graph
  }

  private func record(_ request: Request) throws -> Recording {
    try Recording(of: self, vectors: request == .product) { points, vectors in
      let (outputs, graph) = try self.outputs(request, points, vectors)
      let hasValue = request == .value || request == .both
      return Recording.Graph(
        coordinates: hasValue ? Array(outputs.dropLast()) : outputs,
        numbers: hasValue ? [graph.value] : [], observed: hasValue ? graph.observed : nil,
        bindings: graph.bindings)
    }
  }

  /// What plans read beside points and bindings.
  var readVariables: [Variable] { variables }
}

extension Tensor {
  /// Appends the elements as numbers.
  func append(to numbers: inout [Double]) {
    if dtype == .float64 {
      withScalars(of: Double.self) { numbers.append(contentsOf: $0) }
    } else {
      withScalars(of: Float.self) { for element in $0 { numbers.append(Double(element)) } }
    }
  }
}
