import CadenaText
import CadenaTraining

/// Pieces of the texts about runs.
enum RunTexts {
  /// A curve in one line of text, at most `width` signs wide; gaps where a number is not finite.
  static func sparkline(_ values: [Double], width: Int = 40) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    guard !values.isEmpty else { return "" }
    let count = min(width, values.count)
    let shown = (0..<count).map { values[count == 1 ? 0 : $0 * (values.count - 1) / (count - 1)] }
    let finite = shown.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return "" }
    return String(
      shown.map { value in
        guard value.isFinite else { return " " }
        // Halves, since the span of two large numbers can be infinite.
        let part = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0
        // Next to nothing, halves can be equal.
        let step = part.isFinite ? Int(part * Double(blocks.count)) : 0
        return blocks[min(blocks.count - 1, step)]
      })
  }

  /// Loss and the number that matters most: `0.0412  98.30 %`, or R².
  static func metrics(_ metrics: PartMetrics?) -> [String] {
    guard let metrics else { return ["", ""] }
    let second: Metric = metrics.accuracy == nil ? .r2 : .accuracy
    return [
      MetricText.value(metrics.loss, of: .loss),
      metrics[second].map { MetricText.value($0, of: second) } ?? "",
    ]
  }

  /// Bytes for people: `812 B`, `14.2 kB`, `3.1 MB`.
  static func size(_ bytes: Int) -> String {
    var value = Double(bytes)
    for unit in ["B", "kB", "MB", "GB"] {
      if value < 1000 || unit == "GB" {
        return NumberText.fixed(value, decimals: unit == "B" || value >= 100 ? 0 : 1) + " " + unit
      }
      value /= 1000
    }
    return "\(bytes) B"
  }

  /// `2026-05-01T12:30:00Z` as `2026-05-01 12:30`.
  static func time(_ text: String) -> String {
    String(text.prefix(16).map { $0 == "T" ? " " : $0 })
  }
}
