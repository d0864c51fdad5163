import CadenaGraph
import CadenaText

/// A transformation of the inputs whose numbers are taken from the training part only (lecture F3).
///
/// `fit` learns them, `apply` transforms any rows with them, `invert` undoes it. The numbers travel
/// with a run: `arrays` go into its checkpoints, `description` into its record, and from both the
/// transformation is made again.
///
///     var standardize = Standardize()
///     try standardize.fit(RowBlocks(dataset, rows: split.training))
///     var rows = DataMatrix(rows: 1, columns: 4, values: [5.1, 3.5, 1.4, 0.2])
///     try standardize.apply(&rows)
public protocol Preprocessor: Sendable {
  /// The name in experiment files and records.
  static var name: String { get }

  /// Whether a number's result depends on the number alone, whatever its column and row.
  var isElementwise: Bool { get }

  /// Learns the numbers from rows; called again, forgets what it learnt before.
  ///
  /// - Throws: `DataError` when the transformation has no meaning with its options.
  mutating func fit(_ blocks: RowBlocks) throws(DataError)

  /// Transforms rows.
  ///
  /// - Throws: `DataError` when the number of columns is not the one it was fitted on.
  func apply(_ matrix: inout DataMatrix) throws(DataError)

  /// Undoes `apply`, as far as that is possible.
  ///
  /// - Throws: `DataError` when the number of columns is not the one that `apply` gives.
  func invert(_ matrix: inout DataMatrix) throws(DataError)

  /// The numbers learnt, in double precision.
  var arrays: [NamedArray] { get }

  /// The options, as an object.
  var options: JSONValue { get }

  /// The transformation as it was, from what `arrays` and `options` gave; nil when they do not fit.
  init?(options: JSONValue, arrays: [String: NamedArray])
}

/// The rows from which a transformation learns, a block at a time, so that no second copy of a
/// large data set is made.
///
/// Blocks have 1024 rows, whatever the machine is, so sums over them have the same bits everywhere.
public struct RowBlocks {
  let features: Features
  let rows: [Int]
  /// What happens to the rows before they are seen.
  var steps: [any Preprocessor] = []

  /// Rows of a data set.
  public init(_ dataset: Dataset, rows: [Int]) {
    features = dataset.features
    self.rows = rows
  }

  /// Rows of a matrix.
  public init(_ matrix: DataMatrix) {
    features = Features(
      .doubles(matrix.values), count: matrix.rows, exampleShape: [matrix.columns])
    rows = Array(0..<matrix.rows)
  }

  /// How many rows there are.
  public var count: Int { rows.count }

  /// How many numbers a row has, before any step.
  public var width: Int { features.width }

  /// Calls the body with each block, in order.
  public func forEach(_ body: (DataMatrix) throws(DataError) -> Void) throws(DataError) {
    for start in stride(from: 0, to: rows.count, by: 1024) {
      var block = features.matrix(rows[start..<min(start + 1024, rows.count)])
      for step in steps { try step.apply(&block) }
      try body(block)
    }
  }
}

extension Features {
  /// Rows in double precision.
  func matrix(_ rows: ArraySlice<Int>) -> DataMatrix {
    let count = rows.count * width
    let values = [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      if let base = buffer.baseAddress { copyRows(rows, into: base) }
      filled = count
    }
    return DataMatrix(rows: rows.count, columns: width, values: values)
  }
}

extension Preprocessor {
  /// False: columns have numbers of their own.
  public var isElementwise: Bool { false }

  /// Refuses rows of another width than the one that was learnt.
  func checkColumns(_ matrix: DataMatrix, fitted: Int) throws(DataError) {
    guard matrix.columns == fitted else {
      throw DataError(.columnCountDiffers(matrix.columns, fitted: fitted))
    }
  }

  /// The vectors of these names, all of the same length; nil when one is missing.
  static func vectors(_ names: [String], _ arrays: [String: NamedArray]) -> [[Double]]? {
    let found = names.compactMap { arrays[$0] }
    guard found.count == names.count, let first = found.first, first.shape.count == 1,
      found.allSatisfy({ $0.shape == first.shape && $0.dtype == .float64 })
    else { return nil }
    return found.map(\.doubles)
  }
}
