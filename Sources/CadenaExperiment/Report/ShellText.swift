/// Text as one word of a shell's command.
enum ShellText {
  /// The text itself when it is plain, else in single quotes.
  static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.first != "~"
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "_-./:@%+,=~".unicodeScalars.contains(scalar)
      }
    guard !isPlain else { return text }
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "'\\''") + "'"
  }
}
