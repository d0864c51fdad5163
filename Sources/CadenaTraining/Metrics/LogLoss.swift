#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ClassificationReport {
  /// The mean of -log p(true class), natural logarithm: the cross-entropy of the labels.
  /// A probability below 2.2e-16 counts as that, so that one impossible row does not make the
  /// sum infinite. Nil without rows, or when scores are no probabilities.
  public var logLoss: Double? {
    guard areProbabilities, !labels.isEmpty else { return nil }
    var sum = 0.0
    for (row, label) in labels.enumerated() {
      sum -= log(max(score(row: row, class: label), .ulpOfOne))
    }
    return sum / Double(count)
  }
}
