import Foundation

/// The string table as it stands in the source: every pair of an English and a Spanish text, so
/// that the languages can be compared without calling each message.
struct StringTable {
  /// One message.
  struct Pair {
    let place: String
    let english: Expression
    let spanish: Expression
  }

  /// What an expression shows: words, and the values put between them.
  struct Expression {
    /// The text of all literals, values left out.
    var words = ""
    /// Whether there is a literal: what is only passed on is not looked at.
    var hasLiteral = false
    /// The values, as they are written.
    var values: [String] = []
  }

  let pairs: [Pair]

  /// All pairs of a source text.
  init(_ source: String, name: String) {
    let text = Array(source)
    var pairs: [Pair] = []
    var position = 0
    var line = 1
    while position < text.count {
      if text[position] == "\n" { line += 1 }
      if Self.starts("english:", text, position), position > 0,
        "( \n".contains(text[position - 1]), !Self.isDeclaration(text, position)
      {
        let english = Self.expression(text, position + 8)
        var next = english.end
        while next < text.count, ", \n".contains(text[next]) { next += 1 }
        if Self.starts("spanish:", text, next) {
          let spanish = Self.expression(text, next + 8)
          pairs.append(
            Pair(
              place: "\(name):\(line)", english: english.expression, spanish: spanish.expression))
        } else {
          pairs.append(
            Pair(place: "\(name):\(line)", english: english.expression, spanish: Expression()))
        }
      }
      position += 1
    }
    self.pairs = pairs
  }

  private static func starts(_ word: String, _ text: [Character], _ position: Int) -> Bool {
    position + word.count <= text.count
      && text[position..<(position + word.count)].elementsEqual(word)
  }

  /// `english: String` in a list of parameters.
  private static func isDeclaration(_ text: [Character], _ position: Int) -> Bool {
    starts("english: String", text, position)
  }

  /// Reads an expression up to the comma or parenthesis that ends it.
  private static func expression(
    _ text: [Character], _ start: Int
  ) -> (expression: Expression, end: Int) {
    var result = Expression()
    var position = start
    var depth = 0
    while position < text.count {
      let character = text[position]
      if character == "\"" {
        position = literal(text, position, &result)
        continue
      }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) {
        if depth == 0 { break }
        depth -= 1
      }
      if character == ",", depth == 0 { break }
      position += 1
    }
    return (result, position)
  }

  /// Reads a literal of one or many lines; gives the position behind it.
  private static func literal(
    _ text: [Character], _ start: Int, _ result: inout Expression
  ) -> Int {
    result.hasLiteral = true
    let isLong = starts("\"\"\"", text, start)
    var position = start + (isLong ? 3 : 1)
    while position < text.count {
      if isLong ? starts("\"\"\"", text, position) : text[position] == "\"" {
        return position + (isLong ? 3 : 1)
      }
      if text[position] == "\\", position + 1 < text.count {
        if text[position + 1] == "(" {
          var depth = 0
          var value = ""
          position += 1
          repeat {
            if text[position] == "(" { depth += 1 }
            if text[position] == ")" { depth -= 1 }
            value.append(text[position])
            position += 1
          } while depth > 0 && position < text.count
          result.values.append(value)
          result.words += " \u{FFFC} "
          continue
        }
        position += 2
        continue
      }
      result.words.append(text[position])
      position += 1
    }
    return position
  }
}

extension StringTable {
  /// Words that no Spanish sentence has.
  private static let englishWords: Set<String> = [
    "the", "and", "not", "file", "of", "with", "is", "are", "was", "must", "from", "this", "that",
    "which", "row", "rows", "column", "value", "values", "missing", "found", "expected", "layer",
    "between", "without", "given", "name", "unknown", "wrong", "folder", "number",
  ]

  /// What is wrong with the pairs: a missing text, values that differ, English in Spanish.
  ///
  /// - Parameter same: texts that are the same in both languages.
  func faults(same: Set<String>) -> [String] {
    var faults: [String] = []
    for pair in pairs {
      let (english, spanish) = (pair.english, pair.spanish)
      func isEmpty(_ text: Expression) -> Bool {
        text.words.allSatisfy(\.isWhitespace) && text.values.isEmpty
      }
      if isEmpty(english) != isEmpty(spanish), english.hasLiteral || spanish.hasLiteral {
        faults.append("\(pair.place): one is empty")
      }
      let plain = Self.plain(spanish.words)
      if Set(english.values.map(Self.neutral)) != Set(spanish.values.map(Self.neutral)) {
        faults.append("\(pair.place): values differ: \(english.values) \(spanish.values)")
      }
      let words = plain.lowercased().split { !$0.isLetter && $0 != "-" }.map { String($0) }
      if let word = words.first(where: Self.englishWords.contains) {
        faults.append("\(pair.place): \"\(word)\" in \(plain)")
      }
      let hasWord = Self.plain(english.words).split { !$0.isLetter }.contains { $0.count > 3 }
      if hasWord, english.words == spanish.words, !same.contains(english.words) {
        faults.append("\(pair.place): the same in both: \(english.words)")
      }
    }
    return faults
  }

  /// The text without `code`.
  private static func plain(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined(separator: " ")
  }

  /// A value without what depends on the language.
  private static func neutral(_ value: String) -> String {
    value.replacingOccurrences(of: "nglish", with: "").replacingOccurrences(of: "panish", with: "")
      .replacingOccurrences(of: ".e)", with: ")").replacingOccurrences(of: ".s)", with: ")")
      .replacingOccurrences(of: "\\((e|s)\\b", with: "(", options: .regularExpression)
      .replacingOccurrences(of: "\"[^\"]*\"", with: "\"\"", options: .regularExpression)
  }
}
