/// One curve of a plot, or a row of dots.
struct PlotCurve: Sendable {
  /// The name in the legend; empty for none.
  let name: String
  /// Which of the colours.
  let color: Int
  /// Its points in order; one that is not finite leaves a gap.
  let points: [(x: Double, y: Double)]
  var isDashed = false
  /// Whether its points are drawn as well as what joins them.
  var hasDots = false
  /// Whether the points are joined.
  var hasLine = true
  /// A thinner line, for what lies beside the matter.
  var isThin = false

  /// More points than these only make a file large.
  private static let mostPoints = 1200

  /// The points that are drawn: evenly fewer where there are very many, the last always.
  var shown: [(x: Double, y: Double)] {
    let step = max(1, (points.count + Self.mostPoints - 1) / Self.mostPoints)
    guard step > 1 else { return points }
    return points.indices.filter { $0 % step == 0 || $0 == points.count - 1 }.map { points[$0] }
  }
}
