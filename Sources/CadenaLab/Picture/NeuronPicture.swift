import CadenaText

/// A small network drawn as in the lectures, as SVG: circles for neurons with their values, weights
/// on the edges, the loss at the right; beside or below it the same network with the gradients.
struct NeuronPicture {
  let diagram: NetworkDiagram
  let frame: NetworkPictureFrame
  let layout: NeuronLayout

  enum Direction: String, CaseIterable { case forward, backward }

  init(_ diagram: NetworkDiagram, _ frame: NetworkPictureFrame) {
    self.diagram = diagram
    self.frame = frame
    layout = NeuronLayout(diagram, frame)
  }

  var svg: String {
    let (width, height) = (layout.width, layout.height)
    // The arrangement that is nearer to a slide.
    let isWide = abs(width / (2 * height) - 1.6) > abs(2 * width / height - 1.6)
    let panels = Direction.allCases.enumerated().map { number, direction in
      let shift = isWide ? (width * Double(number), 0) : (0, height * Double(number))
      return "<g transform=\"translate(\(PictureText.number(shift.0)) "
        + "\(PictureText.number(shift.1)))\">\n\(panel(direction))\n</g>"
    }
    return frame.svg(
      width: isWide ? 2 * width : width, height: isWide ? height : 2 * height,
      panels.joined(separator: "\n"))
  }

  // MARK: - One panel

  private func panel(_ direction: Direction) -> String {
    let caption: Message = direction == .forward ? .forwardPicture : .networkBackwardPicture
    var parts = [
      frame.name(caption.text(frame.language), 28, 44, size: 22, anchor: "start", weight: "bold")
    ]
    for (index, column) in diagram.columns.enumerated() {
      let lines = index == 0 ? [Message.inputLayerCaption.text(frame.language)] : column.captions
      for (row, line) in lines.enumerated() {
        parts.append(
          frame.name(line, layout.x(index), 80 + 19 * Double(row), size: 14, style: "faint"))
      }
    }
    var labels: [String] = []
    for index in diagram.columns.indices.dropFirst() {
      let (lines, plates) = edges(into: index, direction)
      parts += lines
      labels += plates
    }
    parts += lossEdges(direction)
    parts += labels
    for (index, column) in diagram.columns.enumerated() {
      for row in column.neurons.indices { parts.append(circle(index, row, direction)) }
    }
    parts += names() + outcomes()
    parts.append(lossBox(direction))
    return parts.joined(separator: "\n")
  }

  private func circle(_ column: Int, _ row: Int, _ direction: Direction) -> String {
    let neuron = diagram.columns[column].neurons[row]
    let (x, y) = (layout.x(column), layout.y(column, row))
    var lines: [(text: String, weight: String)]
    switch direction {
    case .forward:
      lines = [(neuron.symbol, "bold")]
      if let sum = neuron.sum { lines.append(("Σ " + frame.number(sum.value), "normal")) }
      let function = diagram.columns[column].activation ?? ""
      let isShort = !function.isEmpty && function.count <= 4
      lines.append(
        (
          (isShort ? function + " " : neuron.sum == nil ? "" : "= ")
            + frame.number(neuron.output.value), neuron.sum == nil ? "normal" : "bold"
        ))
    case .backward:
      lines = [
        ("∂L/∂" + neuron.symbol, "bold"), (frame.number(neuron.output.gradient), "normal"),
      ]
      if let sum = neuron.sum {
        lines += [("∂L/∂Σ", "bold"), (frame.number(sum.gradient), "normal")]
      }
    }
    let spacing = lines.count > 3 ? 16.0 : 18.0
    let first = y - spacing * Double(lines.count - 1) / 2 + 4.5
    let texts = lines.enumerated().map { index, line in
      // Rows near the rim have less room, and bold letters are wider.
      let isOuter = lines.count > 2 && (index == 0 || index == lines.count - 1)
      let room = (isOuter ? 66.0 : 80.0) / (line.weight == "bold" ? 1.1 : 1)
      return text(
        line.text, x, first + spacing * Double(index),
        size: fitting(line.text, room, lines.count > 3 ? 12.5 : 14), weight: line.weight)
    }
    let tip = tooltip(neuron)
    return """
      <circle cx="\(PictureText.number(x))" cy="\(PictureText.number(y))" \
      r="\(PictureText.number(NeuronLayout.radius))" class="\(direction.rawValue)">\
      <title>\(PictureText.escaped(tip))</title></circle>
      \(texts.joined(separator: "\n"))
      """
  }

