/// Seconds that one contestant took for a work, over all repeats.
struct Timing {
  private let sorted: [Double]

  /// A timing of at least one number.
  init(_ seconds: [Double]) { sorted = seconds.sorted() }

  var minimum: Double { sorted[0] }

  var median: Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Median and minimum in microseconds, as tables show them.
  var microseconds: String {
    "\(Figure.text(median * 1e6)) (\(Figure.text(minimum * 1e6)))"
  }
}
