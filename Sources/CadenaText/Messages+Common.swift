/// Words that every part of the program uses.
extension Message {
  /// "line", before a line number.
  public static let line = Message(english: "line", spanish: "línea")
  /// "column", before a column number.
  public static let column = Message(english: "column", spanish: "columna")
  /// The label before what was expected.
  static let expectedLabel = Message(english: "expected", spanish: "se esperaba")
  /// The label before what was found.
  static let foundLabel = Message(english: "found", spanish: "se encontró")
  /// The label before what to do.
  static let remedyLabel = Message(english: "to mend", spanish: "remedio")
}
