import CadenaText
import Yams

/// Turns the errors of the YAML parser into ours: one sentence, line, column, remedy.
enum YamlSyntax {
  private struct Position {
    var line: Int
    var column: Int
  }

  /// The error as a problem of the experiment file, or of the flag that holds the text.
  static func error(
    _ error: YamlError, text: String, origin: Origin, isFile: Bool
  ) -> ExperimentError {
    var place = origin
    func stand(at line: Int, _ column: Int) {
      if isFile { (place.line, place.column) = (line, column) }
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      stand(at: mark.line, mark.column)
      return ExperimentError(
        .notYaml, at: place, found: .yamlProblem(problem), remedy: .yamlRemedy(problem))
    case .duplicatedKeysInMapping(let names, let context):
      let name = names.first ?? ""
      let first = Position(line: context.mark.line, column: context.mark.column)
      let again = repeated(name, after: first, in: text) ?? first
      stand(at: again.line, again.column)
      return ExperimentError(.duplicateKey(name), at: place, remedy: .keepOne)
    case .reader(let problem, _, _, _):
      return ExperimentError(.notYaml, at: place, found: .yamlProblem(problem))
    default:
      return ExperimentError(.notYaml, at: place, found: .verbatim("\(error)"))
    }
  }

  /// Where a key that was first seen at a place is written again: below, in the same column, or
  /// further on in the same line.
  private static func repeated(_ key: String, after mark: Position, in text: String) -> Position? {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard mark.line >= 1, mark.line <= lines.count else { return nil }
    func isKey(_ rest: Substring) -> Bool {
      for form in [key, "\"\(key)\"", "'\(key)'"] where rest.hasPrefix(form) {
        if rest.dropFirst(form.count).drop(while: { $0 == " " }).first == ":" { return true }
      }
      return false
    }
    var rest = lines[mark.line - 1].dropFirst(mark.column)
    var column = mark.column + 1
    while !rest.isEmpty {
      if isKey(rest) { return Position(line: mark.line, column: column) }
      rest = rest.dropFirst()
      column += 1
    }
    for number in (mark.line + 1)..<max(mark.line + 1, lines.count + 1)
    where isKey(lines[number - 1].dropFirst(mark.column - 1)) {
      return Position(line: number, column: mark.column)
    }
    return nil
  }
}
