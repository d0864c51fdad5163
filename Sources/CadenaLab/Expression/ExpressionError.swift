import CadenaText

/// An expression, or a value for it, that makes no sense: exit code 64.
///
/// Where it can, the problem shows the line with a mark below the place:
///
///     column 11: a value is missing here
///         (x + y) * * z
///                   ^
///       expected: a number, a name, a function or (
///       found:    "*"
public struct ExpressionError: CadenaError, Hashable {
  /// What went wrong, where, and how to mend it.
  public let problem: Problem
  /// The place in the expression, in characters from 0; nil when it is no single place.
  public let position: Int?

  /// The exit code of wrong usage.
  public var exitCode: ExitCode { .usage }

  /// An error of the expression as a whole or of a value.
  init(_ what: Message, expected: Message? = nil, found: Message? = nil, remedy: Message? = nil) {
    problem = Problem(what, expected: expected, found: found, remedy: remedy)
    position = nil
  }

  /// An error at a character of the expression.
  init(
    _ what: Message, in source: [Character], at position: Int, expected: Message? = nil,
    found: Message? = nil, remedy: Message? = nil
  ) {
    self.position = position
    problem = Problem(
      .explainMarked(what, Self.mark(source, position)), column: position + 1, expected: expected,
      found: found, remedy: remedy)
  }

  /// At most this much of a long expression is shown on each side of the place.
  private static let window = 30

  /// The line around a place and a mark below it.
  private static func mark(_ source: [Character], _ position: Int) -> String {
    let start = max(0, position - window)
    let end = min(source.count, position + window)
    let before = start > 0 ? "…" : ""
    let after = end < source.count ? "…" : ""
    let shown = source[start..<end].map { shownCharacter($0) }
    let indent = before.count + shown[..<(position - start)].count
    return "    \(before)\(String(shown))\(after)\n    "
      + String(repeating: " ", count: indent) + "^"
  }

  /// A character that moves no cursor and switches no colours.
  static func shownCharacter(_ character: Character) -> Character {
    character.unicodeScalars.allSatisfy { isPrintable($0) } ? character : " "
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }

  /// A short, printable form of what a person typed.
  static func shown(_ text: some StringProtocol) -> String {
    let start = text.prefix(40)
    return String(start.map { shownCharacter($0) }) + (start.endIndex < text.endIndex ? "…" : "")
  }
}
