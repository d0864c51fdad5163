/// What is said about the values of an expression.
extension Message {
  /// One name for two things.
  public static func explainDefinedTwice(_ name: String) -> Message {
    Message(
      english: "\(name) is defined here and has a value already, or is used before",
      spanish: "\(name) se define aquí y ya tiene un valor, o se usa antes")
  }
  /// How names are chosen.
  public static let explainDefinedTwiceRemedy = Message(
    english: "give every statement a name of its own, before it is used",
    spanish: "da a cada instrucción un nombre propio, antes de usarlo")
  /// A statement in the middle whose value gets lost.
  public static let explainNamelessStatement = Message(
    english: "only the last statement may be without a name",
    spanish: "solo la última instrucción puede ir sin nombre")
  /// How statements are named.
  public static let explainNamelessStatementRemedy = Message(
    english: "name it, as in q = x + y", spanish: "ponle un nombre, como q = x + y")
  /// A statement that the output does not depend on.
  public static func explainUnusedNode(_ name: String) -> Message {
    Message(
      english: "\(name) is computed but the result does not use it",
      spanish: "\(name) se calcula, pero el resultado no lo usa")
  }
  /// What to do about it.
  public static let explainUnusedNodeRemedy = Message(
    english: "leave it out, or explain it by itself", spanish: "quítalo, o explícalo aparte")
  /// Variables without a value.
  public static func explainMissingValues(_ names: [String]) -> Message {
    let list = names.joined(separator: ", ")
    return Message(
      english: names.count == 1 ? "\(list) has no value" : "these have no value: \(list)",
      spanish: names.count == 1 ? "\(list) no tiene valor" : "no tienen valor: \(list)")
  }
  /// How values are given.
  public static func explainMissingValuesRemedy(_ example: String) -> Message {
    Message(
      english: "add values after the expression: \(example)",
      spanish: "añade valores después de la expresión: \(example)")
  }
  /// Values that no variable takes.
  public static func explainUnusedValues(_ names: [String]) -> Message {
    let list = names.joined(separator: ", ")
    return Message(
      english: "the expression does not use \(list)", spanish: "la expresión no usa \(list)")
  }
  /// A value that is given twice.
  public static func explainValueTwice(_ name: String) -> Message {
    Message(english: "\(name) has two values", spanish: "\(name) tiene dos valores")
  }
  /// An argument that is not of the form name=value.
  public static func explainNotAnAssignment(_ text: String) -> Message {
    Message(
      english: "\"\(text)\" gives no value to a name",
      spanish: "\"\(text)\" no da un valor a un nombre")
  }
  /// The form of values.
  public static let explainExpectedAssignment = Message(
    english: "name=number, as in x=-2", spanish: "nombre=número, como x=-2")
  /// Quotes keep an expression together.
  public static let explainQuoteRemedy = Message(
    english: "put the expression between quotes: \"(x + y) * z\"",
    spanish: "pon la expresión entre comillas: \"(x + y) * z\"")
  /// A value that is no number.
  public static func explainNotANumber(_ name: String) -> Message {
    Message(
      english: "the value of \(name) is not a number",
      spanish: "el valor de \(name) no es un número")
  }
  /// The form of numbers.
  public static let explainExpectedValue = Message(
    english: "a finite number such as -2, 0.5, 1e-3, 1/3 or pi/2, with a decimal point",
    spanish: "un número finito como -2, 0.5, 1e-3, 1/3 o pi/2, con punto decimal")
  /// A value that is infinite or not a number.
  public static func explainNotFinite(_ formula: String, _ reason: Message) -> Message {
    Message(
      english: "\(formula) is not a finite number: \(reason.english)",
      spanish: "\(formula) no es un número finito: \(reason.spanish)")
  }
  /// A derivative that is infinite or not a number.
  public static func explainNoDerivative(_ derivative: String, _ formula: String) -> Message {
    Message(
      english: "\(derivative) is not a finite number in \(formula)",
      spanish: "\(derivative) no es un número finito en \(formula)")
  }
  /// The values at which something happens.
  public static func explainAt(_ values: String) -> Message {
    Message(english: "at \(values)", spanish: "en \(values)")
  }
  /// Division by zero.
  public static let explainDivisionByZero = Message(
    english: "a division by zero", spanish: "una división entre cero")
  /// A logarithm of a number that has none.
  public static func explainLogarithm(_ value: String) -> Message {
    Message(english: "the logarithm of \(value)", spanish: "el logaritmo de \(value)")
  }
  /// A root of a number that has none.
  public static func explainSquareRoot(_ value: String) -> Message {
    Message(english: "the square root of \(value)", spanish: "la raíz cuadrada de \(value)")
  }
  /// A power of a negative number that is not real.
  public static func explainPower(_ base: String, _ exponent: String) -> Message {
    Message(
      english: "the number \(base) to the power of \(exponent)",
      spanish: "el número \(base) elevado a \(exponent)")
  }
  /// An inverse sine or cosine outside of its range.
  public static func explainOutsideUnit(_ value: String) -> Message {
    Message(english: "\(value) is outside of -1 to 1", spanish: "\(value) está fuera de -1 a 1")
  }
  /// A number beyond double precision.
  public static let explainTooLarge = Message(
    english: "too large for double precision", spanish: "demasiado grande para doble precisión")
}
