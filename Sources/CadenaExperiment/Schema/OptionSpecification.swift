import CadenaText

/// One key of the experiment file: its name, its kind, its default and one sentence about it.
///
/// The parser, the errors, the resolved copy and the table in the documentation all read it here;
/// a new option is one such value.
public struct OptionSpecification: Sendable {
  /// What happens when the key is absent.
  public enum Presence: Sendable, Hashable {
    /// It must be given.
    case required
    /// It stays absent.
    case optional
    /// It takes this value.
    case defaulted(OptionValue)
    /// A section: it is read as if empty, so that its own defaults apply.
    case filled
  }

  /// The key.
  public let name: String
  /// What it holds.
  public let kind: ValueKind
  /// What its absence means.
  public let presence: Presence
  /// What it is for, in one sentence.
  public let summary: Message

  /// A key of the experiment file.
  public init(_ name: String, _ kind: ValueKind, _ presence: Presence, _ summary: Message) {
    self.name = name
    self.kind = kind
    self.presence = presence
    self.summary = summary
  }

  /// A number with a default.
  static func number(
    _ name: String, _ range: ValueRange, _ value: Double, _ summary: Message
  ) -> OptionSpecification {
    OptionSpecification(name, .number(range), .defaulted(.number(value)), summary)
  }

  /// A whole number with a default.
  static func integer(
    _ name: String, _ range: ValueRange, _ value: Int, _ summary: Message
  ) -> OptionSpecification {
    OptionSpecification(name, .integer(range), .defaulted(.integer(value)), summary)
  }

  /// A switch with a default.
  static func boolean(_ name: String, _ value: Bool, _ summary: Message) -> OptionSpecification {
    OptionSpecification(name, .boolean, .defaulted(.boolean(value)), summary)
  }

  /// A choice of words; the first is the default.
  static func word(_ name: String, _ words: [String], _ summary: Message) -> OptionSpecification {
    OptionSpecification(name, .word(words), .defaulted(.text(words.first ?? "")), summary)
  }
}
