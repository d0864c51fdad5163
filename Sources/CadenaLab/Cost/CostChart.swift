#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A drawing of `LearningCost`: evaluations against weights, both axes in powers of ten.
///
/// Colours are readable on white and on black, and the ends of the lines carry their names, so that no
/// colour has to be matched.
public struct CostChart {
  private let measurements: [LearningCost.Measurement]
  private let width = 760.0
  private let height = 470.0
  private let left = 64.0
  private let right = 178.0
  private let top = 16.0
  private let bottom = 52.0
  private let largest: (weights: Double, evaluations: Double)

  private static let colours = [
    "#2f81f7", "#2da44e", "#bf8700", "#cf5fae", "#e0662f", "#8a6fe8", "#d1494c", "#1f9ea3",
    "#7d8590",
  ]

  /// A drawing of measurements.
  public init(_ measurements: [LearningCost.Measurement]) {
    self.measurements = measurements
    let weights = Double(measurements.map(\.weights).max() ?? 1)
    let evaluations = Double(measurements.compactMap(\.evaluations).max() ?? 1)
    largest = (weights, Self.power(Self.logarithm(evaluations).rounded(.up)))
  }

  static func logarithm(_ value: Double) -> Double { log10(value) }

  private static func power(_ exponent: Double) -> Double { pow(10, exponent) }

  private func x(_ weights: Double) -> Double {
    let share = Self.logarithm(weights) / max(Self.logarithm(largest.weights), 1e-9)
    return left + share * (width - left - right)
  }

  private func y(_ evaluations: Double) -> Double {
    let share = Self.logarithm(evaluations) / max(Self.logarithm(largest.evaluations), 1e-9)
    return height - bottom - share * (height - top - bottom)
  }

  private func text(_ value: Double) -> String {
    "\((value * 10).rounded() / 10)"
  }

  /// The picture.
  public var svg: String {
    var parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(text(width)) \(text(height))\" "
        + "font-family=\"system-ui, sans-serif\" font-size=\"13\" role=\"img\" "
        + "aria-label=\"Evaluations of the loss against the number of weights\">"
    ]
    parts += grid
    parts += lines
    parts.append("</svg>")
    return parts.joined(separator: "\n") + "\n"
  }

  private var grid: [String] {
    var parts: [String] = []
    let grey = "#7d8590"
    for exponent in 0...Int(Self.logarithm(largest.evaluations).rounded()) {
      let place = text(y(Self.power(Double(exponent))))
      parts.append(
        "<line x1=\"\(text(left))\" x2=\"\(text(width - right))\" y1=\"\(place)\" y2=\"\(place)\" "
          + "stroke=\"\(grey)\" stroke-opacity=\"0.35\"/>")
      parts.append(
        "<text x=\"\(text(left - 8))\" y=\"\(place)\" dy=\"4\" text-anchor=\"end\" "
          + "fill=\"\(grey)\">10<tspan dy=\"-5\" font-size=\"10\">\(exponent)</tspan></text>")
    }
    for weights in Set(measurements.map(\.weights)).sorted() {
      let place = text(x(Double(weights)))
      parts.append(
        "<line x1=\"\(place)\" x2=\"\(place)\" y1=\"\(text(top))\" "
          + "y2=\"\(text(height - bottom))\" stroke=\"\(grey)\" stroke-opacity=\"0.35\"/>")
      parts.append(
        "<text x=\"\(place)\" y=\"\(text(height - bottom + 20))\" text-anchor=\"middle\" "
          + "fill=\"\(grey)\">\(weights)</text>")
    }
    parts.append(
      "<text x=\"\(text((left + width - right) / 2))\" y=\"\(text(height - 8))\" "
        + "text-anchor=\"middle\" fill=\"\(grey)\">weights</text>")
    let middle = text((top + height - bottom) / 2)
    parts.append(
      "<text x=\"16\" y=\"\(middle)\" text-anchor=\"middle\" fill=\"\(grey)\" "
        + "transform=\"rotate(-90 16 \(middle))\">evaluations of the loss</text>")
    return parts
  }

  private var lines: [String] {
    var parts: [String] = []
    var labels: [(y: Double, x: Double, name: String, colour: String)] = []
    for (index, method) in LearningCost.methods.enumerated() {
      let colour = Self.colours[index % Self.colours.count]
      let points = measurements.filter { $0.method == method.name }.compactMap { item in
        item.evaluations.map { (x(Double(item.weights)), y(Double($0))) }
      }
      guard let last = points.last else { continue }
      let places = points.map { "\(text($0.0)),\(text($0.1))" }.joined(separator: " ")
      parts.append(
        "<polyline points=\"\(places)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>")
      for point in points {
        parts.append(
          "<circle cx=\"\(text(point.0))\" cy=\"\(text(point.1))\" r=\"3\" fill=\"\(colour)\"/>")
      }
      labels.append((last.1, last.0, method.name, colour))
    }
    // Names that would lie on each other move down.
    labels.sort { $0.y < $1.y }
    for index in labels.indices.dropFirst() {
      let above = labels[..<index].filter { abs($0.x - labels[index].x) < 120 }.map(\.y).max()
      if let above, labels[index].y < above + 16 { labels[index].y = above + 16 }
    }
    for label in labels {
      parts.append(
        "<text x=\"\(text(label.x + 10))\" y=\"\(text(label.y + 4))\" fill=\"\(label.colour)\">"
          + "\(label.name)</text>")
    }
    return parts
  }
}
