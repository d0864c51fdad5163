/// The line `sep=;` before the first row, with which spreadsheets declare the delimiter.
struct CSVDelimiterLine {
  /// More bytes than such a line, with a byte order mark, quotes and its line end, has.
  static let longest = 16

  /// The delimiter.
  let delimiter: UInt8
  /// The first byte after the line.
  let end: Int

  /// The line at the beginning of a table, or nil when it is another one; a letter, a digit, a quote
  /// or the decimal sign declares nothing.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, point: UInt8) {
    var index = CSVScanner.start(bytes)
    let quote = UInt8(ascii: "\"")
    let isQuoted = index < bytes.count && bytes[index] == quote
    if isQuoted { index += 1 }
    guard index + 5 <= bytes.count else { return nil }
    let word = bytes[index..<index + 4].map { $0 | 0x20 }
    guard word == Array("sep=".utf8) else { return nil }
    let sign = bytes[index + 4]
    let isSign = (0x21...0x7E).contains(sign) || sign == 9
    let letter = sign | 0x20
    guard isSign, sign != quote, sign != point,
      !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign),
      !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
    else { return nil }
    index += 5
    if isQuoted {
      guard index < bytes.count, bytes[index] == quote else { return nil }
      index += 1
    }
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] == 10 || bytes[index] == 13 else { return nil }
    let isPair = bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
    delimiter = sign
    end = index + (isPair ? 2 : 1)
  }
}
