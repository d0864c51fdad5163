import CadenaText

/// Reads tables of numbers from comma-separated values (RFC 4180).
///
/// Every column but the target's must hold numbers with a decimal point, unless columns of text are
/// asked to be categories; the target may hold names of classes. Delimiter, header and task are
/// found out unless told; quotes, LF, CRLF and CR, a byte order mark, blanks around cells, blank
/// lines and a delimiter at the end of each row are understood. A missing value is an error unless
/// a rule for it is given, and so is a target with a single class.
///
/// **Task**, when not told: a target of text is a classification, and so is one of whole numbers
/// with at most 20 different values, each of which occurs twice on average; all else is a
/// regression. Text among numbers is an error, since it is usually a slip. Several targets are a
/// regression of several numbers.
///
/// **Classes**: whole numbers that start at 0 and leave at most as many gaps as there are classes
/// are their own labels, so that 0, 1, 3 are labels of four classes; other whole numbers are
/// numbered in their order, and texts in the order of their bytes.
///
/// The file is read in portions, so that the memory taken is that of the numbers.
///
///     let wine = try CSVReader.read("wine.csv", CSVOptions(target: "quality"))
public enum CSVReader {
  /// Reads a file; `-` is standard input. Missing values that are to be filled by preprocessing
  /// are not-a-number.
  ///
  /// - Throws: `DataError` with file, line and the cell's number in its row; exit code 66 when the
  ///   file is missing.
  public static func read(
    _ path: String, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> Dataset {
    try table(path, options).dataset
  }

  /// Reads the bytes of a file; `place` is what errors call it.
  ///
  /// - Throws: `DataError` with file, line and the cell's number in its row.
  public static func read(
    bytes: [UInt8], place: String, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> Dataset {
    try table(bytes: bytes, place: place, options).dataset
  }

  /// Reads a file with its form and what a person should know about it.
  ///
  /// - Throws: as `read`.
  public static func table(
    _ path: String, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> CSVTable {
    try table(CSVInput(path: path, limit: Gzip.defaultLimit), options)
  }

  /// Reads the bytes of a file with its form and what a person should know about it.
  ///
  /// - Throws: as `read`.
  public static func table(
    bytes: [UInt8], place: String, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> CSVTable {
    try table(CSVInput(bytes: bytes, place: place), options)
  }

  static func table(_ input: CSVInput, _ options: CSVOptions) throws(DataError) -> CSVTable {
    do { return try read(input, options) } catch { throw input.cause(of: error) }
  }

  private static func read(
    _ input: CSVInput, _ options: CSVOptions
  ) throws(DataError) -> CSVTable {
    let layout = try CSVLayout(input, options)
    let selection: CSVSelection
    var parser: CSVRowParser
    if let form = options.form {
      selection = try CSVSelection(
        layout, form: form, header: options.header, needsTargets: true, place: input.place)
      parser = CSVRowParser(
        selection, form: form, isSingle: options.isSingle, kept: [], keepsLines: false,
        place: input.place)
    } else {
      selection = try CSVSelection(layout, options, place: input.place)
      var chosen: Set<Int> = []
      if case .columns(let names) = options.categories {
        for name in names {
          chosen.insert(
            try CSVSelection.column(
              name, in: layout.texts, isNamed: selection.hasHeader, input.place))
        }
      }
      parser = CSVRowParser(selection, options, categories: chosen, place: input.place)
    }
    var rows = CSVRowSource(input, layout, hasHeader: selection.hasHeader)
    while parser.count < 1000, try rows.next(&parser) {}
    // Growing arrays are copied again and again; the length of the first rows tells of the rest.
    if let all = rows.expectedRows(after: parser.count) { parser.reserve(all) }
    while try rows.next(&parser) {}
    guard parser.count > 0 else {
      throw DataError(
        parser.dropped > 0 ? .allRowsDropped : .noRows, place: input.place,
        remedy: parser.dropped > 0 ? .allRowsDroppedRemedy : nil)
    }
    return try CSVTable(parser, selection, options, place: input.place)
  }
}
