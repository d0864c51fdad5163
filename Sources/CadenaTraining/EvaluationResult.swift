/// A model measured on rows: metrics, confusion, outputs.
public struct EvaluationResult: Sendable, Hashable {
  /// Loss over all rows, without penalty, and every metric that has a value.
  public var metrics: PartMetrics
  /// How often each true class (row) was taken for each class (column); empty for regression.
  public var confusion: [[Int]]
  /// The model's outputs, row by row.
  public var outputs: [[Double]]
  /// Scores and classes, row by row; nil for regression.
  public var classification: ClassificationReport?
  /// Predictions and targets in the targets' own units; nil for classification.
  public var regression: RegressionReport?
}
