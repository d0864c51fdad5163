/// Axes with round ticks around a drawing, as SVG inside HTML.
struct PlotFrame {
  let title: String
  /// A sentence below the heading.
  let note: String
  let horizontal: String
  let vertical: String
  let x: ChartScale
  let y: ChartScale

  private static let width = 480.0
  private static let height = 400.0
  private static let left = 76.0
  private static let right = 16.0
  private static let top = 30.0
  private static let bottom = 50.0

  /// A place in the drawing, as SVG coordinates.
  func place(_ horizontal: Double, _ vertical: Double) -> String {
    "\(Self.number(column(horizontal))) \(Self.number(row(vertical)))"
  }

  /// A straight line between two places.
  func line(_ style: String, _ from: (Double, Double), _ to: (Double, Double)) -> String {
    "<path class=\"\(style)\" d=\"M\(place(from.0, from.1))L\(place(to.0, to.1))\"/>"
  }

  /// The figure with what is drawn between its axes.
  func html(_ content: [String]) -> String {
    """
    <figure class="card"><figcaption><h2>\(HTMLText.escaped(title))</h2></figcaption>
    <p class="note">\(HTMLText.escaped(note))</p>
    <svg viewBox="0 0 480 400" role="img" aria-label="\(HTMLText.escaped(title))">
    \((grid + content).joined(separator: "\n"))
    </svg>
    </figure>
    """
  }

  private var grid: [String] {
    let floor = Self.height - Self.bottom
    let end = Self.width - Self.right
    var parts: [String] = []
    for tick in y.ticks {
      let position = row(tick)
      parts.append(
        Self.svgLine("grid", Self.left, end, position, position)
          + Self.text("end", Self.left - 8, position + 5, NumberText.compact(tick)))
    }
    for tick in x.ticks {
      let position = column(tick)
      parts.append(
        Self.svgLine("grid", position, position, Self.top, floor)
          + Self.text("middle", position, floor + 20, NumberText.compact(tick)))
    }
    parts.append(Self.svgLine("axis", Self.left, end, floor, floor))
    parts.append(
      Self.text("middle", (Self.left + end) / 2, Self.height - 6, HTMLText.escaped(horizontal)))
    parts.append(Self.text("start", 4, 18, HTMLText.escaped(vertical)))
    return parts
  }

  private static func svgLine(
    _ style: String, _ x1: Double, _ x2: Double, _ y1: Double, _ y2: Double
  ) -> String {
    "<line class=\"\(style)\" x1=\"\(number(x1))\" x2=\"\(number(x2))\""
      + " y1=\"\(number(y1))\" y2=\"\(number(y2))\"/>"
  }

  private static func text(_ anchor: String, _ x: Double, _ y: Double, _ text: String) -> String {
    "<text class=\"tick \(anchor)\" x=\"\(number(x))\" y=\"\(number(y))\">\(text)</text>"
  }

  private func column(_ value: Double) -> Double {
    Self.left + x.position(value) * (Self.width - Self.left - Self.right)
  }

  private func row(_ value: Double) -> Double {
    Self.height - Self.bottom - y.position(value) * (Self.height - Self.top - Self.bottom)
  }

  private static func number(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }
}
