/// The area under precision over recall, as a step function: Σ (R_n - R_{n-1})·P_n over the
/// distinct scores in falling order (Manning, Raghavan and Schütze 2008).
///
/// Nil when no row is positive.
public func averagePrecision(scores: [Double], isPositive: [Bool]) -> Double? {
  let ranked = RankedScores(scores: scores, isPositive: isPositive)
  guard ranked.positives > 0 else { return nil }
  var sum = 0.0
  var before = 0
  for (found, wrong) in zip(ranked.truePositives, ranked.falsePositives) {
    sum += Double(found - before) * Double(found) / Double(found + wrong)
    before = found
  }
  return sum / Double(ranked.positives)
}

extension ClassificationReport {
  /// The average precision: for two classes the second one's, for more the mean over the classes
  /// that occur. Nil when none does, or when a score is not finite.
  public var averagePrecision: Double? {
    meanAgainstRest { CadenaTraining.averagePrecision(scores: $0, isPositive: $1) }
  }
}