  private func tooltip(_ neuron: NetworkDiagram.Neuron) -> String {
    var lines = [frame.tooltip(neuron.symbol, neuron.output)]
    if let sum = neuron.sum { lines.append(frame.tooltip("Σ", sum)) }
    return lines.joined(separator: "\n")
  }

  private func fitting(_ text: String, _ room: Double, _ size: Double) -> Double {
    min(size, size * room / max(1, TextMeasure.width(text, size: size)))
  }

  // MARK: - Edges

  private func edges(
    into column: Int, _ direction: Direction
  ) -> (lines: [String], labels: [String]) {
    switch diagram.columns[column].link {
    case .input: return ([], [])
    case .straight:
      return (
        diagram.columns[column].neurons.indices.map { row in
          let line = layout.line(column, from: row, to: row)
          return arrow(line.start, line.end, direction)
        }, []
      )
    case .block(let name): return (block(column, name, direction), [])
    case .weights(let weights, let biases): return weighted(column, weights, biases, direction)
    }
  }

  private func weighted(
    _ column: Int, _ weights: [[NetworkDiagram.Quantity]],
    _ biases: [NetworkDiagram.Quantity]?, _ direction: Direction
  ) -> (lines: [String], labels: [String]) {
    func shown(_ quantity: NetworkDiagram.Quantity) -> Double {
      direction == .forward ? quantity.value : quantity.gradient
    }
    let largest = weights.joined().map { abs(shown($0)) }.max() ?? 0
    var lines: [String] = []
    var places: [LabelPlacement.Line] = []
    var texts: [(text: String, tip: String)] = []
    for (to, row) in weights.enumerated() {
      for (from, quantity) in row.enumerated() {
        let line = layout.line(column, from: from, to: to)
        let share = largest > 0 ? abs(shown(quantity)) / largest : 0
        lines.append(
          arrow(line.start, line.end, direction, width: share.isFinite ? 0.7 + 2.3 * share : 1))
        let words = frame.number(shown(quantity))
        places.append(
          .init(start: line.start, end: line.end, length: TextMeasure.width(words, size: 12)))
        texts.append((words, frame.tooltip("w\(to + 1)_\(from + 1)", quantity)))
      }
    }
    var labels = zip(LabelPlacement.places(places), texts).map { place, text in
      plate(text.text, place, tip: text.tip)
    }
    for (row, bias) in (biases ?? []).enumerated() {
      let words =
        (direction == .forward ? "b = " : "∂L/∂b = ") + frame.number(shown(bias))
      let place = LabelPlacement.Place(
        x: layout.x(column), y: layout.y(column, row) + NeuronLayout.radius + 10,
        direction: (1, 0))
      labels.append(plate(words, place, tip: frame.tooltip("b\(row + 1)", bias)))
    }
    return (lines, labels)
  }

  /// A number on its line, which its plate interrupts.
  private func plate(_ words: String, _ place: LabelPlacement.Place, tip: String) -> String {
    let n = PictureText.number
    let width = TextMeasure.width(words, size: 12) + 5
    let (dx, dy) = place.direction
    return "<g transform=\"matrix(\(turn(dx)) \(turn(dy)) \(turn(-dy)) \(turn(dx)) "
      + "\(n(place.x)) \(n(place.y)))\"><title>\(PictureText.escaped(tip))</title>"
      + "<rect x=\"\(n(-width / 2))\" y=\"-7.5\" width=\"\(n(width))\" height=\"15\" "
      + "class=\"plate\"/>" + text(words, 0, 4.2, size: 12) + "</g>"
  }

  private func turn(_ share: Double) -> String { DecimalText(digits: 4)(share) }

