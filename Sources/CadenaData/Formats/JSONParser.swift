import CadenaText

extension JSONValue {
  /// Lists and objects may be nested this deep; deeper input is refused, so that none can exhaust
  /// the stack.
  public static let depthLimit = 128

  /// Reads one JSON text, strictly: UTF-8, every key of an object once, nothing after the value.
  ///
  /// - Throws: `DataError` with the line and the column (in bytes, from 1) of the first mistake.
  public static func parse(_ bytes: [UInt8], place: String? = nil) throws(DataError) -> JSONValue {
    var parser = JSONParser(bytes: bytes, place: place)
    return try parser.document()
  }

  /// Reads one JSON text.
  public static func parse(_ text: String, place: String? = nil) throws(DataError) -> JSONValue {
    try parse(Array(text.utf8), place: place)
  }
}

/// A recursive descent over the bytes of a JSON text (RFC 8259).
private struct JSONParser {
  let bytes: [UInt8]
  let place: String?
  private var position = 0

  init(bytes: [UInt8], place: String?) {
    self.bytes = bytes
    self.place = place
  }

  mutating func document() throws(DataError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error(.jsonTextAfterValue) }
    return value
  }

  private mutating func value(depth: Int) throws(DataError) -> JSONValue {
    guard depth <= JSONValue.depthLimit else {
      throw error(.nestedTooDeep(JSONValue.depthLimit))
    }
    skipSpace()
    guard let byte = peek else { throw error(.jsonValueExpected) }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw error(.jsonValueExpected)
    }
  }

  private mutating func object(depth: Int) throws(DataError) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      let start = position
      guard peek == UInt8(ascii: "\"") else { throw error(.jsonKeyExpected) }
      let key = try string()
      guard keys.insert(key).inserted else { throw error(.duplicateKey(key), at: start) }
      skipSpace()
      guard take(":") else { throw error(.jsonExpected(":")) }
      members.append(JSONValue.Member(key, try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw error(.jsonExpected("\",\" / \"}\"")) }
    }
  }

  private mutating func array(depth: Int) throws(DataError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error(.jsonExpected("\",\" / \"]\"")) }
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(DataError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw error(.jsonValueExpected) }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(DataError) -> JSONValue {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    var isWhole = true
    if take(".") {
      isWhole = false
      try digits()
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      throw error(.jsonNumberTooLarge, at: start)
    }
    return .number(value)
  }

  private mutating func digits() throws(DataError) {
    let start = position
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    guard position > start else { throw error(.jsonDigitExpected) }
  }

  private mutating func string() throws(DataError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while true {
      guard let byte = peek else { throw error(.jsonStringNotClosed, at: start) }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw error(.notUTF8, at: start)
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw error(.controlCharacter)
      default:
        content.append(byte)
        position += 1
      }
    }
  }

  private mutating func escape(into content: inout [UInt8]) throws(DataError) {
    let start = position
    position += 1
    guard let byte = peek else { throw error(.jsonStringNotClosed, at: start) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var code = try fourDigits(start)
      // A high surrogate stands for a character together with the low one that follows it.
      if (0xD800..<0xDC00).contains(code), take("\\"), take("u") {
        let low = try fourDigits(start)
        guard (0xDC00..<0xE000).contains(low) else { throw error(.jsonBadEscape, at: start) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error(.jsonBadEscape, at: start) }
      content += UTF8.encode(scalar).map(Array.init) ?? []
    default: throw error(.jsonBadEscape, at: start)
    }
  }

  private mutating func fourDigits(_ start: Int) throws(DataError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
        byte < 0x80
      else { throw error(.jsonBadEscape, at: start) }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
      position += 1
    }
  }

  private func error(_ what: Message, at offset: Int? = nil) -> DataError {
    let offset = offset ?? position
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return DataError(
      what, place: place, line: before.count { $0 == 0x0A } + 1, column: offset - lineStart + 1)
  }
}
