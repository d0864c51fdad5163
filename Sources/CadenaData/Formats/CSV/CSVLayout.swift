import CadenaText

/// What the first row of a table tells about all of it.
struct CSVLayout {
  let delimiter: UInt8
  /// Its cells, without the empty one behind a delimiter that ends every row.
  let texts: [String]
  /// Whether each cell is a number.
  let isNumber: [Bool]
  /// Whether each cell says that there is no value.
  let isMissing: [Bool]
  /// Its line.
  let line: Int
  /// The first byte of the row, and the one after it.
  let start: Int
  let end: CSVScanner

  /// More columns than this are no table.
  static let mostColumns = 1 << 20

  /// Reads the first row, fetching as much as it takes.
  init(_ input: CSVInput, _ options: CSVOptions) throws(DataError) {
    let place = input.place
    let candidates = Self.candidates.filter { $0 != options.point }
    try Self.checkDelimiter(options, place)
    while true {
      if input.bytes.count < max(input.lookahead, CSVDelimiterLine.longest), !input.isWhole {
        try input.fetch(keeping: 0, line: 1)
        continue
      }
      let bytes = input.bytes
      try Self.checkKind(bytes, place)
      let declared = CSVDelimiterLine(bytes, point: options.point)
      let beginning = declared?.end ?? CSVScanner.start(bytes)
      let found =
        options.delimiter?.asciiValue ?? declared?.delimiter
        ?? Self.mostFrequent(of: candidates, in: bytes, from: beginning, isWhole: input.isWhole)
      guard let delimiter = found else {
        try input.fetch(keeping: 0, line: 1)
        continue
      }
      var scanner = CSVScanner(
        bytes, delimiter: delimiter, place: place, isWhole: input.isWhole, position: beginning,
        line: declared == nil ? 1 : 2)
      if scanner.startRow() {
        let (start, line) = (scanner.position, scanner.line)
        if let cells = try Self.row(&scanner), let isEnded = Self.endsWithDelimiter(cells, scanner)
        {
          guard cells.count <= Self.mostColumns else {
            throw DataError(
              .tooManyColumns(Self.mostColumns), place: place, line: line,
              found: .cells(cells.count), remedy: .raggedRemedy)
          }
          let used = isEnded ? cells.dropLast() : cells[...]
          var texts: [String] = []
          texts.reserveCapacity(used.count)
          for cell in used { texts.append(try scanner.name(cell)) }
          self.texts = texts
          self.delimiter = delimiter
          self.line = line
          self.start = start
          isNumber = used.map { scanner.number($0, point: options.point) != nil }
          isMissing = used.map { scanner.isMissing($0) }
          end = scanner
          return
        }
      }
      guard !input.isWhole else { throw DataError(.noRows, place: place) }
      try input.fetch(keeping: 0, line: 1)
    }
  }

  private static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|"),
  ]

  /// The cells of a row, or nil when it is not finished in the bytes at hand.
  private static func row(_ scanner: inout CSVScanner) throws(DataError) -> [CSVCell]? {
    var cells: [CSVCell] = []
    while true {
      let cell = try scanner.nextCell()
      if scanner.needsMore { return nil }
      cells.append(cell)
      if cell.endsRow { return cells }
    }
  }

  /// Whether the first row, and the next few, end with a delimiter behind which nothing stands; nil
  /// when they are not finished in the bytes at hand.
  private static func endsWithDelimiter(_ cells: [CSVCell], _ scanner: CSVScanner) -> Bool? {
    guard cells.count > 1, isNothing(cells[cells.count - 1]) else { return false }
    var scanner = scanner
    var seen = 0
    while seen < 10, scanner.position < 1 << 20 {
      guard scanner.startRow() else {
        if scanner.isWhole { break }
        return nil
      }
      let next: [CSVCell]?
      do { next = try row(&scanner) } catch { return false }
      guard let next else { return nil }
      seen += 1
      let isShort = next.count == cells.count - 1
      let isEmpty = next.count == cells.count && isNothing(next[next.count - 1])
      guard isShort || isEmpty else { return false }
    }
    return seen > 0
  }

  static func isNothing(_ cell: CSVCell) -> Bool { cell.start == cell.end && !cell.isQuoted }

  private static func checkDelimiter(
    _ options: CSVOptions, _ place: String
  ) throws(DataError) {
    guard let told = options.delimiter else { return }
    guard let byte = told.asciiValue, byte != UInt8(ascii: "\""), byte != 10, byte != 13,
      byte != options.point
    else {
      throw DataError(
        .badDelimiter, place: place, found: .quoted("\(told)"), remedy: .badDelimiterRemedy)
    }
  }

  /// Refuses what is certainly no table of text.
  private static func checkKind(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: String
  ) throws(DataError) {
    if isUTF16(bytes) {
      throw DataError(.textIsUTF16, place: place, line: 1, remedy: .saveAsUTF8)
    }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw DataError(.spreadsheet, place: place, remedy: .exportAsCSV)
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw DataError(.compressedTable, place: place, remedy: .decompressFirst)
    }
    if bytes.prefix(1 << 16).contains(0) {
      throw DataError(.notText, place: place, remedy: .exportAsCSV)
    }
  }

  /// Whether text begins with the byte order mark of UTF-16, or with letters and zeros in turn.
  private static func isUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let first = bytes.prefix(64)
    guard first.count >= 8 else { return false }
    return [0, 1].contains { zero in
      first.indices.allSatisfy { (first[$0] == 0) == ($0 % 2 == zero) }
    }
  }

  /// The delimiter that the first line has most often, the first of equally frequent ones; nil when
  /// the line is not finished in the bytes at hand. A quote counts where a cell begins.
  private static func mostFrequent(
    of candidates: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int, isWhole: Bool
  ) -> UInt8? {
    var counts = [Int](repeating: 0, count: 256)
    var isQuoted = false
    var beginsCell = true
    var seesText = false
    var isFinished = isWhole
    for index in start..<bytes.count {
      let byte = bytes[index]
      if byte == 10 || byte == 13, !isQuoted {
        guard seesText else { continue }
        isFinished = true
        break
      }
      if byte == UInt8(ascii: "\"") {
        if isQuoted { isQuoted = false } else if beginsCell { isQuoted = true }
      }
      if !isQuoted { counts[Int(byte)] += 1 }
      let isBlank = byte == 0x20 || byte == 0x09
      if !isBlank { seesText = true }
      beginsCell = candidates.contains(byte) || beginsCell && isBlank || byte == UInt8(ascii: "\"")
    }
    guard isFinished else { return nil }
    let most = candidates.map { counts[Int($0)] }.max() ?? 0
    return candidates.first { counts[Int($0)] == most } ?? candidates[0]
  }
}
