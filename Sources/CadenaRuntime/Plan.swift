import CadenaGraph

/// A graph compiled for the processor: ordered kernels over places in memory.
///
/// A plan belongs to a structure (operations, element types, shapes, how they hang together) and to
/// no particular values: leaves are bound when it runs. It can be printed. What it needs to run, its
/// memory and resolved pointers, are instances; one is kept for the next run, and several tasks that
/// run the same plan at once each take their own.
final class Plan: Sendable {
  let structure: GraphStructure
  let kernels: [Kernel]
  let numbers: [PlanCompiler.Number]
  let arenaBytes: Int
  let outputs: [PlanOutput]
  let outputTypes: [TensorType]
  let direct: DirectLayout
  private let idle = Lock<[PlanInstance]>([])

  /// Compiles the graph of a traversal.
  init(_ traversal: borrowing Traversal, roots: [Node], structure: GraphStructure) {
    let graph = PlanGraph(traversal, roots: roots)
    let isScalar = graph.arguments.map { traversal.node($0).kind == .scalar }
    let compiler = PlanCompiler(graph, isScalar: isScalar)
    self.structure = structure
    kernels = compiler.kernels
    numbers = compiler.numberBlock
    arenaBytes = compiler.arenaBytes
    outputs = compiler.outputs
    outputTypes = compiler.outputTypes
    direct = DirectLayout(compiler.kernels, compiler.numberBlock)
  }

  /// An instance that nobody else uses.
  func checkOut() -> PlanInstance {
    idle.withLock { $0.popLast() } ?? PlanInstance(self)
  }

  /// Gives an instance back for the next run.
  func checkIn(_ instance: PlanInstance) {
    idle.withLock { if $0.count < 4 { $0.append(instance) } }
  }
}

extension Plan {
  /// What an index out of range means, at the node and line with which the plan was made.
  func error(
    _ failure: (kernel: Int, position: Int), in instance: PlanInstance
  ) -> EvaluationError {
    let kernel = kernels[failure.kernel]
    let entry = structure.entries[kernel.node]
    guard let found = instance.index(of: kernel, at: failure.position) else {
      return EvaluationError(.placeholderNotBound, label: entry.label, origin: entry.origin)
    }
    return EvaluationError(
      .indexOutOfRange(found.index, count: found.count, position: failure.position),
      label: entry.label, origin: entry.origin)
  }
}

extension Plan: CustomStringConvertible {
  /// The kernels as numbered lines.
  var description: String {
    var lines = [
      "plan: \(kernels.count) kernels, \(arenaBytes) bytes of memory, \(outputTypes.count) outputs"
    ]
    for (index, kernel) in kernels.enumerated() {
      let names = kernel.nodes.map { structure.entries[$0].label }.joined(separator: " ")
      lines.append("  \(index): \(kernel.work.summary)  [\(names)]")
    }
    return lines.joined(separator: "\n")
  }
}

extension Kernel.Work {
  /// The kind of kernel with its extents.
  var summary: String {
    switch self {
    case .region(let region):
      "region of \(region.count), \(region.steps.count) steps, \(region.streams.count) arrays, "
        + "\(region.registerCount) registers"
    case .gemm(let g):
      "matrix product \(g.dtype) \(g.m)x\(g.n)x\(g.k)" + (g.batch == 1 ? "" : " times \(g.batch)")
        + (g.bias == nil ? "" : " with bias") + (g.isRectified ? " rectified" : "")
    case .reduce(let kind, let dtype, let outer, let count, let inner, _, _):
      "\(kind) \(dtype) of [\(outer), \(count), \(inner)]"
    case .scan(_, _, let dtype, let outer, let count, let inner, _, _):
      "scan \(dtype) of [\(outer), \(count), \(inner)]"
    case .copy(let copy): "copy \(copy.sizes)"
    case .gather(let gather):
      "gather \(gather.indices) of [\(gather.outer), \(gather.count), \(gather.inner)]"
    case .scatter(let gather):
      "scatter \(gather.indices) to [\(gather.outer), \(gather.count), \(gather.inner)]"
    case .check(let gather): "check \(gather.indices) indices below \(gather.count)"
    case .fill(let dtype, let count, let value, _): "fill \(dtype)[\(count)] with \(value)"
    case .iota(let dtype, let count, _, _, _): "iota \(dtype)[\(count)]"
    case .random(let dtype, let count, _, _): "random \(dtype)[\(count)]"
    case .softmax(let softmax):
      "softmax \(softmax.dtype) of [\(softmax.rows), \(softmax.count)]"
        + (softmax.gradient == nil ? "" : " with gradient")
    }
  }

  /// Floating-point operations and bytes moved, for reports.
  var cost: (operations: Double, bytes: Double) {
    switch self {
    case .region(let region):
      let bytes = region.streams.reduce(0) { $0 + $1.elementSize * region.count }
      return (Double(region.steps.count * region.count), Double(bytes))
    case .gemm(let g):
      let size = g.dtype.byteCount
      return (
        2 * Double(g.m * g.n) * Double(g.k * g.batch),
        Double(g.batch * size * (g.m * g.k + g.k * g.n + g.m * g.n))
      )
    case .reduce(_, let dtype, let outer, let count, let inner, _, _),
      .scan(_, _, let dtype, let outer, let count, let inner, _, _):
      let elements = Double(outer * count * inner)
      return (elements, elements * Double(dtype.byteCount))
    case .copy(let copy):
      let bytes = copy.sizes.reduce(copy.elementSize, *)
      return (0, 2 * Double(bytes))
    case .gather(let gather), .scatter(let gather):
      return (0, 2 * Double(gather.outer * gather.indices * gather.inner * gather.dtype.byteCount))
    case .check(let gather):
      return (0, Double(gather.outer * gather.indices * 4))
    case .fill(let dtype, let count, _, _), .iota(let dtype, let count, _, _, _),
      .random(let dtype, let count, _, _):
      return (0, Double(count * dtype.byteCount))
    case .softmax(let softmax):
      return softmax.cost
    }
  }
}
