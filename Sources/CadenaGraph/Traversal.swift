/// A part of the graph in an order in which every node comes after its inputs.
///
/// The walk is iterative: a chain of a million nodes needs no stack. Inputs are visited in order, so
/// the same structure always gives the same order.
public struct Traversal: ~Copyable {
  /// The nodes, inputs before users.
  public private(set) var nodes: [Node] = []
  /// Position of each node in `nodes`.
  public private(set) var table: NodeTable

  /// All nodes that the roots depend on; the inputs of a node for which `isBoundary` holds are left
  /// out.
  public init(from roots: [Node], isBoundary: (Node) -> Bool = { _ in false }) {
    table = NodeTable()
    var stack: [(node: Node, next: Int)] = []
    for root in roots where table.position(of: root) < 0 {
      stack.append((root, isBoundary(root) ? root.inputCount : 0))
      // -2 marks a node that is on the stack; it is placed when its inputs have been.
      table.set(root, -2)
      while let top = stack.last {
        if top.next == top.node.inputCount {
          table.set(top.node, nodes.count)
          nodes.append(top.node)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let input = top.node.inputs.node(top.next)
        if table.position(of: input) == -1 {
          table.set(input, -2)
          stack.append((input, isBoundary(input) ? input.inputCount : 0))
        }
      }
    }
  }

  /// The position of a node, or -1 when the roots do not depend on it.
  public func position(of node: Node) -> Int { table.position(of: node) }
}
