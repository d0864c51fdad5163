/// A language that the program speaks.
public enum Language: String, Sendable, CaseIterable {
  /// English, the default.
  case english = "en"
  /// Spanish, the language of the lectures.
  case spanish = "es"

  /// The language of a locale name such as `es_MX.UTF-8`, or nil when it is neither.
  ///
  /// `C`, `POSIX` and the empty name say nothing and give nil.
  public init?(locale: String) {
    let code = locale.prefix { $0.isLetter }.lowercased()
    self.init(rawValue: code)
  }
}
