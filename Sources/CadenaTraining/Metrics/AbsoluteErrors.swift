extension RegressionReport {
  /// The mean of the errors' absolute values.
  public var meanAbsoluteError: Double { meanOfErrors(\.magnitude) }

  /// The largest absolute value of an error; 0 without rows.
  public var largestError: Double {
    zip(predictions, targets).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }
}
