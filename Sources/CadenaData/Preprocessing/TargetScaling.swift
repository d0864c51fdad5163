import CadenaText

/// Standardised targets of a regression, and the way back for predictions (lecture F3).
///
/// A network learns targets of mean 0 and deviation 1 (population, fitted on the training part)
/// more easily; its predictions are in those units and must be turned back. An absolute error goes
/// back by its column's deviation alone.
public struct TargetScaling: Sendable {
  private var standardize = Standardize()

  /// The mean of every target's column.
  public var means: [Double] { standardize.means }
  /// The standard deviation of every target's column, 1 where it does not vary.
  public var deviations: [Double] { standardize.deviations }

  /// Learns means and deviations from the given rows, which should be the training part.
  ///
  /// - Throws: `DataError` when the targets are classes.
  public init(_ dataset: Dataset, rows: [Int]) throws(DataError) {
    guard case .values(let values, let width) = dataset.targets.subset(rows) else {
      throw DataError(.standardizeNeedsNumbers, place: dataset.name)
    }
    try standardize.fit(
      RowBlocks(DataMatrix(rows: rows.count, columns: width, values: values)))
  }

  /// The data set with standardised targets.
  ///
  /// - Throws: `DataError` when the targets are classes or have another width.
  public func apply(_ dataset: Dataset) throws(DataError) -> Dataset {
    guard case .values(let values, let width) = dataset.targets else {
      throw DataError(.standardizeNeedsNumbers, place: dataset.name)
    }
    var matrix = DataMatrix(rows: dataset.count, columns: width, values: values)
    try standardize.apply(&matrix)
    return dataset.replacing(targets: .values(matrix.values, width: width))
  }

  /// Predictions in the units of the original targets.
  ///
  /// - Throws: `DataError` when the predictions have another width.
  public func invert(_ predictions: inout DataMatrix) throws(DataError) {
    try standardize.invert(&predictions)
  }

  /// What was learnt, named `targets.<name>`, for checkpoints.
  public var arrays: [NamedArray] {
    standardize.arrays.map { array in
      var array = array
      array.name = Self.prefix + array.name
      return array
    }
  }

  /// The scaling as it was, from the arrays of a checkpoint; arrays of other names may be among
  /// them.
  ///
  /// - Throws: `CheckpointError` when its numbers are missing.
  public init(arrays: Safetensors, place: String? = nil) throws(CheckpointError) {
    var own: [String: NamedArray] = [:]
    for name in ["mean", "deviation"] { own[name] = arrays[Self.prefix + name] }
    guard let step = Standardize(options: Standardize().options, arrays: own) else {
      throw CheckpointError(.checkpointLacks(Self.prefix + "mean"), place: place)
    }
    standardize = step
  }

  private static let prefix = "targets."
}
