import CadenaText
import CadenaTraining

/// Metrics for people: their names, and their values as percentages where they are parts of a whole.
enum MetricText {
  /// A value with the digits that matter.
  static func value(_ value: Double, of metric: Metric) -> String {
    switch metric {
    case .accuracy, .balancedAccuracy, .precision, .recall, .f1, .topK, .microPrecision,
      .microRecall, .microF1:
      ProgressLine.percent(value)
    case .rocAUC, .averagePrecision, .matthews, .r2, .explainedVariance, .brier, .logLoss:
      // R² has no lower bound: a model that runs away has one of many digits.
      value.magnitude < 1e4 ? NumberText.fixed(value, decimals: 4) : NumberText.compact(value)
    case .loss, .mae, .rmse, .mse, .maxError: NumberText.compact(value)
    }
  }

  /// The name, with the k of `topK` where it is known.
  static func name(of metric: Metric, in metrics: PartMetrics) -> Message {
    guard metric == .topK, let count = metrics.hitClasses else { return name(of: metric) }
    return .topKOf(count)
  }

  /// The name; of several classes' mean where it is one.
  static func name(of metric: Metric) -> Message {
    switch metric {
    case .loss: .loss
    case .accuracy: .accuracy
    case .balancedAccuracy: .balancedAccuracy
    case .precision: .precision
    case .recall: .recall
    case .f1: .f1
    case .microPrecision: .microPrecision
    case .microRecall: .microRecall
    case .microF1: .microF1
    case .logLoss: .logLoss
    case .topK: .topK
    case .rocAUC: .areaUnderROC
    case .averagePrecision: .averagePrecision
    case .brier: .brierScore
    case .matthews: .matthewsCorrelation
    case .r2: .rSquared
    case .mae: .meanAbsoluteError
    case .rmse: .rootMeanSquaredError
    case .mse: .meanOfSquaredErrors
    case .maxError: .largestError
    case .explainedVariance: .explainedVariance
    }
  }
}
