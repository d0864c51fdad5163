extension ClassificationReport {
  /// The k of the metric `topK`: 5, or one less than there are classes when that is less.
  public var usualTopK: Int { Self.usualTopK(of: classes) }

  /// The same for a number of classes.
  public static func usualTopK(of classes: Int) -> Int { min(5, max(1, classes - 1)) }

  /// The part of the rows whose class is among the k with the largest scores; 0 without rows.
  ///
  /// Of equal scores the class with the smaller number goes first, so that k = 1 is the accuracy.
  public func topKAccuracy(_ k: Int) -> Double {
    var hits = 0
    for (row, label) in labels.enumerated() {
      let own = score(row: row, class: label)
      var before = 0
      for index in 0..<classes {
        let other = score(row: row, class: index)
        if other > own || (other == own && index < label) { before += 1 }
      }
      if before < k { hits += 1 }
    }
    return labels.isEmpty ? 0 : Double(hits) / Double(count)
  }
}
