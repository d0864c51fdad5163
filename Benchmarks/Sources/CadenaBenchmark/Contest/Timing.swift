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

  /// Whether something else disturbed many of the repeats.
  var isUnquiet: Bool { median > 1.3 * minimum }

  /// Median and minimum in microseconds, as tables show them.
  var microseconds: String {
    "\(Figure.text(median * 1e6)) (\(Figure.text(minimum * 1e6)))"
  }
}

extension [Timing] {
  /// A warning when too many of the timings were disturbed for their ratios to mean much.
  var warning: String? {
    let unquiet = count { $0.isUnquiet }
    guard unquiet * 10 > count else { return nil }
    return """
      **The machine was not quiet**: \(unquiet) of \(count) medians are more than 1.3 times their \
      minimum. Ratios, above all of 2 threads, and verdicts of this run are not to be relied on.
      """
  }
}
