/// What can be wrong with a table of comma-separated values.
extension Message {
  /// What a cell should hold.
  public static let aNumber = Message(english: "a number", spanish: "un número")
  /// What a class's cell should hold.
  public static let wholeNumberOrText = Message(
    english: "a whole number or a name", spanish: "un número entero o un nombre")
  /// A number of cells.
  public static func cells(_ count: Int) -> Message {
    Message(
      english: count == 1 ? "1 column" : "\(count) columns",
      spanish: count == 1 ? "1 columna" : "\(count) columnas")
  }
  /// A column's number.
  public static func columnNumber(_ count: Int) -> Message {
    Message(
      english: "a column from 1 to \(count)", spanish: "una columna de 1 a \(count)")
  }

  /// A cell without a value.
  public static func valueMissing(_ column: String) -> Message {
    Message(
      english: "the value of `\(shortened(column))` is missing",
      spanish: "falta el valor de `\(shortened(column))`")
  }
  /// What to do about missing values.
  public static let missingValueRemedy = Message(
    english: "fill in the value, or remove the row",
    spanish: "completa el valor, o quita la fila")
  /// A cell that holds no number.
  public static func notANumber(_ column: String) -> Message {
    Message(
      english: "the value of `\(shortened(column))` is not a number",
      spanish: "el valor de `\(shortened(column))` no es un número")
  }
  /// A number that is infinite or none.
  public static func numberNotFinite(_ column: String) -> Message {
    Message(
      english: "the value of `\(shortened(column))` is not finite",
      spanish: "el valor de `\(shortened(column))` no es finito")
  }
  /// What to do about decimal commas.
  public static let decimalPointRemedy = Message(
    english: "write decimals with a point", spanish: "escribe los decimales con punto")
  /// What to do about columns of text.
  public static let textColumnRemedy = Message(
    english: "only the target may be text: remove the column, or name it as the target",
    spanish: "solo el objetivo puede ser texto: quita la columna, o nómbrala como objetivo")

  /// A row with another number of cells than the first.
  public static let raggedRow = Message(
    english: "the row has another number of columns than the first line",
    spanish: "la fila tiene otro número de columnas que la primera línea")
  /// What to do about ragged rows.
  public static let raggedRemedy = Message(
    english: "check the delimiter, and for commas inside numbers or names",
    spanish: "revisa el delimitador, y si hay comas dentro de números o nombres")
  /// A quote without its partner.
  public static let quoteNotClosed = Message(
    english: "a quote is not closed", spanish: "hay una comilla sin cerrar")
  /// Text between a quote and the delimiter.
  public static let textAfterQuote = Message(
    english: "there is text after a closing quote",
    spanish: "hay texto después de una comilla de cierre")
  /// How quotes are written.
  public static let quoteRemedy = Message(
    english: "put the whole cell in quotes, and double the quotes inside",
    spanish: "pon toda la celda entre comillas, y duplica las comillas de adentro")
  /// A table with nothing to learn from.
  public static let oneColumnOnly = Message(
    english: "there is one column only: features and a target are needed",
    spanish: "hay una sola columna: se necesitan características y un objetivo")
  /// What to do about a single column.
  public static let oneColumnRemedy = Message(
    english: "set the delimiter with data.source.csv.delimiter",
    spanish: "indica el delimitador con data.source.csv.delimiter")
  /// A column that does not exist.
  public static func noSuchColumn(_ name: String) -> Message {
    Message(
      english: "there is no column `\(shortened(name))`",
      spanish: "no hay una columna `\(shortened(name))`")
  }
  /// How the target is named.
  public static let targetRemedy = Message(
    english: "set data.source.csv.target to a column's name, or its number from 1",
    spanish: "pon en data.source.csv.target el nombre de una columna, o su número desde 1")
  /// Test rows with other columns than the training rows.
  public static func columnsDifferFrom(_ name: String) -> Message {
    Message(
      english: "the columns are not those of `\(shortened(name))`",
      spanish: "las columnas no son las de `\(shortened(name))`")
  }

  /// A class given by a number that is not whole.
  public static func classNotWhole(_ column: String) -> Message {
    Message(
      english: "`\(shortened(column))` should hold classes",
      spanish: "`\(shortened(column))` debería contener clases")
  }
  /// A class that the training rows do not have.
  public static func unknownClass(_ column: String) -> Message {
    Message(
      english: "the class in `\(shortened(column))` is not known",
      spanish: "no se conoce la clase en `\(shortened(column))`")
  }
  /// One class only.
  public static func singleClass(_ column: String) -> Message {
    Message(
      english: "all rows have the same class in `\(shortened(column))`",
      spanish: "todas las filas tienen la misma clase en `\(shortened(column))`")
  }
  /// What to do about one class.
  public static let singleClassRemedy = Message(
    english: "there is nothing to tell apart: add rows of other classes, or name another target",
    spanish: "no hay nada que distinguir: añade filas de otras clases, o nombra otro objetivo")
  /// A text where the others are numbers.
  public static func textAmongNumbers(_ column: String) -> Message {
    Message(
      english: "`\(shortened(column))` holds text among numbers",
      spanish: "`\(shortened(column))` contiene texto entre números")
  }
  /// A number where the others are texts.
  public static func numberAmongTexts(_ column: String) -> Message {
    Message(
      english: "`\(shortened(column))` holds a number among texts",
      spanish: "`\(shortened(column))` contiene un número entre textos")
  }
  /// What to do about mixtures.
  public static let mixtureRemedy = Message(
    english: "mend the value, or set `task: classification` if these are names of classes",
    spanish: "corrige el valor, o pon `task: classification` si son nombres de clases")
}
