import Cadena

extension Explanation {
  /// The derivation as a LaTeX document: the function, the graph drawn with TikZ, the values forward,
  /// the chain rule backward. Needs the packages amsmath and tikz.
  ///
  /// - Parameters:
  ///   - language: of the headings.
  ///   - digits: significant digits.
  public func latex(language: Language, digits: Int = 6) -> String {
    ExplanationLatex(
      explanation: self, language: language, digits: SignificantDigits(digits),
      picture: picture(language: language, digits: min(digits, 4))
    ).text
  }
}

/// Writes an explanation as a LaTeX document.
struct ExplanationLatex {
  let explanation: Explanation
  let language: Language
  let digits: SignificantDigits
  let picture: GraphPicture

  private let write = MathWriter(style: .latex)
  private var nodes: [Explanation.Node] { explanation.nodes }
  private var result: String { nodes[explanation.output].name }

  init(
    explanation: Explanation, language: Language, digits: SignificantDigits, picture: GraphPicture
  ) {
    self.explanation = explanation
    self.language = language
    self.digits = digits
    self.picture = picture
  }

  var text: String {
    var parts = [
      """
      \\documentclass{article}
      \\usepackage[utf8]{inputenc}
      \\usepackage[T1]{fontenc}
      \\usepackage{amsmath,tikz}
      \\allowdisplaybreaks
      \\setlength{\\parindent}{0pt}
      \\begin{document}
      """,
      section(.explainGraphTitle), TikzGraph(picture: picture).text,
      section(.explainForwardTitle), align(forward),
    ]
    if !explanation.inputs.isEmpty {
      parts += [section(.explainBackwardTitle), align(backward)]
      if let matrix = explanation.secondDerivatives { parts.append(second(matrix)) }
    }
    return parts.joined(separator: "\n") + "\n\\end{document}\n"
  }

  private func section(_ title: Message) -> String {
    "\\section*{\(title.text(language))}"
  }

  private func align(_ lines: [String]) -> String {
    "\\begin{align*}\n" + lines.map { "  " + $0 }.joined(separator: " \\\\\n") + "\n\\end{align*}"
  }

  private func name(_ position: Int) -> String { write.name(nodes[position].name).text }

  /// A number; powers of ten as such.
  private func number(_ value: Double, isFactor: Bool = false) -> String {
    let text = digits.text(value)
    var shown = text
    if let exponent = text.firstIndex(of: "e") {
      let power = Int(text[text.index(after: exponent)...]) ?? 0
      shown = "\(text[..<exponent]) \\cdot 10^{\(power)}"
    }
    return isFactor && text.hasPrefix("-") ? "(\(shown))" : shown
  }

  private var forward: [String] {
    explanation.inputs.map { "\(name($0)) &= \(number(nodes[$0].value))" }
      + explanation.operations.map { position in
        let formula = explanation.formula(position, write) ?? ""
        return "\(name(position)) &= \(formula) = \(number(nodes[position].value))"
      }
  }

  private var backward: [String] {
    var lines = ["\(derivative(result, result)) &= 1"]
    for position in nodes.indices.reversed() where !nodes[position].outgoing.isEmpty {
      let node = nodes[position]
      let edges = node.outgoing.map { explanation.edges[$0] }
      let symbols = node.outgoing.map { edge in
        let target = nodes[explanation.edges[edge].target].name
        let formula = explanation.localFormula(edge, write)
        let isSum = formula.contains(" + ") || formula.contains(" - ") || formula.hasPrefix("-")
        let factor = isSum ? "\\left(\(formula)\\right)" : formula
        return "\(derivative(result, target)) \\cdot \(factor)"
      }
      let numbers = edges.map {
        "\(number($0.upstream, isFactor: true)) \\cdot \(number($0.local, isFactor: true))"
      }
      lines.append(
        "\(derivative(result, node.name)) &= \(symbols.joined(separator: " + ")) = "
          + "\(numbers.joined(separator: " + ")) = \(number(node.gradient))")
    }
    return lines
  }

  private func derivative(_ a: String, _ b: String) -> String { write.derivative(a, b).text }

  private func second(_ matrix: [[Double]]) -> String {
    let rows = matrix.map { row in row.map { number($0) }.joined(separator: " & ") }
    let names = explanation.inputs.map { name($0) }.joined(separator: ", ")
    return section(.explainSecondTitle)
      + "\n\\setcounter{MaxMatrixCols}{\(max(10, matrix.count))}\n\\[ \\nabla^2_{\(names)} "
      + "\(write.name(result).text) = \\begin{pmatrix} \(rows.joined(separator: " \\\\ ")) "
      + "\\end{pmatrix} \\]"
  }
}
