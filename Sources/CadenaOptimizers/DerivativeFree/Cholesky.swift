/// The triangular root of a symmetric matrix that bends upwards everywhere: `C = A·Aᵀ`.
enum Cholesky {
  /// A, row by row with zeros above the diagonal; nil when C is not positive definite.
  ///
  /// - Parameters:
  ///   - matrix: C, row by row; only what is on and below the diagonal is read.
  ///   - size: its rows.
  static func factor(_ matrix: [Double], size: Int) -> [Double]? {
    var factor = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        var sum = matrix[row * size + column]
        for index in 0..<column {
          sum -= factor[row * size + index] * factor[column * size + index]
        }
        if row == column {
          guard sum > 0, sum.isFinite else { return nil }
          factor[row * size + row] = sum.squareRoot()
        } else {
          factor[row * size + column] = sum / factor[column * (size + 1)]
        }
      }
    }
    return factor
  }
}
