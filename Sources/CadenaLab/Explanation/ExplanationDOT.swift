extension Explanation {
  /// The graph for Graphviz: values in green, gradients in red, local derivatives in grey.
  public func dot(digits: Int = 4) -> String {
    let number = SignificantDigits(digits)
    var lines = [
      "digraph explanation {",
      "  rankdir=LR;",
      "  label=\(Self.quoted(expression));",
      "  labelloc=t;",
      "  fontname=\"Helvetica\";",
      "  node [fontname=\"Helvetica\", shape=circle, color=\"#475569\"];",
      "  edge [fontname=\"Helvetica\", fontsize=10, color=\"#64748b\"];",
    ]
    for (position, node) in nodes.enumerated() {
      let id = "n\(position)"
      switch node.kind {
      case .input, .constant:
        lines.append("  \(id) [shape=plaintext, label=\(Self.quoted(node.name))];")
      case .operation:
        let formula = formula(position, MathWriter(style: .unicode)) ?? ""
        lines.append(
          "  \(id) [label=\(Self.quoted(symbol(position))), "
            + "xlabel=\(Self.quoted(node.name)), "
            + "tooltip=\(Self.quoted("\(node.name) = \(formula)"))];")
      }
    }
    for edge in edges {
      lines.append(
        "  n\(edge.source) -> n\(edge.target) [\(label(edge, number)), "
          + "headlabel=<<FONT POINT-SIZE=\"8\" COLOR=\"#64748b\">"
          + "\(number.text(edge.local))</FONT>>];")
    }
    lines.append("  result [shape=plaintext, label=\(Self.quoted(nodes[output].name))];")
    let last = Edge(source: output, target: output, slot: 0, local: 1, upstream: 1)
    lines.append("  n\(output) -> result [\(label(last, number))];")
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func label(_ edge: Edge, _ number: SignificantDigits) -> String {
    """
    label=<<FONT COLOR="#15803d">\(number.text(nodes[edge.source].value))</FONT><BR/>\
    <FONT COLOR="#b91c1c">\(number.text(edge.contribution))</FONT>>
    """
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }
}
