import CadenaText

/// A word of an expression with its place.
struct ExpressionToken: Sendable, Hashable {
  /// The kinds of words.
  enum Kind: Sendable, Hashable {
    case number(Double)
    case name(String)
    /// `+`, `-`, `*`, `/`, `^`.
    case operation(ScalarFunction)
    /// A raised number as in x².
    case superscript(Double)
    case open
    case close
    case comma
    case equals
    /// `;` or a new line.
    case separator
    case end
  }

  let kind: Kind
  /// Characters before it.
  let start: Int
  /// Where it ends.
  let end: Int
}

/// Cuts an expression into words.
struct ExpressionScanner {
  private let source: [Character]
  private var position = 0

  private static let superscripts: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-",
  ]

  /// All words of a text, the end included.
  static func tokens(of source: [Character]) throws(ExpressionError) -> [ExpressionToken] {
    var scanner = ExpressionScanner(source: source)
    var tokens: [ExpressionToken] = []
    while true {
      let token = try scanner.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private init(source: [Character]) { self.source = source }

  private mutating func next() throws(ExpressionError) -> ExpressionToken {
    while position < source.count, source[position].isWhitespace, !source[position].isNewline {
      position += 1
    }
    let start = position
    let kind = try kind()
    return ExpressionToken(kind: kind, start: start, end: position)
  }

  private mutating func kind() throws(ExpressionError) -> ExpressionToken.Kind {
    guard position < source.count else { return .end }
    let character = source[position]
    if Self.isDigit(character) || character == "." { return try number() }
    if Self.superscripts[character] != nil { return try superscript() }
    if Self.beginsName(character) { return name() }
    position += 1
    switch character {
    case "+", "＋": return .operation(.add)
    case "-", "−", "–", "—": return .operation(.subtract)
    case "*", "·", "×", "⋅", "∙", "∗":
      if character == "*", position < source.count, source[position] == "*" {
        position += 1
        return .operation(.power)
      }
      return .operation(.multiply)
    case "/", "÷", "∕", "⁄": return .operation(.divide)
    case "^": return .operation(.power)
    case "(", "[", "{": return .open
    case ")", "]", "}": return .close
    case ",": return .comma
    case "=": return .equals
    case ";": return .separator
    case "√": return .name("√")
    case _ where character.isNewline: return .separator
    default:
      position -= 1
      throw ExpressionError(
        .explainStrangeCharacter(ExpressionError.shown(String(character))), in: source,
        at: position, expected: .explainExpectedCharacters)
    }
  }

  private mutating func number() throws(ExpressionError) -> ExpressionToken.Kind {
    let start = position
    skipDigits()
    if position < source.count, source[position] == "." {
      position += 1
      skipDigits()
    }
    guard position > start + 1 || source[start] != "." else {
      throw ExpressionError(
        .explainLonePoint, in: source, at: start, expected: .explainExpectedNumber)
    }
    skipExponent()
    guard let value = Double(String(source[start..<position])), value.isFinite else {
      throw ExpressionError(
        .explainNumberTooLarge(ExpressionError.shown(String(source[start..<position]))),
        in: source, at: start)
    }
    return .number(value)
  }

  /// `e-3`; an `e` without digits is the name e.
  private mutating func skipExponent() {
    guard position < source.count, source[position] == "e" || source[position] == "E" else {
      return
    }
    var ahead = position + 1
    if ahead < source.count, source[ahead] == "+" || source[ahead] == "-" || source[ahead] == "−" {
      ahead += 1
    }
    guard ahead < source.count, Self.isDigit(source[ahead]), source[ahead - 1] != "−" else {
      return
    }
    position = ahead
    skipDigits()
  }

  private mutating func skipDigits() {
    while position < source.count, Self.isDigit(source[position]) { position += 1 }
  }

  private mutating func superscript() throws(ExpressionError) -> ExpressionToken.Kind {
    let start = position
    var digits = ""
    while position < source.count, let digit = Self.superscripts[source[position]] {
      digits.append(digit)
      position += 1
    }
    guard let value = Double(digits), value.isFinite else {
      throw ExpressionError(
        .explainWrongSuperscript, in: source, at: start, expected: .explainExpectedSuperscript)
    }
    return .superscript(value)
  }

  private mutating func name() -> ExpressionToken.Kind {
    let start = position
    while position < source.count, Self.continuesName(source[position]) { position += 1 }
    return .name(String(source[start..<position]))
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  static func beginsName(_ character: Character) -> Bool {
    character.isLetter || character == "_"
  }

  static func continuesName(_ character: Character) -> Bool {
    beginsName(character) || character == "'" || character == "′"
      || (character.isNumber && superscripts[character] == nil)
  }

  /// Whether a text is one name.
  static func isName(_ text: String) -> Bool {
    guard let first = text.first, beginsName(first) else { return false }
    return text.allSatisfy { continuesName($0) }
  }
}
