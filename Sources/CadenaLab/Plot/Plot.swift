import CadenaExperiment
import CadenaText

/// Curves between two axes, as SVG: inside a page, or as a picture of its own.
struct Plot: Sendable {
  let title: String
  /// A sentence below the heading; may be empty.
  var note = ""
  let horizontal: String
  let vertical: String
  let x: ChartScale
  let y: ChartScale
  var curves: [PlotCurve]
  /// Drawn below the curves, in the plot's own coordinates.
  var background: [String] = []
  /// Drawn above them.
  var foreground: [String] = []
  /// Extents of the drawing.
  var width = 480.0
  var height = 340.0
  /// Whether it takes the whole width of a page.
  var isWide = false

  private static let left = 76.0
  private static let right = 28.0
  private static let top = 28.0
  private static let bottom = 48.0
  private static let labelSize = 14.0

  /// The figure with heading and legend, for a page.
  var figure: String {
    let text = note.isEmpty ? "" : "\n<p class=\"note\">\(XMLText.escaped(note))</p>"
    return """
      <figure class="card\(isWide ? " wide" : "")"><figcaption><h2>\(XMLText.escaped(title))</h2>\
      <div class="legend">\(legend)</div></figcaption>\(text)
      <svg viewBox="0 0 \(Self.number(width)) \(Self.number(height))" role="img" \
      aria-label="\(XMLText.escaped(title))">
      \(drawing)
      </svg>
      </figure>
      """
  }

  private var legend: String {
    named.map { curve in
      let style = "s\(curve.color % PlotStyle.colours)\(curve.isDashed ? " dash" : "")"
      return "<span><i class=\"\(style)\"></i>\(XMLText.escaped(curve.name))</span>"
    }.joined()
  }

  private var named: [PlotCurve] { curves.filter { !$0.name.isEmpty } }

