import CadenaData
import CadenaText

/// Rows to predict, block by block: those of a table, or of a file of one array.
struct PredictionInput {
  /// Some rows.
  struct Block {
    /// The features before preprocessing.
    let rows: DataMatrix
    /// The texts of the columns that are kept, column by column.
    let kept: [[String]]
  }

  // One of the two; an enumeration would copy their buffers at every block.
  private var table: CSVRows?
  private var array: ArrayRows?
  /// The names of the columns that are kept.
  let keptNames: [String]

  /// The input of a session, read by the form of the run's training rows.
  ///
  /// - Throws: `DataError` when the file is missing (66), lacks a column or has rows of another
  ///   width (65).
  init(_ session: PredictionSession, _ run: SavedRun) throws(DataError) {
    let form = run.data.form
    guard let rows = try Self.arrayRows(session.input, run) else {
      let rows = try CSVRows(
        path: session.input, form: form, keepsAll: session.options.keepsInput,
        delimiter: session.delimiter, header: session.header, isSingle: run.isSingle)
      table = rows
      keptNames = session.options.keepsInput ? rows.columnNames : []
      return
    }
    guard rows.features.width == form.featureCount else {
      throw DataError(
        .columnsDifferFrom(form.name), place: session.input, expected: .cells(form.featureCount),
        found: .cells(rows.features.width))
    }
    array = rows
    keptNames = []
  }

  /// The rows of a file of arrays; nil for a table.
  private static func arrayRows(_ path: String, _ run: SavedRun) throws(DataError) -> ArrayRows? {
    switch RunRows(path) {
    case .table: return nil
    case .array: return try ArrayRows(path: path, isSingle: run.isSingle)
    case .archive:
      let file = try NPZ.read(path)
      let name = RunRows.names(in: file, of: run).features
      return try ArrayRows(
        ArrayDataset.Source(file.array(name), place: "\(path) (\(name))"), isSingle: run.isSingle)
    case .records: return ArrayRows(try CIFAR10.dataset([path]).features)
    }
  }

  /// The next rows, at most so many; nil when there are no more.
  mutating func next(maximum: Int) throws(DataError) -> Block? {
    if let block = try table?.next(maximum: maximum) {
      return Block(rows: block.features, kept: block.kept)
    }
    return array?.next(maximum: maximum).map { Block(rows: $0, kept: []) }
  }
}
