import CadenaText

/// One cell of a table: where its bytes are.
struct CSVCell {
  /// The first byte, after an opening quote.
  var start: Int
  /// The byte after the last, before a closing quote.
  var end: Int
  /// The line on which it starts, from 1.
  var line: Int
  /// Whether it stood in quotes.
  var isQuoted = false
  /// Whether it holds doubled quotes, which stand for one.
  var hasDoubledQuotes = false
  /// Whether it is the last of its row.
  var endsRow = true
}

/// Walks over the cells of comma-separated values (RFC 4180), with any delimiter.
///
/// Rows end with LF, CRLF or CR; the last may lack it. A quoted cell may hold delimiters, line
/// ends and doubled quotes. Lines of blanks only are no rows.
struct CSVScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let delimiter: UInt8
  let place: String
  /// Whether nothing follows the bytes; else the last row may go on.
  let isWhole: Bool
  /// The next byte.
  var position: Int
  /// Its line, from 1.
  var line: Int

  /// Walks over bytes from a position on, which begins a row; without one, from the first row.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, place: String, isWhole: Bool = true,
    position: Int? = nil, line: Int = 1
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.place = place
    self.isWhole = isWhole
    self.position = position ?? CSVScanner.start(bytes)
    self.line = line
  }

  /// Whether what was just read may go on in bytes that are not at hand.
  @inline(__always)
  var needsMore: Bool { position >= bytes.count && !isWhole }

  /// The first byte after a byte order mark.
  static func start(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Skips blank lines; false at the end of the bytes, before the blanks of an unfinished line.
  mutating func startRow() -> Bool {
    while position < bytes.count {
      var end = position
      while end < bytes.count, isBlank(bytes[end]), bytes[end] != delimiter { end += 1 }
      guard end < bytes.count else { return false }
      guard isLineEnd(bytes[end]) else { return true }
      // The other half of CR and LF may follow.
      guard isWhole || end + 1 < bytes.count else { return false }
      position = end
      skipLineEnd()
    }
    return false
  }

  /// The next cell of the row.
  ///
  /// - Throws: `DataError` for a quote that is not closed, or text after the closing one.
  mutating func nextCell() throws(DataError) -> CSVCell {
    var start = position
    while start < bytes.count, isBlank(bytes[start]), bytes[start] != delimiter { start += 1 }
    if start < bytes.count, bytes[start] == quote {
      return try quotedCell(start)
    }
    var end = start
    while end < bytes.count, bytes[end] != delimiter, !isLineEnd(bytes[end]) { end += 1 }
    var cell = CSVCell(start: start, end: end, line: line)
    position = end
    while cell.end > cell.start, isBlank(bytes[cell.end - 1]) { cell.end -= 1 }
    cell.endsRow = finishCell()
    return cell
  }

  private mutating func quotedCell(_ opening: Int) throws(DataError) -> CSVCell {
    var cell = CSVCell(start: opening + 1, end: opening + 1, line: line, isQuoted: true)
    var end = opening + 1
    while true {
      guard end < bytes.count else {
        guard isWhole else {
          position = end
          return cell
        }
        throw DataError(
          .quoteNotClosed, place: place, line: cell.line, remedy: .quoteRemedy)
      }
      if bytes[end] == quote {
        guard end + 1 < bytes.count, bytes[end + 1] == quote else { break }
        cell.hasDoubledQuotes = true
        end += 1
      } else if isLineEnd(bytes[end]), !isPair(end) {
        line += 1
      }
      end += 1
    }
    cell.end = end
    end += 1
    while end < bytes.count, isBlank(bytes[end]), bytes[end] != delimiter { end += 1 }
    position = end
    guard end == bytes.count || bytes[end] == delimiter || isLineEnd(bytes[end]) else {
      throw DataError(.textAfterQuote, place: place, line: line, remedy: .quoteRemedy)
    }
    cell.endsRow = finishCell()
    return cell
  }

  /// Steps over the delimiter or the line end after a cell; true when the row is finished.
  private mutating func finishCell() -> Bool {
    guard position < bytes.count else { return true }
    if bytes[position] == delimiter {
      position += 1
      return false
    }
    skipLineEnd()
    return true
  }

  private mutating func skipLineEnd() {
    position += isPair(position) ? 2 : 1
    line += 1
  }

  /// Whether CR and LF stand here, which end one line together.
  private func isPair(_ index: Int) -> Bool {
    bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
  }

  /// The text of a cell; bytes that are no UTF-8 are replaced by a sign for them.
  func text(_ cell: CSVCell) -> String {
    guard cell.hasDoubledQuotes else {
      return String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
    }
    return String(decoding: content(cell), as: UTF8.self)
  }

  /// The text of a cell that names a column or a class.
  ///
  /// - Throws: `DataError` for bytes that are no UTF-8, since two names could become one.
  func name(_ cell: CSVCell) throws(DataError) -> String {
    let name =
      cell.hasDoubledQuotes
      ? String(validating: content(cell), as: UTF8.self)
      : String(validating: bytes[cell.start..<cell.end], as: UTF8.self)
    guard let name else {
      throw DataError(
        .notUTF8, place: place, line: cell.line, found: .quoted(text(cell)), remedy: .saveAsUTF8)
    }
    return name
  }

  /// The bytes of a cell, doubled quotes as one.
  private func content(_ cell: CSVCell) -> [UInt8] {
    var content: [UInt8] = []
    var index = cell.start
    while index < cell.end {
      content.append(bytes[index])
      index += bytes[index] == quote ? 2 : 1
    }
    return content
  }

  /// The cell's number, or nil when it holds none.
  @inline(__always)
  func number(_ cell: CSVCell, point: UInt8) -> Double? {
    DecimalNumber.parse(bytes, cell.start, cell.end, point: point)
  }

  /// Whether the cell says that there is no value.
  func isMissing(_ cell: CSVCell) -> Bool { Self.isMissing(bytes, cell.start, cell.end) }

  /// Whether bytes say that there is no value.
  static func isMissing(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 4 else { return false }
    var word: UInt32 = 0
    for index in start..<end {
      let byte = bytes[index]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      word = word << 8 | UInt32(isUpper ? byte | 0x20 : byte)
    }
    return missingWords.contains(word)
  }

  /// The words for a missing value, without case: nothing, `?`, `na`, `n/a`, `nan`, `null`, …
  private static let missingWords: [UInt32] = [
    "", "?", "na", "n/a", "nan", "null", "-nan", "<na>", "#n/a",
  ].map { word in word.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

  private var quote: UInt8 { UInt8(ascii: "\"") }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  @inline(__always)
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}
