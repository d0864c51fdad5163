import CadenaText

/// Reads tables of numbers from comma-separated values (RFC 4180).
///
/// Every column but the target's must hold numbers with a decimal point; the target may hold names
/// of classes. Delimiter, header and task are found out unless told; quotes, CRLF, a byte order
/// mark, blanks around numbers and blank lines are understood. A missing value is an error, and so
/// is a target with a single class.
///
/// **Task**, when not told: a target of text is a classification, and so is one of whole numbers
/// with at most 20 different values, each of which occurs twice on average; all else is a
/// regression. Text among numbers is an error, since it is usually a slip.
///
/// **Classes**: whole numbers that start at 0 and leave at most as many gaps as there are classes
/// are their own labels, so that 0, 1, 3 are labels of four classes; other whole numbers are
/// numbered in their order, and texts in the order of their bytes.
///
///     let wine = try CSVReader.read("wine.csv", CSVOptions(target: "quality"))
public enum CSVReader {
  /// Reads a file.
  ///
  /// - Throws: `DataError` with file, line and the cell's number in its row; exit code 66 when the
  ///   file is missing.
  public static func read(
    _ path: String, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> Dataset {
    try read(bytes: InputFile.read(path), place: path, options)
  }

  /// Reads the bytes of a file; `place` is what errors call it.
  ///
  /// - Throws: `DataError` with file, line and the cell's number in its row.
  public static func read(
    bytes: [UInt8], place: String, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> Dataset {
    try bytes.withUnsafeBufferPointer { (buffer) throws(DataError) in
      try table(buffer, place, options)
    }
  }

  private static func table(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: String, _ options: CSVOptions
  ) throws(DataError) -> Dataset {
    let layout = try CSVLayout(bytes, options, place: place)
    try checkColumns(layout, options, place)
    var scanner = CSVScanner(bytes, delimiter: layout.delimiter, place: place)
    if layout.hasHeader, scanner.startRow() {
      while try !scanner.nextCell().endsRow {}
    }
    let columns = layout.columnNames.count
    var values: [Double] = []
    // A cell takes two bytes at least; most take more, and memory that is not used costs nothing.
    values.reserveCapacity(min(bytes.count / 4, 1 << 20))
    var targets: [CSVCell] = []
    while scanner.startRow() {
      let line = scanner.line
      var column = 0
      var isLast = false
      while !isLast {
        let cell = try scanner.nextCell()
        isLast = cell.endsRow
        if column == layout.target {
          targets.append(cell)
        } else if column < columns {
          if let value = DecimalNumber.parse(bytes, cell.start, cell.end), value.isFinite {
            values.append(value)
          } else {
            // A row with too few cells is the graver mistake, but this one stands before its end.
            throw numberError(
              scanner.text(cell), line: cell.line, column: column + 1,
              name: layout.columnNames[column], place: place)
          }
        }
        column += 1
      }
      guard column == columns else {
        throw DataError(
          .raggedRow, place: place, line: line, expected: .cells(columns), found: .cells(column),
          remedy: .raggedRemedy)
      }
    }
    guard !targets.isEmpty else { throw DataError(.noRows, place: place) }
    var names = layout.columnNames
    let targetName = layout.hasHeader ? names[layout.target] : "target"
    names.remove(at: layout.target)
    let column = CSVTargetColumn(
      cells: targets, scanner: scanner, column: layout.target + 1,
      name: layout.columnNames[layout.target])
    return Dataset(
      unchecked: name(of: place),
      features: Features(
        .doubles(values), count: targets.count, exampleShape: [columns - 1]),
      targets: try column.targets(options), featureNames: layout.hasHeader ? names : [],
      targetName: targetName)
  }

  /// A file of test rows must have the columns of the training rows.
  private static func checkColumns(
    _ layout: CSVLayout, _ options: CSVOptions, _ place: String
  ) throws(DataError) {
    guard let like = options.like else { return }
    let wanted = like.featureNames
    var names = layout.columnNames
    names.remove(at: layout.target)
    guard names.count == wanted.count else {
      throw DataError(
        .columnsDifferFrom(like.name), place: place, expected: .cells(wanted.count + 1),
        found: .cells(names.count + 1))
    }
    let isNamed = wanted != wanted.indices.map { "x\($0 + 1)" }
    guard layout.hasHeader, isNamed else { return }
    for (name, other) in zip(wanted, names) where name != other {
      throw DataError(
        .columnsDifferFrom(like.name), place: place, line: 1, expected: .quoted(name),
        found: .quoted(other))
    }
  }

  /// What is wrong with a cell that holds no finite number.
  static func numberError(
    _ text: String, line: Int, column: Int, name: String, place: String
  ) -> DataError {
    let word = text.lowercased().drop { $0 == "-" || $0 == "+" }
    let isFinite = Double(text).map { $0.isFinite || $0.isNaN } ?? true
    if CSVLayout.isMissing(text) {
      return DataError(
        .valueMissing(name), place: place, line: line, column: column, expected: .aNumber,
        found: text.isEmpty ? .foundNothing : .quoted(text), remedy: .missingValueRemedy)
    }
    if ["inf", "infinity", "nan"].contains(word) || !isFinite {
      return DataError(
        .numberNotFinite(name), place: place, line: line, column: column, expected: .aNumber,
        found: .quoted(text))
    }
    let hasComma = text.contains(",") && !text.contains(".")
    return DataError(
      .notANumber(name), place: place, line: line, column: column, expected: .aNumber,
      found: .quoted(text), remedy: hasComma ? .decimalPointRemedy : .textColumnRemedy)
  }

  /// The file's name without folder and ending.
  private static func name(of place: String) -> String {
    let file = place.split(separator: "/").last ?? "csv"
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return String(file) }
    return String(file[..<dot])
  }
}
