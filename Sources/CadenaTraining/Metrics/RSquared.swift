extension RegressionReport {
  /// The part of the targets' variance that is explained, R² = 1 - Σ(y - ŷ)² / Σ(y - mean y)².
  ///
  /// 1 is perfect, 0 as good as always saying the mean, negative is worse. Targets that do not vary
  /// give 1 for predictions without error and else 0.
  public var rSquared: Double {
    meanOfExplained { column in
      let unexplained = stride(from: column, to: targets.count, by: width).reduce(0.0) {
        sum, index in
        let error = targets[index] - predictions[index]
        return sum + error * error
      }
      return (unexplained, squaredDeviations(column) { targets[$0] })
    }
  }
}
