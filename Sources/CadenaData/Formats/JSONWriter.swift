extension JSONValue {
  /// The value as text, on one line or indented by two spaces a level.
  ///
  /// Numbers have as many digits as it takes to read back the same value; whole numbers have no
  /// ".0"; numbers that are not finite become `null`.
  public func text(indented: Bool = false) -> String {
    String(decoding: bytes(indented: indented), as: UTF8.self)
  }

  /// The value as UTF-8 bytes.
  public func bytes(indented: Bool = false) -> [UInt8] {
    var writer = JSONWriter(indented: indented)
    writer.write(self)
    return writer.bytes
  }

  /// The shortest decimal that reads back as the same number, or `null` when it is not finite.
  static func text(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let text = "\(number)"
    // "-0" would read back as the whole number 0, which has no sign.
    return text.hasSuffix(".0") && text != "-0.0" ? String(text.dropLast(2)) : text
  }
}

/// Writes JSON (RFC 8259) into bytes.
private struct JSONWriter {
  var bytes: [UInt8] = []
  let indented: Bool
  private var level = 0

  init(indented: Bool) { self.indented = indented }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += "\(value)".utf8
    case .number(let value): bytes += JSONValue.text(value).utf8
    case .string(let text): write(text)
    case .array(let elements):
      list(UInt8(ascii: "["), UInt8(ascii: "]"), elements) { writer, element in
        writer.write(element)
      }
    case .object(let members):
      list(UInt8(ascii: "{"), UInt8(ascii: "}"), members) { writer, member in
        writer.write(member.key)
        writer.bytes += (writer.indented ? ": " : ":").utf8
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Element>(
    _ open: UInt8, _ close: UInt8, _ elements: [Element],
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    bytes.append(open)
    level += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      startLine()
      body(&self, element)
    }
    level -= 1
    if !elements.isEmpty { startLine() }
    bytes.append(close)
  }

  private mutating func startLine() {
    guard indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: 2 * level)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0..<0x20:
        bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
