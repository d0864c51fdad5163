/// Number, mean, summed squared deviation and range of every column of some rows.
struct ColumnMoments {
  var count = 0
  var means: [Double] = []
  var squares: [Double] = []
  var lowest: [Double] = []
  var highest: [Double] = []

  /// Of no rows.
  init() {}

  /// Of a matrix, in two passes.
  init(_ matrix: DataMatrix) {
    guard matrix.rows > 0 else { return }
    let columns = matrix.columns
    count = matrix.rows
    means = [Double](repeating: 0, count: columns)
    squares = means
    lowest = Array(matrix.values.prefix(columns))
    highest = lowest
    for start in stride(from: 0, to: matrix.values.count, by: columns) {
      for column in 0..<columns {
        let value = matrix.values[start + column]
        means[column] += value
        lowest[column] = min(lowest[column], value)
        highest[column] = max(highest[column], value)
      }
    }
    for column in 0..<columns { means[column] /= Double(count) }
    for start in stride(from: 0, to: matrix.values.count, by: columns) {
      for column in 0..<columns {
        let difference = matrix.values[start + column] - means[column]
        squares[column] += difference * difference
      }
    }
  }

  /// Takes in the moments of further rows (Chan, Golub and LeVeque 1979).
  mutating func merge(_ other: ColumnMoments) {
    guard count > 0 else {
      self = other
      return
    }
    guard other.count > 0 else { return }
    let all = Double(count + other.count)
    for column in means.indices {
      let difference = other.means[column] - means[column]
      means[column] += difference * Double(other.count) / all
      squares[column] +=
        other.squares[column] + difference * difference * Double(count) * Double(other.count) / all
      lowest[column] = min(lowest[column], other.lowest[column])
      highest[column] = max(highest[column], other.highest[column])
    }
    count += other.count
  }
}
