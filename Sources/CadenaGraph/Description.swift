extension Node {
  /// The name of the operation, or what kind of leaf this is.
  public var label: String {
    switch kind {
    case .operation: Swift.type(of: operation).name
    case .leaf: "leaf"
    case .variable: "variable"
    case .scalar: "\(number)"
    case .placeholder: "placeholder"
    }
  }
}

extension Tensor {
  /// The graph behind a tensor as numbered lines, inputs before users:
  ///
  ///     %0 = leaf : float32[2]
  ///     %1 = multiply(%0, %0) : float32[2]
  ///     %2 = sum(%1) : float32[]
  public var graphDescription: String {
    let traversal = Traversal(from: [node])
    var lines: [String] = []
    for (position, node) in traversal.nodes.enumerated() {
      let inputs = (0..<node.inputCount).map { "%\(traversal.position(of: node.inputs.node($0)))" }
      let arguments = inputs.isEmpty ? "" : "(" + inputs.joined(separator: ", ") + ")"
      let origin = node.origin.line == 0 ? "" : "  // \(node.origin)"
      lines.append("%\(position) = \(node.label)\(arguments) : \(node.type)\(origin)")
    }
    return lines.joined(separator: "\n")
  }

  /// The graph behind a tensor in the DOT language of Graphviz, edges labelled with their types.
  public var graphDOT: String {
    let traversal = Traversal(from: [node])
    var lines = ["digraph {", "  rankdir = LR", "  node [shape = box, style = rounded]"]
    for (position, node) in traversal.nodes.enumerated() {
      lines.append("  n\(position) [label = \"\(node.label)\"]")
      for index in 0..<node.inputCount {
        let input = node.inputs.node(index)
        let source = traversal.position(of: input)
        lines.append("  n\(source) -> n\(position) [label = \"\(input.type)\"]")
      }
    }
    lines.append("}")
    return lines.joined(separator: "\n")
  }
}
