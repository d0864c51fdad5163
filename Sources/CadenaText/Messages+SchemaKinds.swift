/// What a key of the experiment file takes, and what stands there instead.
extension Message {
  /// A switch.
  public static let expectedBoolean = Message(
    english: "true or false", spanish: "true (sí) o false (no)")
  /// A whole number in a range such as "≥ 1".
  public static func expectedInteger(_ range: String) -> Message {
    ranged("a whole number", "un número entero", range)
  }
  /// A number in a range such as "0 ≤ x < 1".
  public static func expectedNumber(_ range: String) -> Message {
    ranged("a number", "un número", range)
  }
  /// A list of whole numbers.
  public static func expectedIntegers(_ range: String) -> Message {
    ranged("a list of whole numbers", "una lista de números enteros", range)
  }
  /// A whole number or a word.
  public static func expectedIntegerOrWord(_ range: String, _ words: [String]) -> Message {
    let number = expectedInteger(range)
    let list = words.map { "`\($0)`" }.joined(separator: ", ")
    return Message(
      english: "\(number.english), or \(list)", spanish: "\(number.spanish), o \(list)")
  }
  /// A text.
  public static let expectedText = Message(english: "a text", spanish: "un texto")
  /// One of a few words.
  public static func expectedWord(_ words: [String]) -> Message {
    guard let last = words.last, words.count > 1 else { return .verbatim(words.first ?? "") }
    let list = words.dropLast().joined(separator: ", ")
    return Message(english: "\(list) or \(last)", spanish: "\(list) o \(last)")
  }
  /// A named thing; the title carries its article: "a layer".
  public static func expectedChoice(_ title: Message) -> Message {
    Message(
      english: "the name of \(title.english), or {name: {options}}",
      spanish: "el nombre de \(title.spanish), o {nombre: {opciones}}")
  }
  /// A list of named things.
  public static func expectedList(_ title: Message) -> Message {
    Message(
      english: "a list, each item the name of \(title.english) or {name: {options}}",
      spanish: "una lista; cada elemento, el nombre de \(title.spanish) o {nombre: {opciones}}")
  }
  /// A group of keys.
  public static let expectedSection = Message(
    english: "a group of keys with values", spanish: "un grupo de claves con valores")
  /// A text, or a group of these keys.
  public static func expectedTextOrOptions(_ names: [String]) -> Message {
    let (text, options) = (expectedText, expectedOptions(names))
    return Message(
      english: "\(text.english), or \(options.english)",
      spanish: "\(text.spanish), o \(options.spanish)")
  }
  /// A word, or numbers under names.
  public static func expectedNumbersOrWord(_ range: String, _ words: [String]) -> Message {
    let number = expectedNumber(range)
    let list = words.map { "`\($0)`" }.joined(separator: ", ")
    return Message(
      english: "\(list), or {name: \(number.english)}",
      spanish: "\(list), o {nombre: \(number.spanish)}")
  }
  /// A name without options.
  public static let expectedNoOptions = Message(
    english: "nothing: it has no options", spanish: "nada: no tiene opciones")
  /// A group of these keys.
  public static func expectedOptions(_ names: [String]) -> Message {
    let list = names.joined(separator: ", ")
    return Message(english: "a group of \(list)", spanish: "un grupo de \(list)")
  }
  /// Nothing is written here.
  public static let foundNothing = Message(english: "nothing", spanish: "nada")
  /// A list stands here.
  public static func foundList(_ count: Int) -> Message {
    Message(
      english: "a list of \(count)", spanish: "una lista de \(count)")
  }
  /// A group of keys stands here.
  public static func foundSection(_ keys: [String]) -> Message {
    guard !keys.isEmpty else {
      return Message(english: "an empty group", spanish: "un grupo vacío")
    }
    let list = shortened(keys.joined(separator: ", "))
    return Message(english: "a group of \(list)", spanish: "un grupo de \(list)")
  }
  /// One rule of `missing`.
  public static let aMissingRule = Message(
    english: "a rule for missing values", spanish: "una regla para los valores que faltan")
  /// Texts.
  public static let expectedTexts = Message(
    english: "a text, or a list of texts", spanish: "un texto, o una lista de textos")
  /// One item of `data.source`.
  public static let aSource = Message(english: "a data source", spanish: "una fuente de datos")
  /// One item of `data.preprocess`.
  public static let aPreprocessing = Message(
    english: "a step of preprocessing", spanish: "un paso de preprocesamiento")
  /// One item of `model.layers`.
  public static let aLayer = Message(english: "a layer", spanish: "una capa")
  /// The value of `loss`.
  public static let aLoss = Message(english: "a loss", spanish: "una función de pérdida")
  /// The value of `optimizer`.
  public static let anOptimizer = Message(english: "an optimizer", spanish: "un optimizador")
  /// The value of `schedule`.
  public static let aSchedule = Message(
    english: "a schedule of the learning rate", spanish: "un plan de la tasa de aprendizaje")

  /// The heading over names of layers, losses, …
  public static let nameColumn = Message(english: "name", spanish: "nombre")
  /// The heading over keys.
  public static let keyColumn = Message(english: "key", spanish: "clave")
  /// The heading over kinds of values.
  public static let takesColumn = Message(english: "takes", spanish: "lleva")
  /// The heading over defaults.
  public static let defaultColumn = Message(english: "default", spanish: "si falta")
  /// The heading over what a key means.
  public static let meaningColumn = Message(english: "meaning", spanish: "significado")
  /// What stands in place of a default when a key must be given.
  public static let requiredKey = Message(english: "required", spanish: "obligatoria")

  private static func ranged(_ english: String, _ spanish: String, _ range: String) -> Message {
    guard !range.isEmpty else { return Message(english: english, spanish: spanish) }
    // A two-sided range names its own variable and needs a comma before it.
    let join = range.contains("x") ? ", " : " "
    return Message(english: english + join + range, spanish: spanish + join + range)
  }
}
