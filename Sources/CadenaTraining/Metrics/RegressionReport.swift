import CadenaText

/// All that can be said about predicted numbers: give it predictions and targets, ask for numbers.
///
///     let report = RegressionReport(predictions: [2.5, 0, 2], targets: [3, -0.5, 2])
///     report.meanAbsoluteError    // 1/3
///     report.rSquared
///
/// Errors are in the units of the targets. With several outputs, errors are means over all numbers;
/// R² and explained variance means over the outputs, as scikit-learn has them. Without rows all are
/// 0.
public struct RegressionReport: Sendable, Hashable {
  /// What the model said, row by row.
  public let predictions: [Double]
  /// What is true, row by row.
  public let targets: [Double]
  /// How many numbers a row has.
  public let width: Int

  /// A report on numbers that stand row by row, `width` to a row.
  ///
  /// - Precondition: as many predictions as targets, in whole rows.
  public init(predictions: [Double], targets: [Double], width: Int = 1) {
    require(predictions.count == targets.count, "every target has a prediction")
    require(width > 0 && targets.count % width == 0, "targets come in whole rows")
    self.predictions = predictions
    self.targets = targets
    self.width = width
  }

  /// A report on rows.
  public init(predictions: [[Double]], targets: [[Double]]) {
    let width = max(1, targets.first?.count ?? 1)
    require(
      (predictions + targets).allSatisfy { $0.count == width }, "every row has as many numbers")
    self.init(
      predictions: Array(predictions.joined()), targets: Array(targets.joined()), width: width)
  }

  /// How many rows there are.
  public var count: Int { targets.count / width }

  /// Prediction minus target, row by row.
  public var residuals: [Double] { zip(predictions, targets).map { $0 - $1 } }

  /// The mean of a number for each error.
  func meanOfErrors(_ value: (Double) -> Double) -> Double {
    guard !targets.isEmpty else { return 0 }
    var sum = 0.0
    for (prediction, target) in zip(predictions, targets) { sum += value(prediction - target) }
    return sum / Double(targets.count)
  }

  /// The mean over the outputs of 1 - unexplained / whole; where the whole is 0, 1 when nothing is
  /// unexplained and else 0.
  func meanOfExplained(_ parts: (_ column: Int) -> (unexplained: Double, whole: Double)) -> Double {
    guard !targets.isEmpty else { return 0 }
    let sum = (0..<width).reduce(0.0) { sum, column in
      let part = parts(column)
      if part.whole == 0 { return sum + (part.unexplained == 0 ? 1 : 0) }
      return sum + 1 - part.unexplained / part.whole
    }
    return sum / Double(width)
  }

  /// The sum of squared distances from the mean, of one output's numbers.
  func squaredDeviations(_ column: Int, _ value: (Int) -> Double) -> Double {
    let indices = stride(from: column, to: targets.count, by: width)
    let mean = indices.reduce(0) { $0 + value($1) } / Double(count)
    return indices.reduce(0) { sum, index in
      let distance = value(index) - mean
      return sum + distance * distance
    }
  }

  /// A metric; nil when it is none of regression, or without rows.
  public func value(of metric: Metric) -> Double? {
    guard !targets.isEmpty else { return nil }
    return switch metric {
    case .r2: rSquared
    case .mae: meanAbsoluteError
    case .rmse: rootMeanSquaredError
    case .mse: meanSquaredError
    case .maxError: largestError
    case .explainedVariance: explainedVariance
    default: nil
    }
  }
}
