import Cadena

extension Explanation {
  /// The picture of the graph: inputs on the left, the result on the right; on every edge the value
  /// above and the gradient below, in every node the local derivatives.
  ///
  /// - Parameters:
  ///   - language: of the legend.
  ///   - digits: significant digits.
  ///   - theme: light, dark, or what the viewer prefers.
  ///   - isTransparent: no background.
  public func picture(
    language: Language = .english, digits: Int = 4, theme: PictureTheme = .auto,
    isTransparent: Bool = false
  ) -> GraphPicture {
    GraphPicture(
      self, language: language, digits: SignificantDigits(digits), theme: theme,
      isTransparent: isTransparent)
  }
}

/// An explanation as a drawing, laid out once: one picture of all, or one for each step.
public struct GraphPicture: Sendable {
  let explanation: Explanation
  let language: Language
  let digits: SignificantDigits
  let theme: PictureTheme
  let isTransparent: Bool
  let graph: LayeredGraph

  /// Half the height of a node; short ones are circles.
  static let radius = 27.0
  /// Sizes of fonts.
  static let (symbolSize, nameSize, numberSize, localSize) = (17.0, 15.0, 12.0, 9.5)

  init(
    _ explanation: Explanation, language: Language, digits: SignificantDigits,
    theme: PictureTheme, isTransparent: Bool
  ) {
    self.explanation = explanation
    self.language = language
    self.digits = digits
    self.theme = theme
    self.isTransparent = isTransparent
    let name = explanation.nodes[explanation.output].name
    let layered = LayeredGraph(
      edges: explanation.edges.map { ($0.source, $0.target) },
      sizes: explanation.nodes.indices.map { Self.size(explanation, $0, digits) },
      labels: explanation.edges.map { edge in
        Self.labelSize(
          digits.text(explanation.nodes[edge.source].value), digits.text(edge.contribution))
      } + [Self.labelSize(digits.text(explanation.value), "1")],
      output: explanation.output,
      result: (TextMeasure.width(name, size: Self.nameSize + 2) + 8, 26))
    graph = LayerPlacement.placed(LayerOrder.ordered(layered))
  }

  private static func size(
    _ explanation: Explanation, _ position: Int, _ digits: SignificantDigits
  ) -> (width: Double, height: Double) {
    let node = explanation.nodes[position]
    let total =
      node.outgoing.count > 1
      ? TextMeasure.width("Σ " + digits.text(node.gradient), size: numberSize) : 0
    let name = TextMeasure.width(node.name, size: nameSize)
    guard case .operation = node.kind else {
      return (max(name + 12, total), node.outgoing.count > 1 ? 56 : 26)
    }
    var width = max(
      2 * radius, TextMeasure.width(explanation.symbol(position), size: symbolSize) + 22)
    for edge in node.incoming {
      let local = digits.text(explanation.edges[edge].local)
      width = max(width, TextMeasure.width(local, size: localSize) + 24)
    }
    return (max(width, total, name), 2 * radius + 34)
  }

  private static func labelSize(_ value: String, _ gradient: String) -> (
    width: Double, height: Double
  ) {
    let width = max(
      TextMeasure.width(value, size: numberSize), TextMeasure.width(gradient, size: numberSize))
    return (width + 8, 34)
  }

  /// What is shown of the sweeps.
  struct Reveal {
    var values: Set<Int>
    /// Edges whose gradient is known; the result's arrow has the number after the last edge.
    var edges: Set<Int>
    var current: Int?
  }

  /// The picture with all values and gradients.
  public func svg() -> String {
    let all = Reveal(
      values: Set(explanation.nodes.indices), edges: Set(0...explanation.edges.count), current: nil)
    return GraphPainter(picture: self, reveal: all).svg
  }

  /// One picture for each step: the inputs, every value forward, the gradient 1 of the result, every
  /// operation backward.
  public func frames() -> [String] {
    var reveal = Reveal(values: Set(explanation.inputs), edges: [], current: nil)
    var frames = [GraphPainter(picture: self, reveal: reveal).svg]
    for node in explanation.operations {
      reveal.values.insert(node)
      reveal.current = node
      frames.append(GraphPainter(picture: self, reveal: reveal).svg)
    }
    reveal.edges.insert(explanation.edges.count)
    frames.append(GraphPainter(picture: self, reveal: reveal).svg)
    for node in explanation.operations.reversed() where !explanation.nodes[node].incoming.isEmpty {
      reveal.edges.formUnion(explanation.nodes[node].incoming)
      reveal.current = node
      frames.append(GraphPainter(picture: self, reveal: reveal).svg)
    }
    return frames
  }
}
