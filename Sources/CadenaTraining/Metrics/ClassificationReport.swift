import CadenaText

/// All that can be said about predicted classes: give it probabilities and labels, ask for numbers.
///
///     let report = ClassificationReport(
///       probabilities: [[0.9, 0.1], [0.4, 0.6], [0.7, 0.3]], labels: [0, 1, 1])
///     report.accuracy                              // 2/3
///     report.precisionRecall(.macro).f1
///     report.areaUnderROC
///     report.confusion.perClass[1].recall          // 1/2
///
/// The predicted class of a row is its largest score; the first of equally large ones. Values are
/// those of scikit-learn, to rounding.
public struct ClassificationReport: Sendable, Hashable {
  /// How many classes there are.
  public let classes: Int
  /// The true class of every row.
  public let labels: [Int]
  /// One score for each class, row by row.
  public let scores: [Double]
  /// Whether scores are probabilities: without them there is neither log loss nor Brier score.
  public let areProbabilities: Bool
  /// The predicted class of every row.
  public let predicted: [Int]
  /// How often each class was taken for each.
  public let confusion: ConfusionMatrix

  /// A report on probabilities, one row for each example.
  ///
  /// - Precondition: as many rows as labels; equally wide; labels are columns.
  public init(probabilities: [[Double]], labels: [Int]) {
    let classes = probabilities.first?.count ?? 0
    require(
      probabilities.allSatisfy { $0.count == classes }, "every row has as many probabilities")
    self.init(probabilities: Array(probabilities.joined()), classes: classes, labels: labels)
  }

  /// A report on probabilities that stand one after the other, `classes` for each example.
  ///
  /// - Parameter areProbabilities: false for scores of any size, of which the larger wins.
  public init(
    probabilities scores: [Double], classes: Int, labels: [Int], areProbabilities: Bool = true
  ) {
    require(
      scores.count == classes * labels.count,
      "\(labels.count) labels need \(classes * labels.count) scores, not \(scores.count)")
    self.classes = classes
    self.labels = labels
    self.scores = scores
    self.areProbabilities = areProbabilities
    var predicted: [Int] = []
    predicted.reserveCapacity(labels.count)
    scores.withUnsafeBufferPointer { scores in
      for row in labels.indices {
        var best = 0
        for index in 0..<classes
        where scores[row * classes + index] > scores[row * classes + best] {
          best = index
        }
        predicted.append(best)
      }
    }
    self.predicted = predicted
    confusion = ConfusionMatrix(labels: labels, predicted: predicted, classes: classes)
  }

  /// How many rows there are.
  public var count: Int { labels.count }

  /// The score of a class for a row.
  public func score(row: Int, class index: Int) -> Double { scores[row * classes + index] }

  /// The part of the rows whose class is found.
  public var accuracy: Double { confusion.accuracy }

  /// The mean of the recalls of the classes that occur.
  public var balancedAccuracy: Double { confusion.balancedAccuracy }

  /// Precision, recall and F1 of all classes together.
  public func precisionRecall(_ averaging: Averaging) -> PrecisionRecall {
    confusion.precisionRecall(averaging)
  }

  /// A metric; nil when it is none of classification or has no value for these rows.
  public func value(of metric: Metric) -> Double? {
    guard metric.needsScores else { return confusion.value(of: metric) }
    return switch metric {
    case .logLoss: logLoss
    case .topK: labels.isEmpty ? nil : topKAccuracy(usualTopK)
    case .rocAUC: areaUnderROC
    case .averagePrecision: averagePrecision
    case .brier: brierScore
    default: nil
    }
  }
}

extension ConfusionMatrix {
  /// A metric of predicted classes; nil for others, or without rows.
  func value(of metric: Metric) -> Double? {
    guard total > 0 else { return nil }
    return switch metric {
    case .accuracy: accuracy
    case .balancedAccuracy: balancedAccuracy
    case .precision: precisionRecall(.macro).precision
    case .recall: precisionRecall(.macro).recall
    case .f1: precisionRecall(.macro).f1
    case .microPrecision: precisionRecall(.micro).precision
    case .microRecall: precisionRecall(.micro).recall
    case .microF1: precisionRecall(.micro).f1
    case .matthews: matthewsCorrelation
    default: nil
    }
  }
}
