extension RegressionReport {
  /// The mean of the squared errors.
  public var meanSquaredError: Double { meanOfErrors { $0 * $0 } }

  /// The square root of the mean squared error, in the units of the targets.
  public var rootMeanSquaredError: Double { meanSquaredError.squareRoot() }
}
