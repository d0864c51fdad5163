extension Explanation {
  /// The operands of a node as formulas: names, and numbers as they were typed.
  func terms(_ node: Int, _ write: MathWriter) -> [MathTerm] {
    nodes[node].operands.map { operand in
      switch operand {
      case .node(let source): write.name(nodes[source].name)
      case .constant(let text, _): write.constant(text)
      }
    }
  }

  /// The right side of a node's formula: `x + y`; nil for inputs.
  func formula(_ node: Int, _ write: MathWriter) -> String? {
    switch nodes[node].kind {
    case .input: nil
    case .constant: write.constant(nodes[node].text).text
    case .operation(let function): function.formula(terms(node, write), write).text
    }
  }

  /// The formula with numbers in place of names: `-2 + 5`.
  func substituted(_ node: Int, _ write: MathWriter, _ digits: SignificantDigits) -> String? {
    guard case .operation(let function) = nodes[node].kind else { return nil }
    let terms = nodes[node].operands.enumerated().map { slot, operand in
      switch operand {
      case .node(let source):
        let text = digits.text(nodes[source].value)
        // A sign at the beginning of a sum or product needs no brackets.
        let isFirst = slot == 0 && ![.power, .subtract, .negate].contains(function)
        return MathTerm(
          text: text, level: !text.hasPrefix("-") ? .atom : isFirst ? .product : .negative)
      case .constant(let text, _): return write.constant(text)
      }
    }
    return function.formula(terms, write).text
  }

  /// The local derivative of an edge as a formula: `z`.
  func localFormula(_ edge: Int, _ write: MathWriter) -> String {
    let edge = edges[edge]
    guard case .operation(let function) = nodes[edge.target].kind else { return "" }
    return function.derivative(
      edge.slot, terms(edge.target, write), result: write.name(nodes[edge.target].name), write
    ).text
  }

  /// The sign inside a node of a picture.
  func symbol(_ node: Int) -> String {
    let write = MathWriter(style: .unicode)
    guard case .operation(let function) = nodes[node].kind else { return nodes[node].text }
    let terms = zip(terms(node, write), nodes[node].operands).map {
      (term: $0, isConstant: $1.constant != nil)
    }
    return function.symbol(terms, write)
  }
}
