import Cadena

/// Paints one state of a picture as SVG.
struct GraphPainter {
  let picture: GraphPicture
  let reveal: GraphPicture.Reveal

  private static let margin = 24.0
  private static let titleHeight = 44.0
  private static let legendHeight = 46.0
  private static let widestTitle = 900.0

  private var explanation: Explanation { picture.explanation }
  private var graph: LayeredGraph { picture.graph }

  var svg: String {
    let right = graph.columns.last?.upperBound ?? 0
    let bottom = graph.items.map { $0.y + $0.height / 2 }.max() ?? 0
    let title = shownTitle
    let titleWidth = TextMeasure.width(title, size: 17)
    let (legend, legendWidth) = legend
    let content = max(right, titleWidth, legendWidth)
    let width = content + 2 * Self.margin
    let height = bottom + Self.titleHeight + Self.legendHeight
    let left = Self.margin + (content - right) / 2
    let size = "\(number(width)) \(number(height))"
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(number(width))" \
      height="\(number(height))" role="img" font-family="\(PictureStyle.sans)">
      """,
      "<title>\(escaped(accessibleTitle))</title>",
      PictureStyle.sheet(picture.theme),
    ]
    if !picture.isTransparent {
      lines.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>")
    }
    lines.append(text(title, Self.margin + content / 2, 30, "title"))
    lines.append("<g transform=\"translate(\(number(left)) \(number(Self.titleHeight)))\">")
    for edge in graph.routes.indices { lines += paintEdge(edge) }
    for item in graph.items { lines += paintNode(item) }
    lines.append("</g>")
    let start = Self.margin + (content - legendWidth) / 2
    lines.append(
      "<g transform=\"translate(\(number(start)) \(number(height - 18)))\">" + legend + "</g>")
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  // MARK: Words

  private var title: String {
    explanation.expression.contains("=")
      ? explanation.expression
      : "\(explanation.nodes[explanation.output].name) = \(explanation.expression)"
  }

  private var accessibleTitle: String {
    Message.explainPictureTitle(title).text(picture.language)
  }

  private var shownTitle: String {
    var shown = ""
    var width = 0.0
    for character in title {
      width += TextMeasure.width(String(character), size: 17)
      if width > Self.widestTitle { return shown + "…" }
      shown.append(character)
    }
    return shown
  }

  private var legend: (svg: String, width: Double) {
    var x = 0.0
    var svg = ""
    let entries: [(String, Message)] = [
      ("value", .explainLegendValues), ("gradient", .explainLegendGradients),
      ("local", .explainLegendLocal),
    ]
    for (style, message) in entries {
      let words = message.text(picture.language)
      svg += "<circle class=\"\(style)\" cx=\"\(number(x + 5))\" cy=\"-4\" r=\"4\"/>"
      svg += "<text class=\"legend\" x=\"\(number(x + 15))\" y=\"0\">\(escaped(words))</text>"
      x += TextMeasure.width(words, size: 12) + 34
    }
    return (svg, x - 18)
  }

  // MARK: Edges

  /// Straight through the layers, curved between them.
  private func paintEdge(_ edge: Int) -> [String] {
    let route = graph.routes[edge]
    let isResult = edge == explanation.edges.count
    let start = graph.items[route[0]]
    var x = start.x + shapeWidth(route[0]) / 2
    var path = "M\(number(x)) \(number(start.y))"
    var y = start.y
    for (position, index) in route.enumerated() {
      let item = graph.items[index]
      let column = graph.columns[item.layer]
      if position > 0 {
        let isEnd = position == route.count - 1
        let height = isEnd && !isResult ? arrival(edge, item) : item.y
        let middle = (x + column.lowerBound) / 2
        path +=
          "C\(number(middle)) \(number(y)) \(number(middle)) \(number(height)) "
          + "\(number(column.lowerBound)) \(number(height))"
        y = height
        x = column.lowerBound
        if isEnd { break }
      }
      path += "H\(number(column.upperBound))"
      x = column.upperBound
    }
    let tip = tip(route[route.count - 1], y)
    path += "H\(number(tip - 5))"
    let isKnown = isResult ? reveal.values.contains(explanation.output) : true
    let source = isResult ? explanation.output : explanation.edges[edge].source
    let value = picture.digits.text(explanation.nodes[source].value)
    let gradient = isResult ? 1 : explanation.edges[edge].contribution
    let shown = picture.digits.text(gradient)
    var lines = [
      "<path class=\"edge\" d=\"\(path)\"><title>\(escaped(tooltip(edge)))</title></path>",
      """
      <path class="head" d="M\(number(tip)) \(number(y))l-9 -4.5v9z"/>
      """,
    ]
    let label = graph.items[route[route.count - 2]]
    if isKnown, reveal.values.contains(source) {
      lines.append(text(value, label.x, label.y - 5, "value"))
    }
    if reveal.edges.contains(edge) {
      lines.append(text(shown, label.x, label.y + 14.5, "gradient"))
    }
    return lines
  }

  private func tooltip(_ edge: Int) -> String {
    let write = MathWriter(style: .unicode)
    let result = explanation.nodes[explanation.output].name
    guard edge < explanation.edges.count else {
      return write.derivative(result, result).text + " = 1"
    }
    let numbers = explanation.edges[edge]
    let (source, target) = (explanation.nodes[numbers.source], explanation.nodes[numbers.target])
    let local = write.derivative(target.name, source.name).text
    let exact = SignificantDigits(17)
    return "\(source.name) = \(exact.text(source.value)); "
      + "\(local) = \(explanation.localFormula(edge, write)) = \(exact.text(numbers.local)); "
      + "\(write.derivative(result, target.name).text) · \(local) = "
      + exact.text(numbers.contribution)
  }

  /// The height at which an edge meets its node: edges from above above those from below.
  private func arrival(_ edge: Int, _ item: LayeredGraph.Item) -> Double {
    let order = arrivals(explanation.edges[edge].target)
    guard order.count > 1, let position = order.firstIndex(of: edge) else { return item.y }
    return item.y + (Double(position) / Double(order.count - 1) - 0.5) * 22
  }

  /// The edges into a node from top to bottom.
  private func arrivals(_ node: Int) -> [Int] {
    explanation.nodes[node].incoming.sorted { a, b in
      let (first, second) = (graph.routes[a], graph.routes[b])
      return graph.items[first[first.count - 2]].y < graph.items[second[second.count - 2]].y
    }
  }

  /// Where an arrow ends at a height: on the round side of its node.
  private func tip(_ index: Int, _ y: Double) -> Double {
    let item = graph.items[index]
    let half = shapeWidth(index) / 2
    guard case .node = item.content else { return item.x - item.width / 2 }
    let (radius, rise) = (GraphPicture.radius, y - item.y)
    return item.x - half + radius - (radius * radius - rise * rise).squareRoot() - 1
  }

  /// The width of what is drawn, which may be less than the room it takes.
  private func shapeWidth(_ index: Int) -> Double {
    let item = graph.items[index]
    guard case .node(let node) = item.content,
      case .operation = explanation.nodes[node].kind
    else { return item.width }
    let symbol = TextMeasure.width(explanation.symbol(node), size: GraphPicture.symbolSize) + 22
    let locals = explanation.nodes[node].incoming.map { edge in
      let local = picture.digits.text(explanation.edges[edge].local)
      return TextMeasure.width(local, size: GraphPicture.localSize) + 24
    }
    return max(2 * GraphPicture.radius, symbol, locals.max() ?? 0)
  }

  // MARK: Nodes

  private func paintNode(_ item: LayeredGraph.Item) -> [String] {
    switch item.content {
    case .label, .bend: return []
    case .result:
      return [text(explanation.nodes[explanation.output].name, item.x, item.y + 5, "name result")]
    case .node(let position):
      let node = explanation.nodes[position]
      var lines: [String] = []
      var below = 25.0
      if case .operation = node.kind {
        lines += paintOperation(position, item)
        below = GraphPicture.radius + 15
      } else {
        lines.append(text(node.name, item.x, item.y + 5, "name"))
      }
      if node.outgoing.count > 1, node.outgoing.allSatisfy({ reveal.edges.contains($0) }) {
        let total = "Σ " + picture.digits.text(node.gradient)
        lines.append(text(total, item.x, item.y + below, "gradient"))
      }
      return lines
    }
  }

  private func paintOperation(_ position: Int, _ item: LayeredGraph.Item) -> [String] {
    let node = explanation.nodes[position]
    let index = graph.routes.first { graph.items[$0[0]].content == .node(position) }?[0] ?? position
    let width = shapeWidth(index)
    let radius = GraphPicture.radius
    let style = reveal.current == position ? "node current" : "node"
    let write = MathWriter(style: .unicode)
    let formula = "\(node.name) = \(explanation.formula(position, write) ?? "")"
    var lines = [
      """
      <rect class="\(style)" x="\(number(item.x - width / 2))" y="\(number(item.y - radius))" \
      width="\(number(width))" height="\(number(2 * radius))" rx="\(number(radius))">\
      <title>\(escaped(formula))</title></rect>
      """,
      text(explanation.symbol(position), item.x, item.y + 6, "symbol"),
      text(node.name, item.x, item.y - radius - 5, "name small"),
    ]
    let order = arrivals(position)
    for (number, edge) in order.enumerated() where reveal.edges.contains(edge) {
      let isAbove = order.count > 1 && number == 0
      lines.append(
        text(
          picture.digits.text(explanation.edges[edge].local), item.x,
          item.y + (isAbove ? -13 : 20.5), "local"))
    }
    return lines
  }

  // MARK: SVG

  private func text(_ words: String, _ x: Double, _ y: Double, _ style: String) -> String {
    "<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\">\(escaped(words))</text>"
  }

  private func number(_ value: Double) -> String {
    SignificantDigits(8).text((value * 10).rounded() / 10)
  }

  private func escaped(_ text: String) -> String { XMLText.escaped(text) }
}
