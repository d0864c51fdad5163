import CadenaText

/// The target's column of a table: decides whether it holds classes or numbers, and numbers the
/// classes. The rules are those that `CSVReader` documents.
struct CSVTargetColumn {
  let cells: CSVTexts
  /// The column's number from 1, for errors.
  let column: Int
  let name: String
  let place: String
  let point: UInt8
  /// Larger numbers are errors.
  let limit: Double
  /// Whether the task was guessed, so that text among numbers with fractions is a slip.
  let isTaskGuessed: Bool
  /// Whether the form of the rows is that of a run.
  let isFixed: Bool

  /// Whole numbers with more different values than this are not taken for classes.
  static let classLimit = 20

  /// The targets; `known` are the classes of other rows, if there are such.
  func targets(_ task: Dataset.Task?, known: [String]?) throws(DataError) -> Targets {
    if let row = cells.firstMissing {
      throw DataError(
        .valueMissing(name), place: place, line: cells.lines[row], column: column,
        expected: nil, found: cells.text(row).isEmpty ? .foundNothing : .quoted(cells.text(row)),
        remedy: isFixed ? .missingTargetForRunRemedy : .missingTargetRemedy)
    }
    let numbers = cells.numbers(point: point)
    if task == .regression { return .values(try values(numbers), width: 1) }
    let areNumbers = !numbers.contains { $0.isNaN }
    let areWhole = numbers.allSatisfy { Int(exactly: $0) != nil }
    if let known { return try labels(names: known, areWhole ? numbers : nil) }
    if task == nil {
      if !areNumbers, numbers.contains(where: { !$0.isNaN }) { throw mixture(numbers) }
      if !areNumbers, hasOtherDecimalSign {
        throw numberError(0)
      }
      if areNumbers, !areWhole || !looksLikeClasses(numbers) {
        return .values(try values(numbers), width: 1)
      }
    }
    if isTaskGuessed, areMeasurements(numbers), let row = numbers.firstIndex(where: \.isNaN) {
      throw error(.textAmongNumbers(name), row, expected: nil, remedy: .mixtureRemedy)
    }
    return try classes(numbers, areNumbers: areNumbers, areWhole: areWhole)
  }

  /// Whether nearly all cells are numbers, half of them with fractions: nobody names classes so.
  private func areMeasurements(_ numbers: [Double]) -> Bool {
    let known = numbers.count { !$0.isNaN }
    let fractions = numbers.count { !$0.isNaN && Int(exactly: $0) == nil }
    return 10 * known >= 9 * numbers.count && 2 * fractions >= known
  }

  /// Whether all cells are numbers with a comma for a point, or a point for a comma.
  private var hasOtherDecimalSign: Bool {
    cells.numbers(point: point.otherDecimalSign).allSatisfy { !$0.isNaN }
  }

  /// Numbers, one for each row.
  func values(_ numbers: [Double]) throws(DataError) -> [Double] {
    if let row = numbers.firstIndex(where: { !($0.magnitude <= limit) }) { throw numberError(row) }
    return numbers
  }

  private func numberError(_ row: Int) -> DataError {
    CSVNumberError(
      text: cells.text(row), line: cells.lines[row], column: column, name: name, place: place,
      point: point, isFixed: isFixed
    ).error
  }

  /// Few different values, each of which occurs twice on average.
  private func looksLikeClasses(_ numbers: [Double]) -> Bool {
    var distinct: [Double] = []
    for number in numbers where !distinct.contains(number) {
      distinct.append(number)
      if distinct.count > Self.classLimit { return false }
    }
    return 2 * distinct.count <= numbers.count
  }

  /// The different whole numbers, in their order.
  private static func distinct(_ numbers: [Double]) -> [Int] {
    var seen: Set<Double> = []
    var last = Double.nan
    for number in numbers where number != last {
      seen.insert(number)
      last = number
    }
    return seen.map { Int($0) }.sorted()
  }

  /// Classes named by the column itself.
  private func classes(
    _ numbers: [Double], areNumbers: Bool, areWhole: Bool
  ) throws(DataError) -> Targets {
    let names: [String]
    if areWhole {
      let distinct = Self.distinct(numbers)
      if distinct[0] == 0, distinct[distinct.count - 1] < 2 * distinct.count {
        names = (0...distinct[distinct.count - 1]).map { "\($0)" }
      } else {
        names = distinct.map { "\($0)" }
      }
    } else if areNumbers {
      // Numbers only, and not all of them whole: no names of classes.
      let fraction = numbers.firstIndex { Int(exactly: $0) == nil } ?? 0
      throw error(.classNotWhole(name), fraction, expected: .wholeNumberOrText)
    } else {
      var texts: Set<String> = []
      for row in 0..<cells.count { texts.insert(try cells.name(row, place: place)) }
      names = texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    let targets = try labels(names: names, areWhole ? numbers : nil)
    guard case .classes(let labels, _) = targets, labels.contains(where: { $0 != labels[0] }) else {
      throw DataError(
        .singleClass(name), place: place, found: .quoted(cells.text(0)),
        remedy: .singleClassRemedy)
    }
    return targets
  }

  /// The index of every cell's class among given names; whole numbers are compared as numbers, so
  /// that `3`, `3.0` and `+3` are the same class.
  private func labels(names: [String], _ whole: [Double]?) throws(DataError) -> Targets {
    var labels: [Int32] = []
    labels.reserveCapacity(cells.count)
    if let whole {
      let indices = Dictionary(
        zip(names, names.indices).compactMap { name, index in
          Int(name).map { ($0, Int32(index)) }
        }, uniquingKeysWith: { first, _ in first })
      // Equal numbers often follow each other, and looking up takes longer than all else.
      var last = Double.nan
      var label: Int32 = 0
      for (row, number) in whole.enumerated() {
        if number != last {
          guard let found = indices[Int(number)] else { throw unknown(names, row) }
          (last, label) = (number, found)
        }
        labels.append(label)
      }
    } else {
      let indices = Dictionary(
        zip(names, names.indices.map { Int32($0) }), uniquingKeysWith: { first, _ in first })
      for row in 0..<cells.count {
        guard let label = indices[cells.text(row)] else { throw unknown(names, row) }
        labels.append(label)
      }
    }
    return .classes(labels, names: names)
  }

  private func unknown(_ names: [String], _ row: Int) -> DataError {
    error(.unknownClass(name), row, expected: .oneOf(Array(names.prefix(20))))
  }

  /// The first cell that is text among numbers, or a number among texts.
  private func mixture(_ numbers: [Double]) -> DataError {
    let startsWithNumber = !numbers[0].isNaN
    let row = numbers.firstIndex { $0.isNaN == startsWithNumber } ?? 0
    return error(
      startsWithNumber ? .textAmongNumbers(name) : .numberAmongTexts(name), row, expected: nil,
      remedy: .mixtureRemedy)
  }

  private func error(
    _ what: Message, _ row: Int, expected: Message?, remedy: Message? = nil
  ) -> DataError {
    DataError(
      what, place: place, line: cells.lines[row], column: column, expected: expected,
      found: .quoted(cells.text(row)), remedy: remedy)
  }
}
