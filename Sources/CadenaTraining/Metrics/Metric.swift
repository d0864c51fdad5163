/// A number that tells how well a model does on a part of the data.
///
/// The raw value is the key under which records write it and by which an experiment file monitors
/// it (`validation.f1`). Where a metric has several forms, this is the one for the whole part:
/// precision, recall and F1 are means over the classes (macro), ROC-AUC and average precision means
/// over "one class against the rest"; errors of a regression are in the units of its targets.
public enum Metric: String, Sendable, Hashable, CaseIterable {
  /// What training makes small; in standardised units where targets are.
  case loss
  /// The part of the rows whose class is found.
  case accuracy
  /// The mean of the classes' recalls, over classes that occur.
  case balancedAccuracy
  /// The mean of the classes' precisions.
  case precision
  /// The mean of the classes' recalls.
  case recall
  /// The mean of the classes' F1.
  case f1
  /// The mean of -log p(true class).
  case logLoss
  /// The part of the rows whose class is among the k most probable; see
  /// `ClassificationReport.usualTopK`.
  case topK
  /// The area under the receiver operating characteristic.
  case rocAUC
  /// The area under precision over recall, as a step function.
  case averagePrecision
  /// The mean squared distance of the probabilities from what is true.
  case brier
  /// The correlation of true and predicted classes.
  case matthews
  /// Precision over all rows alike (micro): with one class a row, it is the accuracy.
  case microPrecision
  /// Recall over all rows alike (micro): with one class a row, it is the accuracy.
  case microRecall
  /// F1 over all rows alike (micro): with one class a row, it is the accuracy.
  case microF1
  /// The part of the targets' variance that is explained.
  case r2
  /// The mean of the errors' absolute values.
  case mae
  /// The square root of the mean squared error.
  case rmse
  /// The mean squared error.
  case mse
  /// The largest error.
  case maxError
  /// As `r2`, with the mean error taken off.
  case explainedVariance

  /// Whether larger numbers are better.
  public var isBetterWhenLarger: Bool {
    switch self {
    case .loss, .logLoss, .brier, .mae, .rmse, .mse, .maxError: false
    default: true
    }
  }

  /// Whether the metric exists for classification.
  public var suitsClasses: Bool {
    switch self {
    case .r2, .mae, .rmse, .mse, .maxError, .explainedVariance: false
    default: true
    }
  }

  /// Whether the metric exists for regression.
  public var suitsNumbers: Bool { self == .loss || !suitsClasses }

  /// Whether the table of confusions is not enough to compute it.
  var needsScores: Bool {
    switch self {
    case .logLoss, .topK, .rocAUC, .averagePrecision, .brier: true
    default: false
    }
  }
}
