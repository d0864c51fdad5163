/// The receiver operating characteristic: what part of the positive rows is found at the price of
/// what part of the negative ones, for every threshold (Fawcett 2006).
///
///     let curve = ROCCurve(scores: [0.1, 0.4, 0.35, 0.8], isPositive: [false, false, true, true])
///     curve.area      // 0.75
///
/// It begins at (0, 0) and has one point for each distinct score, in falling order; rows with equal
/// scores are found together. A rate is 0 when there is no row that it could count.
public struct ROCCurve: Sendable, Hashable {
  /// The least score that counts as positive, for every point; infinite for the first.
  public let thresholds: [Double]
  /// Found among the negative rows.
  public let falsePositiveRates: [Double]
  /// Found among the positive rows.
  public let truePositiveRates: [Double]
  /// The area under the curve: the probability that a positive row has a larger score than a
  /// negative one, where equal scores count one half. Nil when all rows are of one kind.
  public let area: Double?

  /// The curve of scores.
  ///
  /// - Precondition: as many scores as rows.
  public init(scores: [Double], isPositive: [Bool]) {
    let ranked = RankedScores(scores: scores, isPositive: isPositive)
    func rates(_ counts: [Int], _ whole: Int) -> [Double] {
      ([0] + counts).map { whole == 0 ? 0 : Double($0) / Double(whole) }
    }
    thresholds = [.infinity] + ranked.thresholds
    falsePositiveRates = rates(ranked.falsePositives, ranked.negatives)
    truePositiveRates = rates(ranked.truePositives, ranked.positives)
    guard ranked.positives > 0, ranked.negatives > 0 else {
      area = nil
      return
    }
    // Twice the area in counts, so that only one division is rounded.
    var area = 0
    var (found, wrong) = (0, 0)
    for (positives, negatives) in zip(ranked.truePositives, ranked.falsePositives) {
      area += (negatives - wrong) * (positives + found)
      (found, wrong) = (positives, negatives)
    }
    self.area = Double(area) / (2 * Double(found) * Double(wrong))
  }
}

extension ClassificationReport {
  /// The curve of one class against the rest.
  public func rocCurve(of index: Int) -> ROCCurve {
    let part = againstRest(index)
    return ROCCurve(scores: part.scores, isPositive: part.isPositive)
  }

  /// The area under the ROC curve: for two classes the second one's, for more the mean over the
  /// classes against the rest, as far as a class has rows and is not alone. Nil when none is so,
  /// or when a score is not finite.
  public var areaUnderROC: Double? {
    meanAgainstRest { ROCCurve(scores: $0, isPositive: $1).area }
  }
}
