extension RegressionReport {
  /// 1 - variance(y - ŷ) / variance(y): as R², but a constant error costs nothing.
  public var explainedVariance: Double {
    meanOfExplained { column in
      (
        squaredDeviations(column) { targets[$0] - predictions[$0] },
        squaredDeviations(column) { targets[$0] }
      )
    }
  }
}
