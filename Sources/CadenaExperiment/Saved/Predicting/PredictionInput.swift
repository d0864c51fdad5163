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
    guard ArrayRows.holds(session.input) else {
      let rows = try CSVRows(
        path: session.input, form: form, keepsAll: session.options.keepsInput,
        delimiter: session.delimiter, header: session.header)
      table = rows
      keptNames = session.options.keepsInput ? rows.columnNames : []
      return
    }
    let rows = try ArrayRows(path: session.input)
    guard rows.features.width == form.featureCount else {
      throw DataError(
        .columnsDifferFrom(form.name), place: session.input, expected: .cells(form.featureCount),
        found: .cells(rows.features.width))
    }
    array = rows
    keptNames = []
  }

  /// The next rows, at most so many; nil when there are no more.
  mutating func next(maximum: Int) throws(DataError) -> Block? {
    if let block = try table?.next(maximum: maximum) {
      return Block(rows: block.features, kept: block.kept)
    }
    return array?.next(maximum: maximum).map { Block(rows: $0, kept: []) }
  }
}
