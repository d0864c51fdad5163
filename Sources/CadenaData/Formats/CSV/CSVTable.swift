import CadenaText

/// The rows of a table with its form, by which other tables are read the same way.
public struct CSVTable: Sendable {
  /// The rows. Missing values that preprocessing is to fill are not-a-number.
  public let dataset: Dataset
  /// How its rows became numbers.
  public let form: TableForm
  /// How many values of each column of the features were missing and were marked or filled.
  public let missingCounts: [Int]
  /// How many rows were left out since a value was missing.
  public let droppedRows: Int
  /// Columns of one name, which only descriptions read, for a person.
  public let nameNotes: [Message]

  init(
    _ parser: CSVRowParser, _ selection: CSVSelection, _ options: CSVOptions, place: String
  ) throws(DataError) {
    var parser = parser
    let name = Self.name(of: place)
    var form: TableForm
    if let given = options.form {
      form = given
    } else {
      form = TableForm(
        name: name,
        columns: selection.features.map { .init(name: selection.names[$0], position: $0) },
        targets: selection.targets.map {
          .init(name: selection.hasHeader ? selection.names[$0] : "target", position: $0)
        },
        width: selection.names.count, isNamed: selection.hasHeader)
      form.missing = options.missing
      form.unknown = options.unknown
      form.decimal = options.decimal
      for (slot, index) in parser.categorySlots {
        let (names, codes) = parser.categories[index].sorted
        form.columns[slot].categories = names
        for position in stride(from: slot, to: parser.values.count, by: form.columns.count) {
          let code = parser.values[position]
          if code >= 0 { parser.values[position] = Double(codes[Int(code)]) }
        }
      }
    }
    let targets = try Self.targets(parser, selection, options, place)
    if options.form == nil { form = form.replacing(classNames: targets.classNames) }
    let features = options.keepsCodes ? parser.values : form.features(of: parser.values)
    dataset = Dataset(
      unchecked: name,
      features: Features(
        .doubles(features), count: parser.count,
        exampleShape: [options.keepsCodes ? form.columns.count : form.featureCount]),
      targets: targets,
      featureNames: options.keepsCodes ? form.columns.map(\.name) : form.featureNames,
      targetName: form.targets.map(\.name).joined(separator: ", "))
    self.form = form
    missingCounts = parser.missingCounts
    droppedRows = parser.dropped
    nameNotes = selection.alike.map { .columnsNamedAlike($0.name, $0.first + 1, $0.second + 1) }
  }

  /// What was missing and what was done about it, for a person; nothing when nothing was missing.
  public var notes: [Message] {
    var notes: [Message] = []
    if droppedRows > 0 { notes.append(.rowsDropped(droppedRows, of: droppedRows + dataset.count)) }
    let columns = zip(form.columns, missingCounts).filter { $0.1 > 0 }
    if !columns.isEmpty {
      notes.append(
        .valuesFilled(
          columns.reduce(0) { $0 + $1.1 }, rule: form.missing.name,
          columns: columns.prefix(8).map { "\($0.0.name) \($0.1)" },
          others: max(0, columns.count - 8)))
    }
    return notes
  }

  private static func targets(
    _ parser: CSVRowParser, _ selection: CSVSelection, _ options: CSVOptions, _ place: String
  ) throws(DataError) -> Targets {
    let form = options.form
    let columns = zip(parser.texts, selection.targets).map { cells, index in
      CSVTargetColumn(
        cells: cells, column: index + 1, name: selection.names[index], place: place,
        point: form?.decimal.asciiValue ?? options.point,
        limit: NumberLimit.of(single: options.isSingle), isTaskGuessed: options.isTaskGuessed,
        isFixed: form != nil)
    }
    let task = form.map { $0.classNames == nil ? .regression : .classification } ?? options.task
    if columns.count == 1 { return try columns[0].targets(task, known: form?.classNames) }
    guard task != .classification else {
      throw DataError(.severalTargetsOfClasses, place: place, remedy: .severalTargetsRemedy)
    }
    var values = [Double](repeating: 0, count: parser.count * columns.count)
    for (offset, column) in columns.enumerated() {
      guard case .values(let numbers, _) = try column.targets(.regression, known: nil) else {
        continue
      }
      for (row, number) in numbers.enumerated() { values[row * columns.count + offset] = number }
    }
    return .values(values, width: columns.count)
  }

  /// The file's name without folder, ending, and that of gzip.
  private static func name(of place: String) -> String {
    var file = place.split(separator: "/").last ?? "csv"
    if file.hasSuffix(".gz") { file.removeLast(3) }
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return String(file) }
    return String(file[..<dot])
  }
}