  private func block(_ column: Int, _ name: String, _ direction: Direction) -> [String] {
    let n = PictureText.number
    let (left, right) = layout.block(before: column)
    let rows = max(
      diagram.columns[column].neurons.count, diagram.columns[column - 1].neurons.count)
    let height = max(120, Double(rows - 1) * NeuronLayout.rowSpacing + 90)
    let middle = layout.middle
    let before = diagram.columns[column - 1].neurons.indices.map { row -> String in
      let y = layout.y(column - 1, row)
      return arrow((layout.x(column - 1) + NeuronLayout.radius, y), (left, y), direction)
    }
    let after = diagram.columns[column].neurons.indices.map { row -> String in
      let y = layout.y(column, row)
      return arrow((right, y), (layout.x(column) - NeuronLayout.radius, y), direction)
    }
    let x = (left + right) / 2
    return before + after + [
      """
      <rect x="\(n(left))" y="\(n(middle - height / 2))" width="\(n(right - left))" \
      height="\(n(height))" rx="8" class="box"/>
      <g transform="matrix(0 -1 1 0 \(n(x + 5)) \(n(middle)))">\(frame.name(name, 0, 0, size: 14))</g>
      """
    ]
  }

  private func arrow(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double), _ direction: Direction,
    width: Double = 1.4
  ) -> String {
    let n = PictureText.number
    let head =
      direction == .forward ? "marker-end=\"url(#forward)\"" : "marker-start=\"url(#backward)\""
    return "<line x1=\"\(n(start.x))\" y1=\"\(n(start.y))\" x2=\"\(n(end.x))\" y2=\"\(n(end.y))\" "
      + "class=\"\(direction.rawValue)\" style=\"stroke-width:\(n(width))\" \(head)/>"
  }

  // MARK: - Ends

  /// The inputs' names, left of them.
  private func names() -> [String] {
    zip(frame.inputNames, diagram.columns[0].neurons.indices).map { name, row in
      frame.name(
        name, layout.x(0) - NeuronLayout.radius - 8, layout.y(0, row) + 4.5, size: 13,
        anchor: "end")
    }
  }

  /// The classes with their probabilities, right of the outputs.
  private func outcomes() -> [String] {
    let last = diagram.columns.count - 1
    let x = layout.x(last) + NeuronLayout.radius + 10
    return frame.outcomes.enumerated().flatMap { row, outcome -> [String] in
      guard diagram.columns[last].neurons.indices.contains(row) else { return [] }
      let y = layout.y(last, row)
      let weight = outcome.isTarget ? "bold" : "normal"
      return [
        frame.name(outcome.name, x, y - 7, size: 13, anchor: "start", weight: weight),
        frame.name(outcome.number, x, y + 18, size: 13, anchor: "start", weight: weight),
      ]
    }
  }

  private func lossEdges(_ direction: Direction) -> [String] {
    let last = diagram.columns.count - 1
    let count = Double(diagram.columns[last].neurons.count)
    return diagram.columns[last].neurons.indices.map { row in
      let y = layout.y(last, row)
      let share = count > 1 ? (Double(row) / (count - 1) - 0.5) * (layout.lossHeight - 24) : 0
      let start = layout.x(last) + NeuronLayout.radius
      let bend = start + layout.outcomeWidth
      let n = PictureText.number
      let head =
        direction == .forward ? "marker-end=\"url(#forward)\"" : "marker-start=\"url(#backward)\""
      return "<path d=\"M\(n(start)) \(n(y))H\(n(bend))L\(n(layout.lossLeft)) "
        + "\(n(layout.middle + share))\" class=\"\(direction.rawValue)\" \(head)/>"
    }
  }

  private func lossBox(_ direction: Direction) -> String {
    let n = PictureText.number
    let lines = direction == .forward ? frame.lossLines : ["∂L/∂L = 1"]
    let x = layout.lossLeft + layout.lossWidth / 2
    let first = layout.middle - 22 * Double(lines.count - 1) / 2 + 5
    let texts = lines.enumerated().map { index, line in
      frame.name(
        line, x, first + 22 * Double(index), size: fitting(line, layout.lossWidth - 12, 15),
        weight: index == lines.count - 1 ? "bold" : "normal")
    }
    return """
      <rect x="\(n(layout.lossLeft))" y="\(n(layout.middle - layout.lossHeight / 2))" \
      width="\(n(layout.lossWidth))" height="\(n(layout.lossHeight))" rx="8" class="box"/>
      \(texts.joined(separator: "\n"))
      """
  }

  private func text(
    _ content: String, _ x: Double, _ y: Double, size: Double, anchor: String = "middle",
    weight: String = "normal", style: String = "ink"
  ) -> String {
    frame.text(content, x, y, size: size, anchor: anchor, weight: weight, style: style)
  }
}
