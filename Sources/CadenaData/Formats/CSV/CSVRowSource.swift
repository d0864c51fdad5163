/// Hands the rows of a table to a parser, one after the other, fetching bytes as they are needed.
struct CSVRowSource {
  let input: CSVInput
  private var scanner: CSVScanner

  /// The rows after the header, if there is one.
  init(_ input: CSVInput, _ layout: CSVLayout, hasHeader: Bool) {
    self.input = input
    // A whole first row is in the bytes at hand, since the layout was found out from it.
    scanner = CSVScanner(
      input.bytes, delimiter: layout.delimiter, place: input.place, isWhole: input.isWhole,
      position: hasHeader ? layout.end.position : layout.start,
      line: hasHeader ? layout.end.line : layout.line)
  }

  /// About how many rows there are in all, after some of them were read; nil when nobody knows.
  func expectedRows(after rows: Int) -> Int? {
    let read = input.position + scanner.position
    guard let size = input.size, read > 0, rows > 0 else { return nil }
    return Int(Double(size) / Double(read) * Double(rows) * 1.02) + 1
  }

  /// Lets the parser read the next row; false when there is none.
  mutating func next(_ parser: inout CSVRowParser) throws(DataError) -> Bool {
    while true {
      if scanner.startRow() {
        if try parser.row(&scanner) { return true }
      } else if scanner.isWhole {
        return false
      }
      try input.fetch(keeping: scanner.position, line: scanner.line)
      scanner = CSVScanner(
        input.bytes, delimiter: scanner.delimiter, place: scanner.place, isWhole: input.isWhole,
        position: 0, line: scanner.line)
    }
  }
}
