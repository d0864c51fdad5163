import Cadena
import CadenaExperiment

extension Explanation {
  /// The explanation for a person to read: the values forward, the chain rule factor by factor
  /// backward, and the table of gradients with their finite differences.
  ///
  /// - Parameters:
  ///   - language: of titles and notes.
  ///   - digits: significant digits.
  ///   - isUnicode: whether signs such as ∂ and · may be used; otherwise d and *.
  public func text(language: Language, digits: Int = 6, isUnicode: Bool = true) -> String {
    ExplanationText(
      explanation: self, language: language, digits: SignificantDigits(digits),
      write: MathWriter(style: isUnicode ? .unicode : .ascii)
    ).text
  }
}

/// Writes an explanation as plain text.
struct ExplanationText {
  let explanation: Explanation
  let language: Language
  let digits: SignificantDigits
  let write: MathWriter

  private var nodes: [Explanation.Node] { explanation.nodes }
  private var output: Explanation.Node { nodes[explanation.output] }

  var text: String {
    var sections = [heading, forward]
    if explanation.inputs.isEmpty {
      sections.append(Message.explainNoInputs.text(language) + "\n")
    } else {
      sections += [backward, gradients]
      if let matrix = explanation.secondDerivatives { sections.append(second(matrix)) }
    }
    return sections.joined(separator: "\n")
  }

  private var heading: String {
    let isNamed = explanation.expression.contains("=")
    let left = isNamed ? "" : "\(output.name) = "
    let values = explanation.inputs.map { "\(nodes[$0].name) = \(digits.text(nodes[$0].value))" }
    let end = values.isEmpty ? "" : "\n" + values.joined(separator: ", ")
    return left + explanation.expression + end + "\n"
  }

  // MARK: Forward

  private var forward: String {
    var lines = [Message.explainForwardTitle.text(language)]
    for position in explanation.operations {
      let node = nodes[position]
      let value = digits.text(node.value)
      var parts = ["\(node.name)", explanation.formula(position, write) ?? ""]
      if let numbers = explanation.substituted(position, write, digits) { parts.append(numbers) }
      if parts[parts.count - 1] != value { parts.append(value) }
      lines.append("  " + parts.joined(separator: " = "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Backward

  private var backward: String {
    let name = output.name
    var lines = [Message.explainBackwardTitle.text(language)]
    lines.append("  \(derivative(name, name)) = 1")
    // The gradient of a node is complete when all that it flows into has been visited.
    var remaining = nodes.map(\.outgoing.count)
    for position in explanation.operations.reversed() where !nodes[position].incoming.isEmpty {
      lines.append("  \(nodes[position].name) = \(explanation.formula(position, write) ?? "")")
      for edge in nodes[position].incoming {
        lines += step(edge).map { "    " + $0 }
        let source = explanation.edges[edge].source
        remaining[source] -= 1
        if remaining[source] == 0, nodes[source].outgoing.count > 1 {
          lines.append("    " + total(source))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func derivative(_ a: String, _ b: String) -> String { write.derivative(a, b).text }

  /// The local derivative of an edge, then its product with what comes from above.
  private func step(_ position: Int) -> [String] {
    let edge = explanation.edges[position]
    let (source, target) = (nodes[edge.source], nodes[edge.target])
    let isBranch = source.outgoing.count > 1
    let local = digits.text(edge.local)
    let formula = explanation.localFormula(position, write)
    var lines: [String] = []
    let isDirect = edge.target == explanation.output
    if !isDirect || isBranch {
      // Used twice by one operation, ∂a/∂x of one operand is not the whole derivative.
      let slot = slots(edge) > 1 ? " (\(operand(edge)))" : ""
      lines.append(chain([derivative(target.name, source.name) + slot, formula, local]))
    }
    let label = isBranch ? "   (\(operandLabel(edge)))" : ""
    let left = derivative(output.name, source.name)
    if isDirect, !isBranch {
      lines.append(chain([left, formula, local]))
    } else {
      let factors =
        derivative(output.name, target.name) + write.dot
        + derivative(target.name, source.name) + (slots(edge) > 1 ? " (\(operand(edge)))" : "")
      let numbers = digits.text(edge.upstream) + write.dot + digits.operand(edge.local)
      let head = isBranch ? [String?.none] : [left]
      lines.append(chain(head + [factors, numbers, digits.text(edge.contribution)]) + label)
    }
    return lines
  }

  /// How many operands of the target the source is.
  private func slots(_ edge: Explanation.Edge) -> Int {
    nodes[edge.target].incoming.count { explanation.edges[$0].source == edge.source }
  }

  private func operand(_ edge: Explanation.Edge) -> String {
    Message.explainOperand(edge.slot + 1).text(language)
  }

  private func operandLabel(_ edge: Explanation.Edge) -> String {
    Message.explainThrough(nodes[edge.target].name).text(language)
  }

  /// The sum of what comes along several ways.
  private func total(_ position: Int) -> String {
    let node = nodes[position]
    let parts = node.outgoing.reversed().enumerated().map { number, edge in
      let value = explanation.edges[edge].contribution
      return number == 0 ? digits.text(value) : digits.operand(value)
    }
    return chain([
      derivative(output.name, node.name), parts.joined(separator: " + "),
      digits.text(node.gradient),
    ]) + "   (\(Message.explainPaths(node.outgoing.count).text(language)))"
  }

  /// Equal things, each once.
  private func chain(_ parts: [String?]) -> String {
    var list: [String] = []
    for part in parts {
      if let part, part != list.last { list.append(part) }
    }
    return list.joined(separator: " = ")
  }

  // MARK: Tables

  private var gradients: String {
    var table = TextTable(
      [
        .explainInput, .explainValue, .explainGradient, .explainDifference,
        .explainRelativeError, .verbatim(""),
      ].map { (message: Message) in message.text(language) })
    var notes: [String] = []
    for (position, check) in zip(explanation.inputs, explanation.checks) {
      let mark: String
      switch check.outcome {
      case .agrees: mark = ""
      case .differs: mark = Message.explainDiffers.text(language)
      case .corner:
        mark = Message.explainCorner.text(language)
        notes.append(
          Message.explainCornerNote(
            check.name, left: digits.text(check.left), right: digits.text(check.right),
            gradient: digits.text(check.exact)
          ).text(language))
      }
      let error = SignificantDigits(1).text(check.relativeError)
      table.add([
        check.name, digits.text(nodes[position].value), digits.text(check.exact),
        digits.text(check.numeric), error, mark,
      ])
    }
    let title = Message.explainCheckTitle.text(language)
    let note = notes.map { $0 + "\n" }.joined()
    return title + "\n" + indented(table.text) + note
  }

  private func second(_ matrix: [[Double]]) -> String {
    let names = explanation.inputs.map { nodes[$0].name }
    let square = write.style == .unicode ? "²" : "^2"
    var table = TextTable(["\(write.partial)\(square)\(output.name)"] + names)
    for (name, row) in zip(names, matrix) { table.add([name] + row.map { digits.text($0) }) }
    return Message.explainSecondTitle.text(language) + "\n" + indented(table.text)
  }

  private func indented(_ text: String) -> String {
    let text = write.style == .ascii ? String(text.map { $0 == "─" ? "-" : $0 }) : text
    return text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
