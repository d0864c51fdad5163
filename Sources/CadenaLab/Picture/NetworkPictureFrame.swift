import CadenaText

/// What the pictures of a network have in common: names around the network, colours, text.
struct NetworkPictureFrame {
  /// What an output stands for.
  struct Outcome {
    let name: String
    /// Its probability or value.
    let number: String
    let value: Double
    let isTarget: Bool
  }

  /// What is drawn, for those who do not see it.
  let title: String
  let inputNames: [String]
  let outcomes: [Outcome]
  /// What the loss is computed from, its name and its value.
  let lossLines: [String]
  /// What differences say about the gradients.
  let footnote: String?
  let number: DecimalText
  let language: Language
  let theme: PictureTheme
  let isTransparent: Bool

  /// Longer numbers do not fit into circles.
  static let mostDigits = 6

  /// A whole picture of a size, its footnote below.
  func svg(width: Double, height: Double, _ content: String) -> String {
    let n = PictureText.number
    let full = height + (footnote == nil ? 0 : 34)
    let note = footnote.map {
      text($0, 28, full - 16, size: 13, anchor: "start", style: "faint", isFormula: false)
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(n(width)) \(n(full))" \
      width="\(n(width))" height="\(n(full))" role="img" aria-label="\(PictureText.escaped(title))" \
      font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif">
      <title>\(PictureText.escaped(title))</title>
      \(PictureStyle.networkSheet(theme))
      <defs>
      \(marker("forward"))
      \(marker("backward"))
      </defs>
      \(isTransparent ? "" : #"<rect class="paper" width="100%" height="100%"/>"#)
      \(content)
      \(note ?? "")
      </svg>

      """
  }

  private func marker(_ name: String) -> String {
    """
    <marker id="\(name)" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" \
    markerUnits="userSpaceOnUse" orient="auto-start-reverse">\
    <path d="M0 1 L10 5 L0 9 z" class="\(name)-head"/></marker>
    """
  }

  /// A word that is no formula: its digits are no indices.
  func name(
    _ content: String, _ x: Double, _ y: Double, size: Double, anchor: String = "middle",
    weight: String = "normal", style: String = "ink"
  ) -> String {
    text(
      content, x, y, size: size, anchor: anchor, weight: weight, style: style, isFormula: false)
  }

  /// A number with its gradient and its difference, in full.
  func tooltip(_ name: String, _ quantity: NetworkDiagram.Quantity) -> String {
    let difference = quantity.difference.map { " ≈ \($0)" } ?? ""
    return "\(name) = \(quantity.value); ∂L/∂\(name) = \(quantity.gradient)\(difference)"
  }

  func text(
    _ content: String, _ x: Double, _ y: Double, size: Double, anchor: String = "middle",
    weight: String = "normal", style: String = "ink", isFormula: Bool = true
  ) -> String {
    "<text x=\"\(PictureText.number(x))\" y=\"\(PictureText.number(y))\" "
      + "font-size=\"\(PictureText.number(size))\" text-anchor=\"\(anchor)\" "
      + "font-weight=\"\(weight)\" class=\"\(style)\">"
      + (isFormula ? PictureText.content(content, size: size) : PictureText.escaped(content))
      + "</text>"
  }
}
