/// Counting the arithmetic of a graph, without running it.
public enum OperationCount {
  /// The floating-point operations that computing some tensors from their leaves takes.
  ///
  /// A product of an m×k with a k×n matrix counts 2·m·k·n, every step of an elementwise function
  /// one per element (an exponential counts as one), a reduction or running sum one per element
  /// that it reads, a sum at indices one per element added. Views, copies, conversions, constants
  /// and random numbers count nothing. What two of the tensors share is counted once. Numbers that
  /// are too large stop at the largest `Int`.
  public static func count(_ tensors: [Tensor]) -> Int {
    let nodes = Traversal(from: tensors.map(\.node)).nodes
    return nodes.reduce(0) { sum, node in
      let (total, overflow) = sum.addingReportingOverflow(count(node))
      return overflow ? .max : total
    }
  }

  private static func count(_ node: Node) -> Int {
    let inputs = node.inputs
    switch node.operation.lowering(inputs, output: node.type) {
    case .elementwise(let program):
      let steps = program.instructions.count { instruction in
        if case .apply = instruction.kind { true } else { false }
      }
      return product(steps, node.type.shape.count)
    case .contract:
      return product(2, product(inputs.shape(0).last, node.type.shape.count))
    case .reduce, .scan: return inputs.shape(0).count
    case .scatterAdd: return inputs.shape(2).count
    case .leaf, .constant, .iota, .view, .gather, .concatenate, .pad, .random: return 0
    }
  }

  private static func product(_ a: Int, _ b: Int) -> Int {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : result
  }
}
