import CadenaText

/// A chart of curves over epochs, as SVG inside HTML: axes, ticks, a mark at the best epoch.
struct LineChart {
  /// One curve; a nil or non-finite value leaves a gap.
  struct Curve {
    /// The name in the legend.
    let name: String
    /// The CSS class that colours it.
    let style: String
    /// One value per epoch.
    let values: [Double?]
  }

  let title: String
  let curves: [Curve]
  /// The number of each point: epochs.
  let epochs: [Int]
  let bestEpoch: Int?
  let allowsLogarithm: Bool
  let language: Language

  private static let width = 480.0
  private static let height = 290.0
  private static let left = 82.0
  private static let right = 14.0
  private static let top = 12.0
  private static let bottom = 46.0
  /// More points than the drawing has columns would only make the file large.
  private static let mostPoints = 800

  /// The chart with its heading and legend. Where numbers are positive and may be shown as powers of
  /// ten, a checkbox in the heading changes between both scales, by style alone.
  var html: String {
    let legend = curves.map { curve in
      "<span class=\"\(curve.style)\"><i></i>\(HTMLText.escaped(curve.name))</span>"
    }
    let plain = ChartScale(values: values, allowsLogarithm: false)
    let logarithmic = ChartScale(logarithmic: values)
    guard allowsLogarithm, let logarithmic else {
      return figure("", legend.joined(), [svg(plain, "")])
    }
    let isLogarithmic = ChartScale(values: values, allowsLogarithm: true).isLogarithmic
    let id = "scale-\(curves.first?.style ?? "")"
    let box = "<input type=\"checkbox\" id=\"\(id)\"\(isLogarithmic ? " checked" : "")>"
    let label = "<label for=\"\(id)\">\(Message.logarithmicScale.text(language))</label>"
    return figure(
      box, label + legend.joined(),
      [svg(plain, " class=\"plain\""), svg(logarithmic, " class=\"log\"")])
  }

  private var values: [Double] { curves.flatMap { $0.values.compactMap { $0 } } }

  private func figure(_ before: String, _ legend: String, _ drawings: [String]) -> String {
    """
    <figure class="card">\(before)<figcaption><h2>\(HTMLText.escaped(title))</h2>\
    <div class="legend">\(legend)</div></figcaption>
    \(drawings.joined(separator: "\n"))
    </figure>
    """
  }

  private func svg(_ y: ChartScale, _ attributes: String) -> String {
    let x = ChartScale(whole: epochs.first ?? 1, epochs.last ?? 1)
    var parts = grid(x, y)
    if let bestEpoch, epochs.contains(bestEpoch), epochs.count > 1 {
      let position = Self.number(column(Double(bestEpoch), x))
      parts.append(
        "<line class=\"best\" x1=\"\(position)\" x2=\"\(position)\" y1=\"\(Self.number(Self.top))\""
          + " y2=\"\(Self.number(Self.height - Self.bottom))\">"
          + "<title>\(Message.bestEpoch(bestEpoch).text(language))</title></line>")
    }
    for curve in curves { parts.append(path(curve, x, y)) }
    let label = HTMLText.escaped(title)
    return "<svg\(attributes) viewBox=\"0 0 480 290\" role=\"img\" aria-label=\"\(label)\">\n"
      + parts.joined(separator: "\n") + "\n</svg>"
  }

  private func grid(_ x: ChartScale, _ y: ChartScale) -> [String] {
    var parts: [String] = []
    let rightEnd = Self.number(Self.width - Self.right)
    for tick in y.ticks {
      let position = row(tick, y)
      parts.append(
        "<line class=\"grid\" x1=\"\(Self.number(Self.left))\" x2=\"\(rightEnd)\""
          + " y1=\"\(Self.number(position))\" y2=\"\(Self.number(position))\"/>"
          + "<text class=\"tick end\" x=\"\(Self.number(Self.left - 8))\""
          + " y=\"\(Self.number(position + 5))\">\(NumberText.compact(tick))</text>")
    }
    let floor = Self.height - Self.bottom
    parts.append(
      "<line class=\"axis\" x1=\"\(Self.number(Self.left))\" x2=\"\(rightEnd)\""
        + " y1=\"\(Self.number(floor))\" y2=\"\(Self.number(floor))\"/>")
    for tick in x.ticks {
      let position = Self.number(column(tick, x))
      parts.append(
        "<line class=\"axis\" x1=\"\(position)\" x2=\"\(position)\" y1=\"\(Self.number(floor))\""
          + " y2=\"\(Self.number(floor + 5))\"/>"
          + "<text class=\"tick middle\" x=\"\(position)\" y=\"\(Self.number(floor + 20))\">"
          + "\(NumberText.compact(tick))</text>")
    }
    let middle = Self.number((Self.left + Self.width - Self.right) / 2)
    parts.append(
      "<text class=\"tick middle\" x=\"\(middle)\" y=\"\(Self.number(Self.height - 6))\">"
        + "\(Message.epoch.text(language))</text>")
    return parts
  }

  private func path(_ curve: Curve, _ x: ChartScale, _ y: ChartScale) -> String {
    let stride = max(1, (epochs.count + Self.mostPoints - 1) / Self.mostPoints)
    var commands = ""
    var dots = ""
    var isDown = false
    let showsDots = epochs.count <= 60
    for index in epochs.indices
    where index % stride == 0 || index == epochs.count - 1 || epochs[index] == bestEpoch {
      guard let value = curve.values[index], value.isFinite else {
        isDown = false
        continue
      }
      let place = (Self.number(column(Double(epochs[index]), x)), Self.number(row(value, y)))
      commands += (isDown ? "L" : "M") + place.0 + " " + place.1
      isDown = true
      if showsDots || epochs[index] == bestEpoch {
        dots +=
          "<circle class=\"\(epochs[index] == bestEpoch ? "top" : "dot")\" cx=\"\(place.0)\""
          + " cy=\"\(place.1)\" r=\"\(epochs[index] == bestEpoch ? 5 : 3)\"><title>"
          + "\(HTMLText.escaped(curve.name)), \(Message.epoch.text(language)) \(epochs[index]): "
          + "\(NumberText.compact(value))</title></circle>"
      }
    }
    return "<g class=\"\(curve.style)\"><path d=\"\(commands)\"/>\(dots)</g>"
  }

  private func column(_ value: Double, _ scale: ChartScale) -> Double {
    Self.left + scale.position(value) * (Self.width - Self.left - Self.right)
  }

  private func row(_ value: Double, _ scale: ChartScale) -> Double {
    Self.height - Self.bottom - scale.position(value) * (Self.height - Self.top - Self.bottom)
  }

  private static func number(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }
}
