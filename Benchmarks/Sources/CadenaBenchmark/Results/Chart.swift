import Foundation

/// A row of the chart: the time of one work for each contestant.
struct ChartRow: Codable {
  /// One contestant's time.
  struct Mark: Codable {
    let name: String
    let seconds: Double
  }

  let name: String
  var detail: String?
  let marks: [Mark]
}

/// Times of all works on a logarithmic axis, as SVG that can be read on light and dark ground.
struct Chart {
  let rows: [ChartRow]

  private let left = 178.0
  private let right = 830.0
  private let top = 76.0
  private let rowHeight = 34.0
  private var bottom: Double { top + rowHeight * Double(rows.count) }

  /// The contestants in the order of the legend, with a colour and a shape each.
  private var names: [String] { rows.flatMap { $0.marks.map(\.name) }.distinct }

  /// Powers of ten, in seconds, around all times.
  private var decades: ClosedRange<Int> {
    let times = rows.flatMap { $0.marks.map(\.seconds) }
    let low = Int(log10(times.min() ?? 1e-6).rounded(.down))
    return low...max(low + 1, Int(log10(times.max() ?? 1).rounded(.up)))
  }

  private func x(_ seconds: Double) -> Double {
    let (low, high) = (Double(decades.lowerBound), Double(decades.upperBound))
    return left + (right - left) * (log10(seconds) - low) / (high - low)
  }

  /// The picture.
  var svg: String {
    let height = bottom + 40
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 \(Int(height))" \
      font-family="system-ui, sans-serif" font-size="13" role="img" \
      aria-label="Time of one training step, Cadena and others, on a logarithmic axis">
      """,
      Self.style,
      #"<text x="12" y="24" class="title">Time of one training step (shorter is better)</text>"#,
    ]
    lines += legend + axis
    for (index, row) in rows.enumerated() { lines += drawing(of: row, at: index) }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private static let style = """
    <style>
    text { fill: #1f2328 }
    .title { font-size: 15px; font-weight: 600 }
    .quiet { fill: #59636e; font-size: 11px }
    .line { stroke: #d1d9e0; stroke-width: 1 }
    .span { stroke: #afb8c1; stroke-width: 2 }
    .c0 { fill: #d1242f } .c1 { fill: #8250df } .c2 { fill: #0969da } .c3 { fill: #1a7f37 }
    .c4 { fill: #9a6700 } .c5 { fill: #59636e }
    @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .quiet { fill: #9198a1 }
    .line { stroke: #30363d }
    .span { stroke: #57606a }
    .c0 { fill: #ff7b72 } .c1 { fill: #d2a8ff } .c2 { fill: #58a6ff } .c3 { fill: #3fb950 }
    .c4 { fill: #d29922 } .c5 { fill: #9198a1 }
    }
    </style>
    """

  private var legend: [String] {
    var lines: [String] = []
    var position = 12.0
    for (index, name) in names.enumerated() {
      lines.append(mark(index, position + 6, 46))
      lines.append(#"<text x="\#(Self.text(position + 17))" y="50">\#(name)</text>"#)
      position += 34 + 7.2 * Double(name.count)
    }
    return lines
  }

  private var axis: [String] {
    decades.flatMap { decade in
      let place = Self.text(x(pow(10, Double(decade))))
      return [
        #"<line x1="\#(place)" y1="\#(Self.text(top))" x2="\#(place)" y2="\#(Self.text(bottom))" class="line"/>"#,
        #"<text x="\#(place)" y="\#(Self.text(bottom + 18))" class="quiet" text-anchor="middle">\#(Self.label(decade))</text>"#,
      ]
    }
  }

  private func drawing(of row: ChartRow, at index: Int) -> [String] {
    let y = top + rowHeight * (Double(index) + 0.5)
    let shift = row.detail == nil ? 4.0 : -2.0
    var lines = [#"<text x="12" y="\#(Self.text(y + shift))">\#(row.name)</text>"#]
    if let detail = row.detail {
      lines.append(#"<text x="12" y="\#(Self.text(y + 12))" class="quiet">\#(detail)</text>"#)
    }
    let places = row.marks.map { x($0.seconds) }
    if let first = places.min(), let last = places.max() {
      lines.append(
        #"<line x1="\#(Self.text(first))" y1="\#(Self.text(y))" x2="\#(Self.text(last))" y2="\#(Self.text(y))" class="span"/>"#
      )
    }
    // Cadena last, so that it lies above the others.
    for (mark, place) in zip(row.marks, places).reversed() {
      lines.append(self.mark(names.firstIndex(of: mark.name) ?? 0, place, y))
    }
    return lines
  }

  /// A circle for Cadena, other shapes for the others, so that colour is not all.
  private func mark(_ index: Int, _ x: Double, _ y: Double) -> String {
    let shape = #"class="c\#(min(index, 5))""#
    func points(_ offsets: [(Double, Double)]) -> String {
      offsets.map { "\(Self.text(x + $0.0)),\(Self.text(y + $0.1))" }.joined(separator: " ")
    }
    switch index {
    case 0: return #"<circle cx="\#(Self.text(x))" cy="\#(Self.text(y))" r="7" \#(shape)/>"#
    case 1:
      return
        #"<rect x="\#(Self.text(x - 4.5))" y="\#(Self.text(y - 4.5))" width="9" height="9" \#(shape)/>"#
    case 2: return #"<polygon points="\#(points([(0, -6), (6, 0), (0, 6), (-6, 0)]))" \#(shape)/>"#
    case 3: return #"<polygon points="\#(points([(0, -6), (6, 5), (-6, 5)]))" \#(shape)/>"#
    default: return #"<polygon points="\#(points([(0, 6), (6, -5), (-6, -5)]))" \#(shape)/>"#
    }
  }

  private static func text(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// `10 µs` of -5.
  private static func label(_ decade: Int) -> String {
    let (unit, base) =
      decade >= 0 ? ("s", 0) : decade >= -3 ? ("ms", -3) : decade >= -6 ? ("µs", -6) : ("ns", -9)
    return "\(Int(pow(10, Double(decade - base)).rounded())) \(unit)"
  }
}
