import CadenaText

/// What the first row of a table tells about all of it.
struct CSVLayout {
  let delimiter: UInt8
  let hasHeader: Bool
  let columnNames: [String]
  /// The target's column, from 0.
  let target: Int

  static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|"),
  ]

  /// Finds out what the options do not tell.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ options: CSVOptions, place: String
  ) throws(DataError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw DataError(.notUTF8, place: place, line: 1, remedy: .saveAsUTF8)
    }
    delimiter = try CSVLayout.delimiter(bytes, options.delimiter, place)
    var scanner = CSVScanner(bytes, delimiter: delimiter, place: place)
    guard scanner.startRow() else { throw DataError(.noRows, place: place) }
    let line = scanner.line
    var cells: [CSVCell] = []
    repeat { cells.append(try scanner.nextCell()) } while !cells[cells.count - 1].endsRow
    let texts = cells.map { scanner.text($0) }
    guard texts.count > 1 else {
      throw DataError(
        .oneColumnOnly, place: place, line: line, found: .quoted(texts[0]),
        remedy: .oneColumnRemedy)
    }
    let named = options.target.flatMap { texts.firstIndex(of: $0) }
    let hasNumbers = cells.map { DecimalNumber.parse(bytes, $0.start, $0.end) != nil }
    let target = try CSVLayout.target(
      options, named: named, texts, hasHeader: hasNumbers.contains(false), place)
    let isNamedByText = named == target && options.target.map { Int($0) == nil } ?? false
    // An empty cell is a missing value, and text beside numbers a slip, rather than a name.
    let others = cells.indices.filter { $0 != target && !CSVLayout.isMissing(texts[$0]) }
    let hasText = !others.isEmpty && others.allSatisfy { !hasNumbers[$0] }
    self.target = target
    hasHeader = options.header ?? (isNamedByText || hasText)
    columnNames = hasHeader ? texts : texts.indices.map { "x\($0 + 1)" }
  }

  /// The target's column, from 0: a name first, then a number from 1, then the last.
  private static func target(
    _ options: CSVOptions, named: Int?, _ texts: [String], hasHeader: Bool, _ place: String
  ) throws(DataError) -> Int {
    guard let wanted = options.target else {
      if let like = options.like, options.header != false,
        let same = texts.firstIndex(of: like.targetName)
      {
        return same
      }
      return texts.count - 1
    }
    if let named, options.header ?? hasHeader { return named }
    if let number = Int(wanted), number >= 1, number <= texts.count { return number - 1 }
    let names = options.header ?? hasHeader ? Message.oneOf(texts) : nil
    throw DataError(
      .noSuchColumn(wanted), place: place,
      expected: names ?? .columnNumber(texts.count), remedy: .targetRemedy)
  }

  /// The delimiter that was told, or the one that the first line has most often.
  private static func delimiter(
    _ bytes: UnsafeBufferPointer<UInt8>, _ told: Character?, _ place: String
  ) throws(DataError) -> UInt8 {
    if let told {
      guard let byte = told.asciiValue, byte != UInt8(ascii: "\""), byte != 10, byte != 13 else {
        throw DataError(
          .badDelimiter, place: place, found: .quoted("\(told)"), remedy: .badDelimiterRemedy)
      }
      return byte
    }
    var counts = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    var seesText = false
    for byte in bytes[CSVScanner.start(bytes)...] {
      if byte == 10 || byte == 13, !isQuoted {
        if seesText { break }
        continue
      }
      seesText = true
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  /// Whether a cell says that there is no value.
  static func isMissing(_ text: String) -> Bool {
    ["", "?", "na", "n/a", "nan", "null"].contains(text.lowercased())
  }
}
