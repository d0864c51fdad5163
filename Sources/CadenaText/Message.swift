/// One entry of the string table: a sentence in every language of the program.
///
/// All messages are made in this module, by static functions and properties that take the numbers
/// and names to show, so that no sentence exists in one language only and none is built elsewhere.
/// Lower rooms throw errors that carry messages; the tool decides in which language to print them.
public struct Message: Sendable, Hashable, CustomStringConvertible {
  let english: String
  let spanish: String

  /// An entry of the table: the same sentence in both languages.
  init(english: String, spanish: String) {
    self.english = english
    self.spanish = spanish
  }

  /// Text that is the same in every language: a name, a number, a formula.
  public static func verbatim(_ text: String) -> Message {
    Message(english: text, spanish: text)
  }

  /// The sentence in one language.
  public func text(_ language: Language) -> String {
    switch language {
    case .english: english
    case .spanish: spanish
    }
  }

  /// The sentence in English.
  public var description: String { english }
}