  /// The plot as a picture of its own, with its title above and its legend below.
  var picture: String {
    let entries = named
    let widest = entries.map { TextMeasure.width($0.name, size: 14) }.max() ?? 0
    let columns = max(1, Int((width - 16) / (widest + 56)))
    let rows = (entries.count + columns - 1) / columns
    let head = 40.0
    let total = head + height + Double(rows) * 24 + 12
    var parts = [
      "<rect class=\"paper\" width=\"\(Self.number(width))\" height=\"\(Self.number(total))\"/>",
      "<text class=\"title\" x=\"16\" y=\"27\">\(XMLText.escaped(title))</text>",
      "<g transform=\"translate(0 \(Self.number(head)))\">\n\(drawing)\n</g>",
    ]
    for (index, curve) in entries.enumerated() {
      let left = 16 + Double(index % columns) * (width - 16) / Double(columns)
      let line = head + height + Double(index / columns) * 24 + 14
      parts.append(
        "<g class=\"s\(curve.color % PlotStyle.colours)\">"
          + "<path class=\"\(curve.isDashed ? "dashed" : "")\" "
          + "d=\"M\(Self.number(left)) \(Self.number(line - 5))h24\"/>"
          + "<text class=\"entry\" x=\"\(Self.number(left + 32))\" y=\"\(Self.number(line))\">"
          + "\(XMLText.escaped(curve.name))</text></g>")
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(width)) \(Self.number(total))" \
      width="\(Self.number(width))" height="\(Self.number(total))" role="img">
      <title>\(XMLText.escaped(title))</title>
      <style>
      \(PlotStyle.picture)
      </style>
      \(parts.joined(separator: "\n"))
      </svg>

      """
  }

  // MARK: - Drawing

  /// A name for the clip that no other plot of a page has.
  private var clip: String {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in (title + horizontal + vertical).utf8 {
      hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }
    return "clip-" + String(hash, radix: 36)
  }

  private var drawing: String {
    let inside = (background + curves.map(path) + foreground).joined(separator: "\n")
    let (w, h) = (width - Self.left - Self.right, height - Self.top - Self.bottom)
    return """
      <clipPath id="\(clip)"><rect x="\(Self.number(Self.left))" y="\(Self.number(Self.top))" \
      width="\(Self.number(w))" height="\(Self.number(h))"/></clipPath>
      \(grid.joined(separator: "\n"))
      <g clip-path="url(#\(clip))">
      \(inside)
      </g>
      """
  }

  private var grid: [String] {
    let (floor, end) = (height - Self.bottom, width - Self.right)
    var parts: [String] = []
    for tick in y.ticks {
      let position = row(tick)
      parts.append(
        Self.line("grid", Self.left, end, position, position)
          + Self.text("end", Self.left - 8, position + 5, NumberText.compact(tick)))
    }
    var taken = -Double.infinity
    for tick in x.ticks {
      let position = column(tick)
      let label = NumberText.compact(tick)
      let half = TextMeasure.width(label, size: Self.labelSize) / 2
      parts.append(Self.line("grid", position, position, Self.top, floor))
      // A label that would run into the one before it is left out.
      guard position - half > taken else { continue }
      parts.append(Self.text("middle", position, floor + 20, label))
      taken = position + half + 4
    }
    parts.append(Self.line("axis", Self.left, end, floor, floor))
    parts.append(
      Self.text("middle", (Self.left + end) / 2, height - 6, XMLText.escaped(horizontal)))
    parts.append(Self.text("start", 4, 16, XMLText.escaped(vertical)))
    return parts
  }

  private func path(_ curve: PlotCurve) -> String {
    var commands = ""
    var dots = ""
    var isDown = false
    var places: [String] = []
    var drawn = 0
    for point in curve.shown {
      guard point.x.isFinite, point.y.isFinite, !(x.isLogarithmic && point.x <= 0) else {
        isDown = false
        continue
      }
      let place = place(point.x, point.y)
      commands += (isDown ? "L" : "M") + place
      isDown = true
      if curve.hasDots || places.isEmpty { places.append(place) }
      drawn += 1
    }
    // A single point has no line to be seen by.
    if curve.hasDots || drawn == 1 {
      let radius = curve.hasLine ? drawn == 1 ? "3" : "2.2" : "4.5"
      for place in places {
        let parts = place.split(separator: " ")
        dots += "<circle class=\"dot\" cx=\"\(parts[0])\" cy=\"\(parts[1])\" r=\"\(radius)\"/>"
      }
    }
    let classes = [curve.isDashed ? "dashed" : "", curve.isThin ? "thin" : ""].filter {
      !$0.isEmpty
    }
    let style = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let line = curve.hasLine ? "<path\(style) d=\"\(commands)\"/>" : ""
    return "<g class=\"s\(curve.color % PlotStyle.colours)\">\(line)\(dots)</g>"
  }

  /// A place in the drawing, as SVG coordinates; what lies far outside is brought nearer.
  func place(_ horizontal: Double, _ vertical: Double) -> String {
    "\(Self.number(column(horizontal))) \(Self.number(row(vertical)))"
  }

  /// A line across the plot at a place of the horizontal axis.
  func mark(_ horizontal: Double, color: Int) -> String {
    let position = Self.number(column(horizontal))
    return "<g class=\"s\(color)\"><path class=\"mark\" d=\"M\(position) \(Self.number(Self.top))V"
      + "\(Self.number(height - Self.bottom))\"/></g>"
  }

  /// A line across the plot at a place of the vertical axis.
  func level(_ vertical: Double) -> String {
    let position = Self.number(row(vertical))
    return "<g class=\"goal\"><path class=\"mark\" d=\"M\(Self.number(Self.left)) \(position)H"
      + "\(Self.number(width - Self.right))\"/></g>"
  }

  private func column(_ value: Double) -> Double {
    Self.left + Self.near(x.position(value)) * (width - Self.left - Self.right)
  }

  private func row(_ value: Double) -> Double {
    let value = y.isLogarithmic ? max(value, y.lower / 1e6) : value
    return height - Self.bottom - Self.near(y.position(value)) * (height - Self.top - Self.bottom)
  }

  /// Viewers lose precision with very large numbers.
  private static func near(_ position: Double) -> Double { min(20, max(-20, position)) }

  private static func line(
    _ style: String, _ x1: Double, _ x2: Double, _ y1: Double, _ y2: Double
  ) -> String {
    "<line class=\"\(style)\" x1=\"\(number(x1))\" x2=\"\(number(x2))\" y1=\"\(number(y1))\" "
      + "y2=\"\(number(y2))\"/>"
  }

  private static func text(_ anchor: String, _ x: Double, _ y: Double, _ text: String) -> String {
    "<text class=\"tick \(anchor)\" x=\"\(number(x))\" y=\"\(number(y))\">\(text)</text>"
  }

  static func number(_ value: Double) -> String {
    NumberText.trimmed(NumberText.fixed(value, decimals: 1))
  }
}
