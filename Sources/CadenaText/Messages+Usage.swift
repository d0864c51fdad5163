/// What is said when a command is typed wrongly.
extension Message {
  /// An option that the command does not have.
  public static func unknownOption(_ option: String) -> Message {
    Message(english: "unknown option: \(option)", spanish: "opción desconocida: \(option)")
  }
  /// A command that does not exist.
  public static func unknownCommand(_ name: String) -> Message {
    Message(english: "unknown command: \(name)", spanish: "orden desconocida: \(name)")
  }
  /// An option without its value.
  public static func optionNeedsValue(_ option: String) -> Message {
    Message(english: "\(option) needs a value", spanish: "\(option) necesita un valor")
  }
  /// A flag with a value.
  public static func flagTakesNoValue(_ flag: String, _ value: String) -> Message {
    Message(
      english: "\(flag) takes no value, but was given \"\(value)\"",
      spanish: "\(flag) no lleva valor, pero se le dio «\(value)»")
  }
  /// More arguments than the command takes.
  public static func unexpectedArguments(_ list: String) -> Message {
    Message(english: "one argument too many: \(list)", spanish: "sobra un argumento: \(list)")
  }
  /// Two values for what takes one.
  public static func givenTwice(_ first: String, _ second: String) -> Message {
    Message(
      english: "\(second) contradicts \(first)", spanish: "\(second) contradice a \(first)")
  }
  /// An argument is missing.
  public static func argumentMissing(_ name: String) -> Message {
    Message(english: "missing: \(name)", spanish: "falta: \(name)")
  }
  /// One of several arguments is missing.
  public static func oneArgumentMissing(_ names: String) -> Message {
    Message(english: "missing, one of: \(names)", spanish: "falta uno de: \(names)")
  }
  /// A value that its option cannot take.
  public static func badValue(_ value: String, for option: String) -> Message {
    Message(
      english: "\"\(value)\" is not a value for \(option)",
      spanish: "«\(value)» no es un valor para \(option)")
  }
  /// A value that its option cannot take, and a whole number was wanted.
  public static let wholeNumberExpected = Message(
    english: "a whole number", spanish: "un número entero")
  /// A number was wanted.
  public static let numberExpected = Message(english: "a number", spanish: "un número")
  /// Something that is no option.
  public static func invalidOption(_ text: String) -> Message {
    Message(english: "not an option: \(text)", spanish: "no es una opción: \(text)")
  }
}
