/// Brings every column to a range: `low + (x - min) · (high - low) / (max - min)`.
///
/// Minimum and maximum are those of the training part, so other rows may fall outside the range.
/// A column that does not vary becomes `low`, plus its difference to the training value. Lecture
/// F3.
public struct MinMax: Preprocessor {
  /// The name in experiment files and records.
  public static let name = "minMax"

  /// Where the minimum goes.
  public let low: Double
  /// Where the maximum goes.
  public let high: Double
  /// The minimum of every column; empty before `fit`.
  public private(set) var minima: [Double] = []
  /// The maximum of every column; empty before `fit`.
  public private(set) var maxima: [Double] = []

  /// A transformation that has learnt nothing yet.
  public init(low: Double = 0, high: Double = 1) {
    self.low = low
    self.high = high
  }

  /// Learns minima and maxima.
  public mutating func fit(_ blocks: RowBlocks) throws(DataError) {
    guard low < high, low.isFinite, high.isFinite else {
      throw DataError(.rangeUnusable(low, high))
    }
    var total = ColumnMoments()
    try blocks.forEach { (block) throws(DataError) in total.merge(ColumnMoments(block)) }
    guard total.count > 0 else { throw DataError(.noRows) }
    minima = total.lowest
    maxima = total.highest
  }

  /// Stretches and shifts every column.
  public func apply(_ matrix: inout DataMatrix) throws(DataError) {
    try checkColumns(matrix, fitted: minima.count)
    let scales = factors
    matrix.map { value, column in (value - minima[column]) * scales[column] + low }
  }

  /// Brings every column back to its own range.
  public func invert(_ matrix: inout DataMatrix) throws(DataError) {
    try checkColumns(matrix, fitted: minima.count)
    let scales = factors
    matrix.map { value, column in (value - low) / scales[column] + minima[column] }
  }

  private var factors: [Double] {
    zip(minima, maxima).map { $0 == $1 ? 1 : (high - low) / ($1 - $0) }
  }

  /// Minima and maxima.
  public var arrays: [NamedArray] {
    [NamedArray(name: "min", doubles: minima), NamedArray(name: "max", doubles: maxima)]
  }

  /// The range.
  public var options: JSONValue { ["low": .number(low), "high": .number(high)] }

  /// The transformation as it was.
  public init?(options: JSONValue, arrays: [String: NamedArray]) {
    guard let low = options["low"]?.number, let high = options["high"]?.number,
      let vectors = Self.vectors(["min", "max"], arrays)
    else { return nil }
    self.low = low
    self.high = high
    minima = vectors[0]
    maxima = vectors[1]
  }
}
