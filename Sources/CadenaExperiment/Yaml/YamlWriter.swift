/// Writes the values of an experiment as canonical YAML.
///
/// Sections stand in blocks, groups of plain values in one line, lists of layers one item a line;
/// numbers with as many digits as it takes to read back the same value.
enum YamlWriter {
  private static let widest = 96

  /// The document, ending in a line break.
  static func text(of options: Options) -> String {
    var lines: [String] = []
    write(options, indentation: "", into: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func write(_ options: Options, indentation: String, into lines: inout [String]) {
    for pair in options.pairs { write(pair, indentation: indentation, into: &lines) }
  }

  private static func write(
    _ pair: Options.Pair, indentation: String, into lines: inout [String]
  ) {
    let key = indentation + text(pair.name) + ":"
    let line = key + " " + flow(pair.value)
    switch pair.value {
    case .list(let items) where !items.isEmpty:
      lines.append(key)
      for item in items { lines.append(indentation + "  - " + flow(item)) }
    case .section(let options) where line.count > widest || containsList(options):
      lines.append(key)
      write(options, indentation: indentation + "  ", into: &lines)
    case .choice(let thing) where line.count > widest && !thing.options.isEmpty:
      lines.append(key)
      lines.append(indentation + "  " + text(thing.name) + ":")
      write(thing.options, indentation: indentation + "    ", into: &lines)
    default: lines.append(line)
    }
  }

  private static func containsList(_ options: Options) -> Bool {
    options.pairs.contains { pair in
      switch pair.value {
      case .list: true
      case .section(let inner): containsList(inner)
      default: false
      }
    }
  }

  static func flow(_ value: OptionValue) -> String {
    switch value {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .unsigned(let value): "\(value)"
    case .number(let value): NumberText.short(value)
    case .text(let value): text(value)
    case .integers(let values): "[" + values.map { "\($0)" }.joined(separator: ", ") + "]"
    case .texts(let texts) where texts.count == 1: text(texts[0])
    case .texts(let texts): "[" + texts.map(text).joined(separator: ", ") + "]"
    case .choice(let thing): flow(thing)
    case .list(let things): "[" + things.map(flow).joined(separator: ", ") + "]"
    case .section(let options): flow(options)
    }
  }

  private static func flow(_ options: Options) -> String {
    let parts = options.pairs.map { text($0.name) + ": " + flow($0.value) }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private static func flow(_ thing: Specification) -> String {
    let label = thing.label.map { "name: " + text($0) }
    if thing.options.isEmpty, label == nil { return text(thing.name) }
    let options = thing.options.isEmpty ? "{}" : flow(thing.options)
    let parts = [text(thing.name) + ": " + options, label].compactMap { $0 }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  /// A text as a plain scalar when no reader of YAML could take it for something else, in double
  /// quotes otherwise.
  static func text(_ value: String) -> String {
    let reserved = ["true", "false", "yes", "no", "on", "off", "null", "none", "y", "n"]
    let scalars = value.unicodeScalars
    let isPlain =
      scalars.allSatisfy { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic
            || "0123456789_./-".unicodeScalars
              .contains(scalar))
      } && scalars.first.map { $0.properties.isAlphabetic || $0 == "/" } == true
      && !reserved.contains(value.lowercased())
    return isPlain ? value : quoted(value)
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case " "..."~": text.unicodeScalars.append(scalar)
      default: text += escape(scalar)
      }
    }
    return text + "\""
  }

  /// Letters of other alphabets stay readable; everything else outside ASCII is escaped.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    if !scalar.isASCII, scalar.properties.isAlphabetic { return String(Character(scalar)) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (mark, width) =
      scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
    return "\\" + mark + String(repeating: "0", count: width - digits.count) + digits
  }
}
