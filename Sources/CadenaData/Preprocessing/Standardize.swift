/// Brings every column to mean 0 and standard deviation 1: `(x - mean) / deviation`.
///
/// The deviation is that of the population (it divides by n, as scikit-learn does) or of a sample
/// (it divides by n - 1). A column that does not vary is only shifted: its deviation is taken as 1.
/// Means and squared deviations of blocks are merged as in Chan, Golub and LeVeque (1979), which
/// does not lose digits when the mean is large. Lecture F3.
public struct Standardize: Preprocessor {
  /// What a squared deviation is divided by.
  public enum Deviation: String, Sendable, Hashable, CaseIterable {
    /// The number of rows n.
    case population
    /// n - 1.
    case sample
  }

  /// The name in experiment files and records.
  public static let name = "standardize"

  /// What a squared deviation is divided by.
  public let deviation: Deviation
  /// The mean of every column; empty before `fit`.
  public private(set) var means: [Double] = []
  /// The standard deviation of every column, 1 where it does not vary; empty before `fit`.
  public private(set) var deviations: [Double] = []

  /// A transformation that has learnt nothing yet.
  public init(deviation: Deviation = .population) { self.deviation = deviation }

  /// Learns means and deviations.
  public mutating func fit(_ blocks: RowBlocks) throws(DataError) {
    var total = ColumnMoments()
    try blocks.forEach { (block) throws(DataError) in total.merge(ColumnMoments(block)) }
    guard total.count > 0 else { throw DataError(.noRows) }
    let divisor = Double(max(1, deviation == .population ? total.count : total.count - 1))
    means = total.means
    deviations = total.squares.map { ($0 / divisor).squareRoot() }
    for column in means.indices where total.lowest[column] == total.highest[column] {
      // Rounding would leave a tiny deviation, and dividing by it would blow up the rounding error.
      means[column] = total.lowest[column]
      deviations[column] = 1
    }
    // The squares of very small differences can vanish although the column varies.
    for column in deviations.indices where deviations[column] == 0 { deviations[column] = 1 }
  }

  /// Subtracts the mean and divides by the deviation, column by column.
  public func apply(_ matrix: inout DataMatrix) throws(DataError) {
    try checkColumns(matrix, fitted: means.count)
    matrix.map { value, column in (value - means[column]) / deviations[column] }
  }

  /// Multiplies by the deviation and adds the mean, column by column.
  public func invert(_ matrix: inout DataMatrix) throws(DataError) {
    try checkColumns(matrix, fitted: means.count)
    matrix.map { value, column in value * deviations[column] + means[column] }
  }

  /// Means and deviations.
  public var arrays: [NamedArray] {
    [
      NamedArray(name: "mean", doubles: means),
      NamedArray(name: "deviation", doubles: deviations),
    ]
  }

  /// The kind of deviation.
  public var options: JSONValue { ["deviation": .string(deviation.rawValue)] }

  /// The transformation as it was.
  public init?(options: JSONValue, arrays: [String: NamedArray]) {
    guard let name = options["deviation"]?.string, let deviation = Deviation(rawValue: name),
      let vectors = Self.vectors(["mean", "deviation"], arrays)
    else { return nil }
    self.deviation = deviation
    means = vectors[0]
    deviations = vectors[1]
  }
}
