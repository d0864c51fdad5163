import CadenaText

/// Looks at the bytes of a file before they are parsed: size, encoding, characters, depth, aliases.
enum YamlTextCheck {
  /// The text of the bytes without a byte order mark, or an error with line and column.
  static func text(of bytes: [UInt8], place: String) throws(ExperimentError) -> String {
    guard bytes.count <= YamlReader.largestFile else {
      throw ExperimentError(
        .experimentTooLarge(YamlReader.largestFile), at: Origin(place: place),
        found: .bytes(bytes.count))
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    try checkCharacters(content, place: place)
    return String(decoding: content, as: UTF8.self)
  }

  private static func checkCharacters(
    _ bytes: [UInt8], place: String
  ) throws(ExperimentError) {
    var origin = Origin(place: place, line: 1, column: 1)
    var line = 1
    var column = 1
    var depth = 0
    var aliases = 0
    var indentation = 0
    var isIndentation = true
    var previous: Unicode.Scalar = "\n"
    var decoder = Unicode.UTF8()
    var iterator = bytes.makeIterator()
    scan: while true {
      (origin.line, origin.column) = (line, column)
      switch decoder.decode(&iterator) {
      case .emptyInput: break scan
      case .error: throw ExperimentError(.notUTF8, at: origin, remedy: .saveAsUTF8)
      case .scalarValue(let scalar):
        guard isAllowed(scalar) else {
          throw ExperimentError(
            .controlCharacter, at: origin,
            found: .verbatim("U+" + String(scalar.value, radix: 16, uppercase: true)))
        }
        switch scalar {
        case "[", "{": depth += 1
        case "]", "}": depth = max(0, depth - 1)
        case "*" where " \t\n[{,:".unicodeScalars.contains(previous): aliases += 1
        // "* " begins no alias: it is a bullet in a comment or a text.
        case " " where previous == "*": aliases = max(0, aliases - 1)
        default: break
        }
        if scalar == "\n" {
          (line, column, isIndentation, indentation) = (line + 1, 1, true, 0)
        } else {
          column += 1
          isIndentation = isIndentation && " -?:".unicodeScalars.contains(scalar)
          if isIndentation { indentation += 1 }
        }
        if depth > YamlReader.deepestNesting || indentation > 4 * YamlReader.deepestNesting {
          throw ExperimentError(.nestedTooDeep(YamlReader.deepestNesting), at: origin)
        }
        if aliases > YamlReader.mostAliases {
          throw ExperimentError(
            .tooManyAliases(YamlReader.mostAliases), at: origin, remedy: .writeAliasesOut)
        }
        previous = scalar
      }
    }
  }

  /// The printable characters of YAML 1.2, line breaks and tabs.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }
}
