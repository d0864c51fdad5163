extension ClassificationReport {
  /// The mean squared distance of the probabilities from what is true, 1 for the true class and 0
  /// elsewhere (Brier 1950).
  ///
  /// For two classes that of the second class alone, from 0 to 1; for more the sum over the classes,
  /// from 0 to 2. Nil without rows, or when scores are no probabilities.
  public var brierScore: Double? {
    guard areProbabilities, !labels.isEmpty else { return nil }
    var sum = 0.0
    for (row, label) in labels.enumerated() {
      for index in (classes == 2 ? 1 : 0)..<max(1, classes) where index < classes {
        let distance = score(row: row, class: index) - (index == label ? 1 : 0)
        sum += distance * distance
      }
    }
    return sum / Double(count)
  }
}
