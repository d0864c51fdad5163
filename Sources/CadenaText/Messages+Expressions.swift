/// What is said about expressions that cannot be read.
extension Message {
  /// A sentence followed by the line it is about.
  public static func explainMarked(_ what: Message, _ marked: String) -> Message {
    Message(english: "\(what.english)\n\(marked)", spanish: "\(what.spanish)\n\(marked)")
  }
  /// A character that no expression has.
  public static func explainStrangeCharacter(_ text: String) -> Message {
    Message(
      english: "the character \"\(text)\" has no meaning here",
      spanish: "el carácter \"\(text)\" no tiene significado aquí")
  }
  /// What expressions are made of.
  public static let explainExpectedCharacters = Message(
    english: "names, numbers, + - * / ^ ( ) , and ; between statements",
    spanish: "nombres, números, + - * / ^ ( ) , y ; entre instrucciones")
  /// A point without digits.
  public static let explainLonePoint = Message(
    english: "a point without digits", spanish: "un punto sin cifras")
  /// A number.
  public static let explainExpectedNumber = Message(
    english: "a number such as 0.5 or 1e-3", spanish: "un número como 0.5 o 1e-3")
  /// A number above the range of double precision.
  public static func explainNumberTooLarge(_ text: String) -> Message {
    Message(
      english: "the number \(text) is too large", spanish: "el número \(text) es demasiado grande")
  }
  /// A raised sign without digits.
  public static let explainWrongSuperscript = Message(
    english: "this exponent is not a number", spanish: "este exponente no es un número")
  /// A raised number.
  public static let explainExpectedSuperscript = Message(
    english: "an exponent such as ² or ⁻¹", spanish: "un exponente como ² o ⁻¹")
  /// An expression longer than is read.
  public static func explainTooLong(_ limit: Int) -> Message {
    Message(
      english: "the expression is longer than \(limit) characters",
      spanish: "la expresión tiene más de \(limit) caracteres")
  }
  /// What to do about a long expression.
  public static let explainTooLongRemedy = Message(
    english: "explain a part of it", spanish: "explica una parte de ella")
  /// A count of characters.
  public static func explainCharacters(_ count: Int) -> Message {
    Message(english: "\(count) characters", spanish: "\(count) caracteres")
  }
  /// An expression with more parts than are shown.
  public static func explainTooManyNodes(_ limit: Int) -> Message {
    Message(
      english: "the expression has more than \(limit) numbers, names and operations",
      spanish: "la expresión tiene más de \(limit) números, nombres y operaciones")
  }
  /// Nothing at all.
  public static let explainEmpty = Message(
    english: "the expression is empty", spanish: "la expresión está vacía")
  /// An expression.
  public static let explainExpectedExpression = Message(
    english: "an expression such as \"(x + y) * z\"",
    spanish: "una expresión como \"(x + y) * z\"")
  /// A name of a function that stands alone.
  public static func explainFunctionWithoutArguments(_ name: String) -> Message {
    Message(
      english: "\(name) is a function and needs parentheses",
      spanish: "\(name) es una función y necesita paréntesis")
  }
  /// How something is written.
  public static func explainWrite(_ text: String) -> Message {
    Message(english: "write \(text)", spanish: "escribe \(text)")
  }
  /// A place where a value should be.
  public static let explainMissingOperand = Message(
    english: "a value is missing here", spanish: "aquí falta un valor")
  /// What can stand where a value is needed.
  public static let explainExpectedOperand = Message(
    english: "a number, a name, a function or (", spanish: "un número, un nombre, una función o (")
  /// A name before a parenthesis that is no function.
  public static func explainUnknownFunction(_ name: String) -> Message {
    Message(english: "unknown function \(name)", spanish: "función desconocida: \(name)")
  }
  /// The nearest function, or a product.
  public static func explainDidYouMean(_ name: String, product: String) -> Message {
    Message(
      english: "did you mean \(name)? A product is written \(product)…)",
      spanish: "¿quisiste decir \(name)? Un producto se escribe \(product)…)")
  }
  /// A product of a name and a parenthesis.
  public static func explainProductRemedy(_ product: String) -> Message {
    Message(
      english: "a product is written \(product)…)", spanish: "un producto se escribe \(product)…)")
  }
  /// A parenthesis without its other half.
  public static let explainUnclosed = Message(
    english: "this parenthesis is not closed", spanish: "este paréntesis no se cierra")
  /// A closing parenthesis that nothing opened.
  public static let explainUnopened = Message(
    english: "this parenthesis was not opened", spanish: "este paréntesis no se abrió")
  /// What can follow a value.
  public static let explainExpectedOperator = Message(
    english: "an operator such as + or *, or the end",
    spanish: "un operador como + o *, o el final")
  /// An equals sign inside an expression.
  public static let explainStrayEquals = Message(
    english: "= names a whole statement and cannot stand here",
    spanish: "= da nombre a una instrucción entera y no puede ir aquí")
  /// How values and names are given.
  public static let explainStrayEqualsRemedy = Message(
    english: "separate statements by ; and give values as arguments of their own, as in x=2",
    spanish: "separa las instrucciones con ; y da los valores aparte, como x=2")
  /// A comma outside a function.
  public static let explainStrayComma = Message(
    english: "a comma separates the values of a function and cannot stand here",
    spanish: "la coma separa los valores de una función y no puede ir aquí")
  /// How decimals are written.
  public static let explainDecimalPoint = Message(
    english: "write decimals with a point: 0.5", spanish: "escribe los decimales con punto: 0.5")
  /// A function with a wrong number of values.
  public static func explainArguments(_ name: String) -> Message {
    Message(
      english: "\(name) takes another number of values",
      spanish: "\(name) toma otra cantidad de valores")
  }
  /// A number of values.
  public static func explainArgumentCount(_ count: Int) -> Message {
    Message(
      english: count == 1 ? "1 value" : "\(count) values",
      spanish: count == 1 ? "1 valor" : "\(count) valores")
  }
  /// A quotient or power with a product without sign.
  public static let explainAmbiguousProduct = Message(
    english: "this product without a sign can be read in two ways",
    spanish: "este producto sin signo se puede leer de dos maneras")
  /// How to make it clear.
  public static let explainAmbiguousProductRemedy = Message(
    english: "write 1/(2*x) or (1/2)*x", spanish: "escribe 1/(2*x) o (1/2)*x")
  /// Two values side by side.
  public static let explainMissingOperator = Message(
    english: "an operator is missing here", spanish: "aquí falta un operador")
  /// How products are written.
  public static let explainWriteStar = Message(
    english: "write products with *", spanish: "escribe los productos con *")
  /// The end of the text, as something found.
  public static let explainEnd = Message(
    english: "the end of the expression", spanish: "el final de la expresión")
  /// The end of a line, as something found.
  public static let explainLineEnd = Message(
    english: "the end of the line", spanish: "el final de la línea")
}
