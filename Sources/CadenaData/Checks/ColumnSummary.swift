/// Count, mean, deviation and range of every column of some rows; missing values do not count.
///
/// One pass over blocks of rows, merged column by column (Chan, Golub and LeVeque 1979); pixels are
/// added up in whole numbers, without rounding. The deviation is that of the population.
public struct ColumnSummary: Sendable {
  /// How many values of each column are there.
  public private(set) var counts: [Int]
  /// The mean of each column; 0 where it has no value.
  public private(set) var means: [Double]
  /// The smallest value of each column; infinite where it has none.
  public private(set) var lowest: [Double]
  /// The largest value of each column.
  public private(set) var highest: [Double]
  private var squares: [Double]

  /// The summary of the rows.
  public init(_ dataset: Dataset, rows: [Int]) {
    let width = dataset.featureCount
    counts = [Int](repeating: 0, count: width)
    means = [Double](repeating: 0, count: width)
    squares = means
    lowest = [Double](repeating: .infinity, count: width)
    highest = [Double](repeating: -.infinity, count: width)
    if case .bytes(let values) = dataset.features.storage, !rows.isEmpty {
      add(ByteTotals(values, width: width, rows: rows), of: rows.count)
      return
    }
    for start in stride(from: 0, to: rows.count, by: 1024) {
      add(dataset.features.matrix(rows[start..<min(start + 1024, rows.count)]))
    }
  }

  /// The standard deviation of a column.
  public func deviation(_ column: Int) -> Double {
    counts[column] > 0 ? (squares[column] / Double(counts[column])).squareRoot() : 0
  }

  /// Whether all values of a column are the same.
  public func isConstant(_ column: Int) -> Bool {
    counts[column] > 0 && lowest[column] == highest[column]
  }

  private mutating func add(_ totals: ByteTotals, of rows: Int) {
    for column in counts.indices {
      let (sum, squares) = (totals.sums[column], totals.squares[column])
      counts[column] = rows
      means[column] = Double(sum) / Double(rows)
      let spread = UInt128(rows) * UInt128(squares) - UInt128(sum) * UInt128(sum)
      self.squares[column] = Double(spread) / Double(rows)
      lowest[column] = Double(totals.lowest[column])
      highest[column] = Double(totals.highest[column])
    }
  }

  private mutating func add(_ block: DataMatrix) {
    let width = block.columns
    var sums = [Double](repeating: 0, count: width)
    var found = [Int](repeating: 0, count: width)
    var deviations = sums
    block.values.withUnsafeBufferPointer { values in
      // Through pointers: every element of a large set comes by here.
      sums.withUnsafeMutableBufferPointer { sums in
        found.withUnsafeMutableBufferPointer { found in
          lowest.withUnsafeMutableBufferPointer { lowest in
            highest.withUnsafeMutableBufferPointer { highest in
              for start in stride(from: 0, to: values.count, by: max(1, width)) {
                for column in 0..<width {
                  let value = values[start + column]
                  guard !value.isNaN else { continue }
                  sums[column] += value
                  found[column] += 1
                  if value < lowest[column] { lowest[column] = value }
                  if value > highest[column] { highest[column] = value }
                }
              }
            }
          }
          for column in 0..<width where found[column] > 0 { sums[column] /= Double(found[column]) }
        }
        deviations.withUnsafeMutableBufferPointer { deviations in
          for start in stride(from: 0, to: values.count, by: max(1, width)) {
            for column in 0..<width {
              let difference = values[start + column] - sums[column]
              guard !difference.isNaN else { continue }
              deviations[column] += difference * difference
            }
          }
        }
      }
    }
    for column in 0..<width where found[column] > 0 {
      let (old, new) = (Double(counts[column]), Double(found[column]))
      let difference = sums[column] - means[column]
      squares[column] += deviations[column] + difference * difference * old * new / (old + new)
      means[column] += difference * new / (old + new)
      counts[column] += found[column]
    }
  }
}
