/// Breaks text into lines at spaces.
enum TextWrap {
  /// The text with its line breaks kept, no line wider than `width`: a word that is too long for a
  /// line is cut, behind a sign such as `/`, `.` or `|` where it has one.
  ///
  /// - Parameters:
  ///   - first: what stands before the first line.
  ///   - indent: what stands before the others.
  static func wrap(_ text: String, width: Int, first: String, indent: String) -> String {
    var result = ""
    var start = first
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = start
      var isEmpty = true
      for word in paragraph.split(separator: " ") {
        if !isEmpty, line.count + 1 + word.count > width {
          result += line + "\n"
          line = indent
          isEmpty = true
        }
        guard isEmpty else {
          line += " " + word
          continue
        }
        isEmpty = false
        let pieces = pieces(word, room: max(8, width - line.count))
        for piece in pieces.dropLast() {
          result += line + piece + "\n"
          line = indent
        }
        line += pieces.last ?? ""
      }
      while line.last == " " { line.removeLast() }
      result += line + "\n"
      start = indent
    }
    return result
  }

  private static let signs: Set<Character> = ["/", ".", "|", ",", "=", "-", "_"]

  /// A word in pieces of at most so many characters.
  private static func pieces(_ word: Substring, room: Int) -> [Substring] {
    var pieces: [Substring] = []
    var rest = word
    while rest.count > room {
      let most = rest.prefix(room)
      let end = most.lastIndex { signs.contains($0) }.map { most.index(after: $0) } ?? most.endIndex
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    return pieces + [rest]
  }
}
