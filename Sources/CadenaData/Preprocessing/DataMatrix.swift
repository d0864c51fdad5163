import CadenaText

/// Rows of numbers in double precision, in which preprocessing computes.
public struct DataMatrix: Sendable, Hashable {
  /// How many rows there are.
  public let rows: Int
  /// How many numbers a row has.
  public let columns: Int
  /// The numbers, row after row.
  public var values: [Double]

  /// A matrix of these numbers.
  ///
  /// - Precondition: there are `rows * columns` of them.
  public init(rows: Int, columns: Int, values: [Double]) {
    require(values.count == rows * columns, "\(values.count) numbers for \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Changes every number by a rule that depends on its column.
  mutating func map(_ rule: (_ value: Double, _ column: Int) -> Double) {
    values.withUnsafeMutableBufferPointer { values in
      var index = 0
      for _ in 0..<rows {
        for column in 0..<columns {
          values[index] = rule(values[index], column)
          index += 1
        }
      }
    }
  }
}
