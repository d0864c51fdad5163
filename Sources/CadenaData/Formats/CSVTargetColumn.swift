import CadenaText

/// The target's column of a table: decides whether it holds classes or numbers, and numbers the
/// classes. The rules are those that `CSVReader` documents.
struct CSVTargetColumn {
  let cells: [CSVCell]
  let scanner: CSVScanner
  /// The column's number from 1, for errors.
  let column: Int
  let name: String

  /// Whole numbers with more different values than this are not taken for classes.
  static let classLimit = 20

  func targets(_ options: CSVOptions) throws(DataError) -> Targets {
    for cell in cells where CSVLayout.isMissing(scanner.text(cell)) {
      throw CSVReader.numberError(
        scanner.text(cell), line: cell.line, column: column, name: name, place: scanner.place)
    }
    let numbers = cells.map { DecimalNumber.parse(scanner.bytes, $0.start, $0.end) }
    let task = options.task ?? options.like?.task
    if task == .regression { return .values(try values(numbers), width: 1) }
    let whole = numbers.compactMap { $0.flatMap { Int(exactly: $0) } }
    if let names = options.like?.targets.classNames {
      return try labels(names: names, whole)
    }
    if task == nil {
      if numbers.contains(where: { $0 != nil }), numbers.contains(where: { $0 == nil }) {
        throw mixture(numbers)
      }
      let distinct = Set(whole).count
      let looksNumeric =
        whole.count < cells.count || distinct > Self.classLimit || 2 * distinct > cells.count
      if numbers[0] != nil, looksNumeric { return .values(try values(numbers), width: 1) }
    }
    return try classes(numbers, whole)
  }

  private func values(_ numbers: [Double?]) throws(DataError) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(numbers.count)
    for (cell, number) in zip(cells, numbers) {
      guard let number, number.isFinite else {
        throw CSVReader.numberError(
          scanner.text(cell), line: cell.line, column: column, name: name, place: scanner.place)
      }
      values.append(number)
    }
    return values
  }

  /// Classes named by the column itself.
  private func classes(_ numbers: [Double?], _ whole: [Int]) throws(DataError) -> Targets {
    let names: [String]
    if whole.count == cells.count {
      let distinct = Set(whole).sorted()
      if distinct[0] == 0, distinct[distinct.count - 1] < 2 * distinct.count {
        names = (0...distinct[distinct.count - 1]).map { "\($0)" }
      } else {
        names = distinct.map { "\($0)" }
      }
    } else if let position = numbers.firstIndex(where: { $0 != nil }),
      !numbers.contains(where: { $0 == nil })
    {
      // Numbers only, and not all of them whole: no names of classes.
      let fraction = numbers.firstIndex { $0.flatMap { Int(exactly: $0) } == nil } ?? position
      throw error(.classNotWhole(name), fraction, expected: .wholeNumberOrText)
    } else {
      let texts = Set(cells.map { scanner.text($0) })
      names = texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    let targets = try labels(names: names, whole)
    guard case .classes(let labels, _) = targets, labels.contains(where: { $0 != labels[0] }) else {
      throw DataError(
        .singleClass(name), place: scanner.place, found: .quoted(scanner.text(cells[0])),
        remedy: .singleClassRemedy)
    }
    return targets
  }

  /// The index of every cell's class among given names.
  private func labels(names: [String], _ whole: [Int]) throws(DataError) -> Targets {
    let indices = Dictionary(
      zip(names, names.indices.map { Int32($0) }), uniquingKeysWith: { first, _ in first })
    var labels: [Int32] = []
    labels.reserveCapacity(cells.count)
    for (row, cell) in cells.enumerated() {
      // `3`, `3.0` and `+3` are the same class when all are numbers.
      let text = whole.count == cells.count ? "\(whole[row])" : scanner.text(cell)
      guard let label = indices[text] else {
        throw error(.unknownClass(name), row, expected: .oneOf(Array(names.prefix(20))))
      }
      labels.append(label)
    }
    return .classes(labels, names: names)
  }

  /// The first cell that is text among numbers, or a number among texts.
  private func mixture(_ numbers: [Double?]) -> DataError {
    let startsWithNumber = numbers[0] != nil
    let row = numbers.firstIndex { ($0 != nil) != startsWithNumber } ?? 0
    return error(
      startsWithNumber ? .textAmongNumbers(name) : .numberAmongTexts(name), row, expected: nil,
      remedy: .mixtureRemedy)
  }

  private func error(
    _ what: Message, _ row: Int, expected: Message?, remedy: Message? = nil
  ) -> DataError {
    DataError(
      what, place: scanner.place, line: cells[row].line, column: column, expected: expected,
      found: .quoted(scanner.text(cells[row])), remedy: remedy)
  }
}
