import CadenaText

/// The 2-2-2 network drawn as in the lecture, as SVG: circles for neurons with their values, weights
/// on the edges, errors at the right; below it the same network with the gradients flowing back.
struct TwoLayerPicture {
  let step: TwoLayerWalk.Step
  let network: TwoLayerNetwork
  let number: DecimalText
  let language: Language
  var theme = PictureTheme.auto
  var isTransparent = false

  /// Longer numbers would lie on one another.
  static let mostDigits = 6

  private static let width = 1040.0
  private static let panelHeight = 540.0
  private static let radius = 52.0
  private static let columns = ["x": 90.0, "n": 380.0, "y": 690.0]
  private static let rows = [190.0, 370.0]
  private static let boxLeft = 842.0
  private static let boxWidth = 178.0

  /// Forward is blue, backward is red.
  private enum Direction: String { case forward, backward }

  /// The two pictures, one below the other.
  var svg: String {
    let height = PictureText.number(2 * Self.panelHeight)
    let width = PictureText.number(Self.width)
    let title = PictureText.escaped(Message.twoLayerTitle.text(language))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img" aria-label="\(title)" \
      font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif">
      <title>\(title)</title>
      \(PictureStyle.networkSheet(theme))
      <defs>
      \(marker(.forward))
      \(marker(.backward))
      </defs>
      \(isTransparent ? "" : #"<rect class="paper" width="100%" height="100%"/>"#)
      <g>
      \(panel(.forward))
      </g>
      <g transform="translate(0 \(PictureText.number(Self.panelHeight)))">
      \(panel(.backward))
      </g>
      </svg>

      """
  }

  private func marker(_ direction: Direction) -> String {
    let name = direction.rawValue
    return """
      <marker id="\(name)" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" \
      orient="auto-start-reverse"><path d="M0 1 L10 5 L0 9 z" class="\(name)-head"/></marker>
      """
  }

  // MARK: - One panel

  private func panel(_ direction: Direction) -> String {
    var parts: [String] = []
    let caption: Message = direction == .forward ? .forwardPicture : .backwardPicture
    parts.append(
      text(
        Message.pictureCaption(caption, step: step.number).text(language), 28, 44, size: 24,
        anchor: "start", weight: "bold"))
    for (name, message) in [
      ("x", Message.inputLayerCaption), ("n", .hiddenLayerCaption), ("y", .outputLayerCaption),
    ] {
      parts.append(
        text(message.text(language), Self.columns[name] ?? 0, 92, size: 15, style: "faint"))
    }
    parts.append(
      text(
        Message.errorCaption.text(language), Self.boxLeft + Self.boxWidth / 2, 92, size: 15,
        style: "faint"))
    // Edges first, so that their labels and the circles lie above them.
    var labels: [String] = []
    for neuron in TwoLayerNetwork.neurons {
      for (input, weight) in zip(neuron.inputs, neuron.weights) {
        parts.append(edge(from: input, to: neuron.name, direction))
        labels.append(edgeLabel(from: input, to: neuron.name, weight, direction))
      }
    }
    parts += biases(direction)
    parts += [1, 2].map { errorEdge($0, direction) }
    parts += labels
    parts += ["x1", "x2", "n1", "n2", "y1", "y2"].map { circle($0, direction) }
    parts += [1, 2].map { errorBox($0, direction) }
    parts.append(total(direction))
    return parts.joined(separator: "\n")
  }

  private func center(_ name: String) -> (x: Double, y: Double) {
    let column = Self.columns[String(name.prefix(1))] ?? 0
    return (column, Self.rows[name.hasSuffix("1") ? 0 : 1])
  }

  // MARK: - Neurons

  private func circle(_ name: String, _ direction: Direction) -> String {
    let (x, y) = center(name)
    let symbol = TwoLayerExposition.symbol(name)
    var lines: [(String, Double, String)]
    if direction == .forward {
      lines = [(symbol, 19, "bold")]
      if name.hasPrefix("x") {
        lines.append((number(step.value(name)), 16, "normal"))
      } else {
        let isLinear = name.hasPrefix("y") && network.outputActivation == .linear
        lines.append(("Σ " + number(step.value("sum_" + name)), 15, "normal"))
        lines.append(((isLinear ? "= " : "σ ") + number(step.value(name)), 15, "bold"))
      }
    } else {
      lines = [("∂E/∂\(symbol)", 15, "bold"), (number(step.gradient(name)), 14, "normal")]
      if !name.hasPrefix("x") {
        lines.append(("∂E/∂Σ", 13, "bold"))
        lines.append((number(step.gradient("sum_" + name)), 13, "normal"))
      }
    }
    let spacing = direction == .forward ? 21.0 : 18.0
    let first = y - spacing * Double(lines.count - 1) / 2 + 5
    let texts = lines.enumerated().map { index, line in
      text(line.0, x, first + spacing * Double(index), size: line.1, weight: line.2)
    }
    return """
      <circle cx="\(PictureText.number(x))" cy="\(PictureText.number(y))" \
      r="\(PictureText.number(Self.radius))" class="\(direction.rawValue)"/>
      \(texts.joined(separator: "\n"))
      """
  }

  // MARK: - Edges

  private func edge(from input: String, to neuron: String, _ direction: Direction) -> String {
    let (start, end) = (center(input), center(neuron))
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let (ux, uy) = (dx / length * Self.radius, dy / length * Self.radius)
    return line(start.x + ux, start.y + uy, end.x - ux, end.y - uy, direction)
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ direction: Direction
  ) -> String {
    let n = PictureText.number
    let end =
      direction == .forward ? "marker-end=\"url(#forward)\"" : "marker-start=\"url(#backward)\""
    return "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" "
      + "class=\"\(direction.rawValue)\" \(end)/>"
  }

  /// The weight, or its gradient, on its edge: level edges carry it in the middle, slanted ones near
  /// their beginning, where they have not met yet.
  private func edgeLabel(
    from input: String, to neuron: String, _ weight: String, _ direction: Direction
  ) -> String {
    let (start, end) = (center(input), center(neuron))
    let isLevel = start.y == end.y
    let share = isLevel ? 0.5 : 0.33
    let x = start.x + (end.x - start.x) * share
    let y = start.y + (end.y - start.y) * share
    let lines =
      direction == .forward
      ? ["\(weight) = \(number(step.value(weight)))"]
      : ["∂E/∂\(weight)", number(step.gradient(weight))]
    // Outside of the level edges there is room.
    let shift = isLevel ? (start.y == Self.rows[0] ? -1.0 : 1.0) : 0
    let height = direction == .forward ? 13.0 : 21.0
    return label(lines, x, y + shift * height)
  }

  private func label(_ lines: [String], _ x: Double, _ y: Double) -> String {
    let width = 8.4 * Double(lines.map(\.count).max() ?? 0) + 6
    let height = 18.0 * Double(lines.count)
    let n = PictureText.number
    let texts = lines.enumerated().map { index, line in
      text(line, x, y - height / 2 + 14 + 18 * Double(index), size: 15)
    }
    return "<rect x=\"\(n(x - width / 2))\" y=\"\(n(y - height / 2))\" width=\"\(n(width))\" "
      + "height=\"\(n(height))\" class=\"plate\" fill-opacity=\"0.92\"/>\n"
      + texts.joined(separator: "\n")
  }

  // MARK: - Biases

  private func biases(_ direction: Direction) -> [String] {
    if network.biases == .separate {
      return zip(["n1", "n2", "y1", "y2"], network.biasNames).flatMap { neuron, bias in
        let (x, y) = center(neuron)
        let isUpper = neuron.hasSuffix("1")
        let place = y + (isUpper ? -78.0 : 108.0)
        let top = isUpper ? place + 4 : y + Self.radius
        let bottom = isUpper ? y - Self.radius : place - 18
        return [
          dashed(
            "M\(PictureText.number(x)) \(PictureText.number(isUpper ? top : bottom)) "
              + "V\(PictureText.number(isUpper ? bottom : top))", direction),
          biasLabel(bias, x, isUpper ? place - 4 : place, direction),
        ]
      }
    }
    return zip(["n", "y"], network.biasNames).flatMap { layer, bias in
      let x = Self.columns[layer] ?? 0
      let n = PictureText.number
      let bottom = 486.0
      let (upper, lower) = (Self.rows[0], Self.rows[1])
      return [
        dashed("M\(n(x)) \(n(bottom - 16)) V\(n(lower + Self.radius))", direction),
        dashed(
          "M\(n(x - 30)) \(n(bottom - 16)) C\(n(x - 92)) \(n(lower + 40)) \(n(x - 92)) "
            + "\(n(upper + 110)) \(n(x - 26)) \(n(upper + Self.radius * 0.87))", direction),
        biasLabel(bias, x, bottom, direction),
      ]
    }
  }

  private func dashed(_ path: String, _ direction: Direction) -> String {
    "<path d=\"\(path)\" class=\"bias\"/>"
  }

  private func biasLabel(
    _ bias: String, _ x: Double, _ y: Double, _ direction: Direction
  ) -> String {
    let name = bias.replacing("b_", with: "b ").replacing("y", with: "ŷ")
    let content =
      direction == .forward
      ? "\(name) = \(number(step.value(bias)))"
      : "∂E/∂\(name) = \(number(step.gradient(bias)))"
    return label([content], x, y)
  }

  // MARK: - Errors

  private func errorEdge(_ index: Int, _ direction: Direction) -> String {
    let (x, y) = center("y\(index)")
    return line(x + Self.radius, y, Self.boxLeft, y, direction)
  }

  private func errorBox(_ index: Int, _ direction: Direction) -> String {
    let y = Self.rows[index - 1]
    let lines =
      direction == .forward
      ? [
        "t\(index) = \(number(network.targets[index - 1]))",
        "E\(index) = \(number(step.value("E\(index)")))",
      ]
      : [
        "∂E\(index)/∂ŷ\(index) = ŷ\(index) - t\(index)",
        number(step.factor("E\(index)", "y\(index)")),
      ]
    let n = PictureText.number
    let x = Self.boxLeft + Self.boxWidth / 2
    let texts = lines.enumerated().map { line in
      text(line.element, x, y - 5 + 22 * Double(line.offset), size: 16)
    }
    return """
      <rect x="\(n(Self.boxLeft))" y="\(n(y - 32))" width="\(n(Self.boxWidth))" height="64" rx="8" \
      class="box"/>
      \(texts.joined(separator: "\n"))
      """
  }

  private func total(_ direction: Direction) -> String {
    let y = (Self.rows[0] + Self.rows[1]) / 2
    let x = Self.boxLeft + Self.boxWidth / 2
    return text("E = E1 + E2", x, y - 6, size: 16, weight: "bold") + "\n"
      + text("= " + number(step.value("E")), x, y + 17, size: 17, weight: "bold")
  }

  private func text(
    _ content: String, _ x: Double, _ y: Double, size: Double, anchor: String = "middle",
    weight: String = "normal", style: String = "ink"
  ) -> String {
    "<text x=\"\(PictureText.number(x))\" y=\"\(PictureText.number(y))\" "
      + "font-size=\"\(PictureText.number(size))\" text-anchor=\"\(anchor)\" "
      + "font-weight=\"\(weight)\" class=\"\(style)\">"
      + PictureText.content(content, size: size) + "</text>"
  }
}
