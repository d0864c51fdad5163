import CadenaGraph
import CadenaText

/// The living definition of the graph: every lowering scalar by scalar, in double precision.
///
/// Each node's result is rounded to its element type, and so is each step of a scalar program, so
/// a float32 graph gives float32 numbers; only inside a sum, product, running sum or matrix product
/// are float32 numbers added in double precision and rounded once. Integers wrap around. The graph
/// is walked without recursion, and a value is forgotten as soon as nothing needs it any more, so a
/// chain of a million nodes runs in little memory.
public struct ReferenceExecutor: Executor {
  /// An executor; it has no state.
  public init() {}

  /// The elements of each root.
  public func run(_ roots: [Node]) throws -> [Storage] {
    let traversal = Traversal.pending(roots)
    let nodes = traversal.nodes
    var uses = Self.countUses(traversal, roots)
    var values = [ReferenceValue?](repeating: nil, count: nodes.count)

    for (position, node) in nodes.enumerated() {
      var inputs: [ReferenceValue] = []
      for input in traversal.inputs(of: position).map(Int.init) {
        if let value = values[input] { inputs.append(value) }
        uses[input] -= 1
        if uses[input] == 0 { values[input] = nil }
      }
      values[position] = try Self.value(of: node, inputs)
    }

    return roots.map { root in
      if let storage = root.storage { return storage }
      guard let value = values[traversal.position(of: root)] else {
        programmingError("the value of \(root.label) was forgotten before it was returned")
      }
      return value.storage
    }
  }

  /// How often each node's value is read: by other nodes, and as a result.
  private static func countUses(_ traversal: borrowing Traversal, _ roots: [Node]) -> [Int] {
    var uses = [Int](repeating: 0, count: traversal.count)
    for position in 0..<traversal.count {
      for input in traversal.inputs(of: position) { uses[Int(input)] += 1 }
    }
    for root in roots { uses[traversal.position(of: root)] += 1 }
    return uses
  }

  /// What a node is, given its inputs.
  private static func value(
    of node: Node, _ inputs: [ReferenceValue]
  ) throws -> ReferenceValue {
    if let storage = node.storage { return ReferenceValue(storage, node.type) }
    switch node.kind {
    case .scalar: return ReferenceValue(repeating: node.number, node.type)
    case .leaf, .variable, .placeholder: throw EvaluationError(.placeholderNotBound, at: node)
    case .operation: break
    }
    let type = node.type
    switch node.operation.lowering(node.inputs, output: type) {
    case .leaf:
      throw EvaluationError(.placeholderNotBound, at: node)
    case .constant(let number):
      return ReferenceValue(repeating: number, type)
    case .iota(let start, let step):
      return ReferenceGenerate.iota(start: start, step: step, type)
    case .random:
      return ReferenceGenerate.uniform(key: inputs[0], type)
    case .elementwise(let program):
      return ReferenceElementwise.apply(program, inputs, type)
    case .reduce(let reduction, let axes):
      return ReferenceReduce.apply(reduction, axes, inputs[0], type)
    case .scan(let product, let axis, let reverse):
      return ReferenceReduce.scan(
        product: product, axis: axis, reverse: reverse, inputs[0], type)
    case .view(let offset, let strides):
      return inputs[0].viewed(type.shape, offset: offset, strides: strides)
    case .concatenate(let axis):
      return ReferenceJoin.concatenate(inputs, axis: axis, type)
    case .pad(let before, let value):
      return ReferenceJoin.pad(inputs[0], before: before, with: value, type)
    case .gather(let axis, let byRows):
      return try ReferenceGather.gather(
        inputs[0], at: inputs[1], axis: axis, byRows: byRows, type, node)
    case .scatterAdd(let axis, let byRows):
      return try ReferenceGather.scatterAdd(
        base: inputs[0], at: inputs[1], source: inputs[2], axis: axis, byRows: byRows, type, node)
    case .contract:
      return ReferenceContract.product(inputs[0], inputs[1], type)
    }
  }
}
