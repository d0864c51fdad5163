import CadenaText

/// What a key of the experiment file holds. The kind decides how its text is read.
public indirect enum ValueKind: Sendable {
  /// `true` or `false`; `yes`, `no`, `on` and `off` are understood too.
  case boolean
  /// A whole number in a range.
  case integer(ValueRange)
  /// A whole number from 0 to 2⁶⁴ - 1: a seed.
  case unsigned
  /// A number in a range.
  case number(ValueRange)
  /// Any text, taken as it stands.
  case text
  /// One of a few words.
  case word([String])
  /// A whole number in a range, or one of a few words (`batchSize: full`).
  case integerOrWord(ValueRange, [String])
  /// A list of whole numbers, not empty.
  case integers(ValueRange)
  /// A list of texts, not empty; one text may stand for a list of itself.
  case texts
  /// One named thing of a catalogue, with its options.
  case choice(CatalogueName)
  /// A list of named things of a catalogue.
  case list(CatalogueName)
  /// A group of keys of its own.
  case section([OptionSpecification])
  /// A group of keys of its own; a bare text stands for one of them (`initialWeights: run-3`).
  case shorthand(String, [OptionSpecification])
  /// One of a few words, or numbers in a range under names of the data (`classWeights`).
  case numbersOrWord(ValueRange, [String])

  /// The kind in words, for "expected:" and for the table of the schema.
  public var expected: Message {
    switch self {
    case .boolean: .expectedBoolean
    case .integer(let range): .expectedInteger(range.notation)
    case .unsigned: .expectedInteger("0 ≤ x ≤ \(UInt64.max)")
    case .number(let range): .expectedNumber(range.notation)
    case .text: .expectedText
    case .word(let words): .expectedWord(words)
    case .integerOrWord(let range, let words): .expectedIntegerOrWord(range.notation, words)
    case .integers(let range): .expectedIntegers(range.notation)
    case .texts: .expectedTexts
    case .choice(let name): .expectedChoice(name.catalogue.title)
    case .list(let name): .expectedList(name.catalogue.title)
    case .section: .expectedSection
    case .shorthand(_, let options): .expectedTextOrOptions(options.map(\.name))
    case .numbersOrWord(let range, let words): .expectedNumbersOrWord(range.notation, words)
    }
  }
}
