import CadenaText

/// The cells of one column as they stand in the file, one after the other in one piece of memory.
struct CSVTexts {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []
  /// The line of each cell.
  private(set) var lines: [Int] = []

  /// How many cells there are.
  var count: Int { ends.count }

  /// Adds a cell, doubled quotes as one.
  mutating func append(_ cell: CSVCell, of source: UnsafeBufferPointer<UInt8>) {
    if cell.hasDoubledQuotes {
      var index = cell.start
      while index < cell.end {
        bytes.append(source[index])
        index += source[index] == UInt8(ascii: "\"") ? 2 : 1
      }
    } else {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[cell.start..<cell.end]))
    }
    ends.append(bytes.count)
    lines.append(cell.line)
  }

  /// Makes room for cells as long as those that are here, on average.
  mutating func reserve(_ cells: Int) {
    bytes.reserveCapacity(min(1 << 30, bytes.count / max(1, count) * cells + cells))
    ends.reserveCapacity(cells)
    lines.reserveCapacity(cells)
  }

  /// Forgets all cells from a row on.
  mutating func truncate(to rows: Int) {
    guard rows < count else { return }
    bytes.removeSubrange((rows == 0 ? 0 : ends[rows - 1])...)
    ends.removeSubrange(rows...)
    lines.removeSubrange(rows...)
  }

  private func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  /// The text of a cell; bytes that are no UTF-8 are replaced by a sign for them.
  func text(_ row: Int) -> String { String(decoding: bytes[range(row)], as: UTF8.self) }

  /// All texts.
  var all: [String] { (0..<count).map(text) }

  /// The text of a cell that names a class.
  ///
  /// - Throws: `DataError` for bytes that are no UTF-8.
  func name(_ row: Int, place: String) throws(DataError) -> String {
    guard let name = String(validating: bytes[range(row)], as: UTF8.self) else {
      throw DataError(
        .notUTF8, place: place, line: lines[row], found: .quoted(text(row)), remedy: .saveAsUTF8)
    }
    return name
  }

  /// The numbers of all cells, not-a-number for those that hold none.
  func numbers(point: UInt8) -> [Double] {
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      return ends.map { end in
        defer { start = end }
        return DecimalNumber.parse(buffer, start, end, point: point) ?? .nan
      }
    }
  }

  /// The first cell that says that it has no value.
  var firstMissing: Int? {
    bytes.withUnsafeBufferPointer { buffer in
      (0..<count).first { row in
        let range = range(row)
        return CSVScanner.isMissing(buffer, range.lowerBound, range.upperBound)
      }
    }
  }
}
