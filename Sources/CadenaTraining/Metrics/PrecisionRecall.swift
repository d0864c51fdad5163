/// Precision, recall and their harmonic mean.
///
/// For a class: precision = right / rows taken for it, recall = right / rows of it,
/// F1 = 2·right / (rows of it + rows taken for it); 0 where the denominator is 0 (van Rijsbergen
/// 1979).
public struct PrecisionRecall: Sendable, Hashable {
  /// The part of the rows taken for the class that are of it.
  public var precision: Double
  /// The part of the rows of the class that were found.
  public var recall: Double
  /// The harmonic mean of both.
  public var f1: Double

  /// Three numbers.
  public init(precision: Double, recall: Double, f1: Double) {
    self.precision = precision
    self.recall = recall
    self.f1 = f1
  }

  init(hits: Int, rows: Int, predictions: Int) {
    func ratio(_ part: Int, _ whole: Int) -> Double {
      whole == 0 ? 0 : Double(part) / Double(whole)
    }
    self.init(
      precision: ratio(hits, predictions), recall: ratio(hits, rows),
      f1: ratio(2 * hits, rows + predictions))
  }
}

/// How the numbers of several classes become one.
public enum Averaging: String, Sendable, Hashable, CaseIterable {
  /// Hits, rows and predictions are summed over the classes first.
  case micro
  /// The mean over all classes, also those without rows.
  case macro
  /// The mean over the classes, weighted by their rows.
  case weighted
}

extension ConfusionMatrix {
  /// Precision, recall and F1 of every class.
  public var perClass: [PrecisionRecall] {
    let rows = support
    let taken = predictions
    return (0..<classes).map {
      PrecisionRecall(hits: self[$0, $0], rows: rows[$0], predictions: taken[$0])
    }
  }

  /// Precision, recall and F1 of all classes together; the F1 of an average is the average of the
  /// classes' F1, as scikit-learn has it. All 0 without rows.
  public func precisionRecall(_ averaging: Averaging) -> PrecisionRecall {
    let rows = support
    let weights: [Double]
    switch averaging {
    case .micro: return PrecisionRecall(hits: hits, rows: total, predictions: total)
    case .macro: weights = [Double](repeating: 1, count: classes)
    case .weighted: weights = rows.map { Double($0) }
    }
    let whole = weights.reduce(0, +)
    guard whole > 0 else { return PrecisionRecall(precision: 0, recall: 0, f1: 0) }
    var sum = PrecisionRecall(precision: 0, recall: 0, f1: 0)
    for (part, weight) in zip(perClass, weights) {
      sum.precision += weight * part.precision
      sum.recall += weight * part.recall
      sum.f1 += weight * part.f1
    }
    return PrecisionRecall(
      precision: sum.precision / whole, recall: sum.recall / whole, f1: sum.f1 / whole)
  }
}
