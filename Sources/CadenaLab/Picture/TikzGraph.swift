/// The drawing of a graph for LaTeX, with the places of the picture.
struct TikzGraph {
  let picture: GraphPicture

  /// Centimetres for a unit of the picture.
  private static let unit = 0.026
  /// The width of a page's text.
  private static let widest = 12.0

  private var graph: LayeredGraph { picture.graph }
  private var explanation: Explanation { picture.explanation }

  var text: String {
    let width = (graph.columns.last?.upperBound ?? 1) * Self.unit
    let scale = width > Self.widest ? Self.widest / width : 1
    var lines = [
      "\\begin{center}",
      """
      \\begin{tikzpicture}[scale=\(number(scale)), transform shape, >=stealth,
        operation/.style={circle, draw, minimum size=1.1cm, inner sep=1pt},
        number/.style={font=\\scriptsize, inner sep=1.5pt}]
      """,
    ]
    for (index, item) in graph.items.enumerated() { lines += node(index, item).map { "  \($0)" } }
    for edge in graph.routes.indices { lines.append("  " + path(edge)) }
    lines += ["\\end{tikzpicture}", "\\end{center}"]
    return lines.joined(separator: "\n")
  }

  private func number(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return abs(rounded) < 0.001 ? "0" : SignificantDigits(7).text(rounded)
  }

  private func point(_ x: Double, _ y: Double) -> String {
    "(\(number(x * Self.unit)), \(number(-y * Self.unit)))"
  }

  private func node(_ index: Int, _ item: LayeredGraph.Item) -> [String] {
    let place = point(item.x, item.y)
    let write = MathWriter(style: .latex)
    switch item.content {
    case .bend: return []
    case .label(let edge):
      let isResult = edge == explanation.edges.count
      let source = isResult ? explanation.output : explanation.edges[edge].source
      let gradient = isResult ? 1 : explanation.edges[edge].contribution
      let value = picture.digits.text(explanation.nodes[source].value)
      return [
        "\\node[number, text=green!45!black, above] at \(place) {$\(value)$};",
        """
        \\node[number, text=red!75!black, below] at \(place) {$\(picture.digits.text(gradient))$};
        """,
      ]
    case .result:
      let name = write.name(explanation.nodes[explanation.output].name).text
      return ["\\node (n\(index)) at \(place) {$\(name)$};"]
    case .node(let position):
      let node = explanation.nodes[position]
      let name = write.name(node.name).text
      guard case .operation = node.kind else {
        return ["\\node (n\(index)) at \(place) {$\(name)$};"]
      }
      return [
        "\\node[operation, label={above:{$\(name)$}}] (n\(index)) at \(place) "
          + "{$\(symbol(position))$};"
      ]
    }
  }

  private func symbol(_ position: Int) -> String {
    let write = MathWriter(style: .latex)
    guard case .operation(let function) = explanation.nodes[position].kind else { return "" }
    switch function {
    case .add, .subtract, .multiply, .divide, .negate, .power, .square:
      let terms = zip(explanation.terms(position, write), explanation.nodes[position].operands)
      let symbol = function.symbol(terms.map { ($0, $1.constant != nil) }, write)
      return symbol.replacing(
        [
          "×": "\\times ", "÷": "\\div ", "−": "-", "²": "^{2}", "^": "\\wedge ",
        ], unless: symbol.count > 3)
    case .sqrt: return "\\sqrt{\\cdot}"
    case .abs: return "|\\cdot|"
    case .sigmoid: return "\\sigma"
    default: return LatexName.function(function.rawValue)
    }
  }

  /// From node to node through the middle of its labels and bends.
  private func path(_ edge: Int) -> String {
    let route = graph.routes[edge]
    var text = "\\draw[->, gray] (n\(route[0]))"
    for index in route.dropFirst().dropLast() {
      let item = graph.items[index]
      let column = graph.columns[item.layer]
      text += " to[out=0, in=180] \(point(column.lowerBound, item.y))"
      text += " -- \(point(column.upperBound, item.y))"
    }
    return text + " to[out=0, in=180] (n\(route[route.count - 1]));"
  }
}

extension String {
  /// Replaces single signs; a long text is a formula already and only loses signs that LaTeX lacks.
  fileprivate func replacing(_ table: [Character: String], unless isFormula: Bool) -> String {
    reduce(into: "") { result, character in
      if isFormula, character == "^" {
        result.append(character)
      } else {
        result += table[character] ?? String(character)
      }
    }
  }
}
