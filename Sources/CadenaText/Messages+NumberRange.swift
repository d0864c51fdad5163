/// Numbers that the model's precision cannot hold.
extension Message {
  /// A number of a table that single precision cannot hold.
  public static func numberTooLarge(_ column: String) -> Message {
    Message(
      english: "the value of `\(shortened(column))` is too large for float32",
      spanish: "el valor de `\(shortened(column))` es demasiado grande para float32")
  }
  /// A number of an array that single precision cannot hold.
  public static func valueTooLarge(row: Int, column: Int) -> Message {
    Message(
      english: "the value in row \(row), column \(column) is too large for float32",
      spanish: "el valor en la fila \(row), columna \(column) es demasiado grande para float32")
  }
  /// A target of an array that single precision cannot hold.
  public static func targetTooLarge(row: Int) -> Message {
    Message(
      english: "the target of row \(row) is too large for float32",
      spanish: "el objetivo de la fila \(row) es demasiado grande para float32")
  }
  /// A number that preprocessing made too large.
  public static func preparedTooLarge(row: Int, column: Int) -> Message {
    Message(
      english: "preprocessing makes the value in row \(row), column \(column) too large",
      spanish: "el preprocesamiento hace demasiado grande el valor en la fila \(row), columna"
        + " \(column)")
  }
  /// What to do about it.
  public static let preparedTooLargeRemedy = Message(
    english: "mend the value, or check the numbers in `preprocess:` and `missing:`",
    spanish: "corrige el valor, o revisa los números de `preprocess:` y `missing:`")
  /// The numbers that single precision holds.
  public static let floatRange = Message(
    english: "a number from -3.4e38 to 3.4e38", spanish: "un número de -3.4e38 a 3.4e38")
  /// What to do about numbers that are too large before training.
  public static let tooLargeRemedy = Message(
    english: "mend the value, write the column in a larger unit, or set `dtype: float64`",
    spanish: "corrige el valor, escribe la columna en una unidad mayor, o pon `dtype: float64`")
  /// What to do about numbers that are too large for a run.
  public static let tooLargeForRunRemedy = Message(
    english: "mend the value; only a run trained with `dtype: float64` takes such numbers",
    spanish: "corrige el valor; solo una ejecución entrenada con `dtype: float64` admite esos"
      + " números")
}
