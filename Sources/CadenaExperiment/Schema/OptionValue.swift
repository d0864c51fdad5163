/// A value of the experiment after it was read by its key's kind.
public indirect enum OptionValue: Sendable, Hashable {
  /// A switch.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A whole number that may be above the largest `Int`: a seed.
  case unsigned(UInt64)
  /// A finite number.
  case number(Double)
  /// A text or a word.
  case text(String)
  /// A list of whole numbers.
  case integers([Int])
  /// A list of texts.
  case texts([String])
  /// One named thing with its options.
  case choice(Specification)
  /// A list of named things.
  case list([Specification])
  /// A group of keys.
  case section(Options)
}
