/// Text inside SVG: escaped, with the digits after a letter set as an index.
enum PictureText {
  /// The content of a `text` element of a font size: `w5` has its 5 below the line, `a1_2` its "1,2".
  static func content(_ text: String, size: Double) -> String {
    var result = ""
    var isLowered = false
    let drop = PictureText.number(size * 0.22)
    for run in runs(text) {
      let escaped = escaped(run.isIndex ? run.text.replacing("_", with: ",") : run.text)
      if run.isIndex {
        result += "<tspan dy=\"\(drop)\" font-size=\"\(number(size * 0.72))\">\(escaped)</tspan>"
      } else if isLowered {
        result += "<tspan dy=\"-\(drop)\">\(escaped)</tspan>"
      } else {
        result += escaped
      }
      isLowered = run.isIndex
    }
    return result
  }

  /// Text without markup, for titles.
  static func escaped(_ text: String) -> String {
    XMLText.escaped(text)
  }

  /// A coordinate with up to two decimals.
  static func number(_ value: Double) -> String { DecimalText(digits: 2)(value) }

  private static func runs(_ text: String) -> [(text: String, isIndex: Bool)] {
    var runs: [(text: String, isIndex: Bool)] = []
    var previous: Character = " "
    for character in text {
      let follows = runs.last?.isIndex == true || previous.isLetter
      let isIndex =
        (character.isNumber || character == "_" && runs.last?.isIndex == true) && follows
      if let last = runs.last, last.isIndex == isIndex {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append((String(character), isIndex))
      }
      previous = character
    }
    return runs
  }
}
