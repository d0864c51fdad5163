/// Sentences in lines no wider than the terminal.
enum TextLines {
  /// The text broken at blanks, every line with its break.
  static func wrap(_ text: String, width: Int) -> String {
    var lines = ""
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + word.count + 1 > max(20, width) {
          lines += line + "\n"
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      lines += line + "\n"
    }
    return lines
  }
}
