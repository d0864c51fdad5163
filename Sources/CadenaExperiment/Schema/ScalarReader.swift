import CadenaText

/// Reads one text of the file by its key's kind: `no` is a text for a text, false for a switch.
struct ScalarReader {
  let node: YamlNode
  let kind: ValueKind
  let path: [String]

  /// The value, or an error that says what the key takes.
  func value() throws(ExperimentError) -> OptionValue {
    guard case .scalar(let text, _) = node.content else { throw failure(.wrongType(name)) }
    switch kind {
    case .boolean:
      guard let value = Self.boolean(text) else { throw failure(.wrongType(name)) }
      return .boolean(value)
    case .integer(let range): return .integer(try integer(text, range))
    case .unsigned: return .unsigned(try unsigned(text))
    case .number(let range):
      guard let value = Self.number(text) else { throw failure(.wrongType(name)) }
      guard range.contains(value) else { throw failure(.outOfRange(name)) }
      return .number(value)
    case .word(let words): return .text(try word(text, words))
    case .numbersOrWord(_, let words): return .text(try word(text, words))
    case .integerOrWord(let range, let words):
      if words.contains(text) { return .text(text) }
      if Self.number(text) == nil { return .text(try word(text, words)) }
      return .integer(try integer(text, range))
    default: return .text(text)
    }
  }

  private var name: String { path.joined(separator: ".") }

  private func failure(_ what: Message, remedy: Message? = nil) -> ExperimentError {
    ExperimentError(
      what, at: node.origin, expected: kind.expected, found: node.found, remedy: remedy)
  }

  private func word(_ text: String, _ words: [String]) throws(ExperimentError) -> String {
    guard words.contains(text) else {
      let near = NearestName.find(text, among: words)
      throw failure(.wrongType(name), remedy: near.map { .didYouMean($0) })
    }
    return text
  }

  private func integer(_ text: String, _ range: ValueRange) throws(ExperimentError) -> Int {
    guard let value = Self.integer(text) else { throw failure(.wrongType(name)) }
    guard range.contains(Double(value)) else { throw failure(.outOfRange(name)) }
    return value
  }

  private func unsigned(_ text: String) throws(ExperimentError) -> UInt64 {
    if Self.number(text) != nil, let value = UInt64(text) { return value }
    let isWhole = Self.number(text).map { $0 == $0.rounded() } ?? false
    guard isWhole else { throw failure(.wrongType(name)) }
    guard let value = Self.integer(text).flatMap({ UInt64(exactly: $0) }) else {
      throw failure(.outOfRange(name))
    }
    return value
  }

  /// `true`, `yes`, `on` and `false`, `no`, `off`, whatever their case.
  static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  /// A decimal number: digits with a sign, a point, an exponent. No hexadecimal, no `inf`, no `nan`,
  /// no underscores; what overflows is no number.
  static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  /// A decimal whole number; `1e3` is 1000.
  static func integer(_ text: String) -> Int? {
    guard let number = number(text) else { return nil }
    if let value = Int(text) { return value }
    guard text.utf8.contains(where: { "eE".utf8.contains($0) }) else { return nil }
    guard number.magnitude <= 9_007_199_254_740_992 else { return nil }
    return Int(exactly: number)
  }
}
