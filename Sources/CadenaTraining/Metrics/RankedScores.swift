import CadenaText

/// Rows in the order of falling scores, with the counts of positive and negative rows up to each
/// distinct score: what the curves of a threshold are made of.
struct RankedScores {
  /// The distinct scores, falling.
  private(set) var thresholds: [Double] = []
  /// Positive rows with at least that score.
  private(set) var truePositives: [Int] = []
  /// Negative rows with at least that score.
  private(set) var falsePositives: [Int] = []

  init(scores: [Double], isPositive: [Bool]) {
    require(scores.count == isPositive.count, "every score is of a row")
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var positives = 0
    for (rank, row) in order.enumerated() {
      if isPositive[row] { positives += 1 }
      let isLastOfEqual = rank + 1 == order.count || scores[order[rank + 1]] != scores[row]
      guard isLastOfEqual else { continue }
      thresholds.append(scores[row])
      truePositives.append(positives)
      falsePositives.append(rank + 1 - positives)
    }
  }

  var positives: Int { truePositives.last ?? 0 }
  var negatives: Int { falsePositives.last ?? 0 }
}

extension ClassificationReport {
  /// The scores of a class, and which rows are of it.
  func againstRest(_ index: Int) -> (scores: [Double], isPositive: [Bool]) {
    (labels.indices.map { score(row: $0, class: index) }, labels.map { $0 == index })
  }

  /// The mean over the classes of a number that some of them do not have; for two classes the
  /// second one's. Nil when none has it.
  func meanAgainstRest(_ value: ([Double], [Bool]) -> Double?) -> Double? {
    guard scores.allSatisfy(\.isFinite), classes > 1 else { return nil }
    let values = (classes == 2 ? 1..<2 : 0..<classes).compactMap { index in
      let part = againstRest(index)
      return value(part.scores, part.isPositive)
    }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
