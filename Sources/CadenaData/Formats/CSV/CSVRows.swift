import CadenaText

/// The rows of a table, a block at a time, for files of any size: what is in memory is one portion
/// of the file and one block of rows.
///
/// Rows are read by the form that was learnt with the training rows, or by the names of columns of
/// numbers. Columns are found by name, in any order and among others, or in a table without names
/// by position; the targets may be there or not. Cells that cannot be used are errors with line and
/// column, as in `CSVReader`; missing values that preprocessing is to fill are not-a-number.
///
///     var rows = try CSVRows(path: "new.csv", form: form, keeping: ["id"])
///     while let block = try rows.next(maximum: 1024) {
///       print(block.features.rows, block.kept[0].first ?? "")
///     }
public struct CSVRows {
  /// Some rows.
  public struct Block: Sendable {
    /// The features, in the order of the form, before preprocessing.
    public let features: DataMatrix
    /// The line of each row in the file, from 1.
    public let lines: [Int]
    /// The texts of the columns that are kept, column by column.
    public let kept: [[String]]
    /// The texts of the targets, column by column; none when the table has no targets.
    public let targets: [[String]]
  }

  /// The form of the rows.
  public let form: TableForm
  /// The character between the columns.
  public let delimiter: Character
  /// Whether the first row holds names.
  public let hasHeader: Bool
  /// The names of the columns in the file; `x1`, `x2`, … in a table without names.
  public let columnNames: [String]
  /// Whether the table has the targets' columns.
  public let hasTargets: Bool

  private var source: CSVRowSource
  private var parser: CSVRowParser
  private let targetCount: Int
  /// Which of the parser's kept columns each wanted one is.
  private let keptPlaces: [Int]

  /// Rows of a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - form: which columns there are, and what happens to missing values.
  ///   - kept: columns whose text is kept, by name or number from 1.
  ///   - keepsAll: whether the text of all columns is kept, in the order of the file.
  ///   - delimiter: between the columns; found out when nil.
  ///   - header: whether the first row holds names; found out when nil.
  ///   - isSingle: whether numbers must fit into single precision.
  ///   - dropsRows: whether the form's rule `dropRow` leaves out rows; else a missing value is an
  ///     error then, so that every row of the file gets its prediction.
  /// - Throws: `DataError` when the file is missing (66) or lacks a column.
  public init(
    path: String, form: TableForm, keeping kept: [String] = [], keepsAll: Bool = false,
    delimiter: Character? = nil, header: Bool? = nil, isSingle: Bool = false,
    dropsRows: Bool = false
  ) throws(DataError) {
    let input = try CSVInput(path: path)
    do {
      try self.init(
        input, form: form, keeping: kept, keepsAll: keepsAll, delimiter: delimiter, header: header,
        isSingle: isSingle, dropsRows: dropsRows)
    } catch { throw input.cause(of: error) }
  }

  /// Rows of a file with these columns of numbers.
  ///
  /// - Throws: `DataError` when the file is missing (66) or lacks a column.
  public init(
    path: String, columns: [String], keeping kept: [String] = [], delimiter: Character? = nil,
    header: Bool? = nil
  ) throws(DataError) {
    try self.init(
      path: path, form: TableForm(columns: columns), keeping: kept, delimiter: delimiter,
      header: header)
  }

  init(
    _ input: CSVInput, form: TableForm, keeping kept: [String] = [], keepsAll: Bool = false,
    delimiter: Character? = nil, header: Bool? = nil, isSingle: Bool = false,
    dropsRows: Bool = false
  ) throws(DataError) {
    var form = form
    if form.missing == .dropRow, !dropsRows { form.missing = .error }
    var options = CSVOptions(delimiter: delimiter, header: header)
    options.decimal = form.decimal
    let layout = try CSVLayout(input, options)
    let selection = try CSVSelection(
      layout, form: form, header: header, needsTargets: false, place: input.place)
    var columns: [Int] = []
    var places: [Int] = []
    for name in kept {
      let column = try CSVSelection.column(
        name, in: layout.texts, isNamed: selection.hasHeader, input.place)
      if !columns.contains(column) { columns.append(column) }
      places.append(columns.firstIndex(of: column) ?? 0)
    }
    if keepsAll {
      columns = Array(selection.names.indices)
      places = columns
    }
    keptPlaces = places
    self.form = form
    self.delimiter = Character(Unicode.Scalar(layout.delimiter))
    hasHeader = selection.hasHeader
    columnNames = selection.names
    hasTargets = !selection.targets.isEmpty
    targetCount = selection.targets.count
    parser = CSVRowParser(
      selection, form: form, isSingle: isSingle, kept: columns, keepsLines: true,
      place: input.place)
    source = CSVRowSource(input, layout, hasHeader: selection.hasHeader)
  }

  /// The next rows, at most so many; nil when there are no more.
  ///
  /// - Throws: `DataError` with file, line and the cell's number in its row.
  public mutating func next(maximum: Int = 1024) throws(DataError) -> Block? {
    require(maximum > 0, "a block has at least one row, not \(maximum)")
    parser.removeRows()
    do {
      while parser.count < maximum, try source.next(&parser) {}
    } catch { throw source.input.cause(of: error) }
    guard parser.count > 0 else { return nil }
    let features = form.features(of: parser.values)
    return Block(
      features: DataMatrix(rows: parser.count, columns: form.featureCount, values: features),
      lines: parser.lines, kept: keptPlaces.map { parser.texts[targetCount + $0].all },
      targets: parser.texts[..<targetCount].map(\.all))
  }
}
