/// What to do about rows that are read as those of a run: how is decided, and only the file can be
/// mended.
extension Message {
  /// A value that is missing where the run has no rule for it.
  public static let missingForRunRemedy = Message(
    english: "fill in the value or remove the row; only a run trained with a rule such as"
      + " `missing: mean` fills it in",
    spanish: "completa el valor o quita la fila; solo una ejecución entrenada con una regla como"
      + " `missing: mean` lo completa")
  /// A first row without a value, where the run takes that of the row before.
  public static let noPreviousForRunRemedy = Message(
    english: "fill in the first row: this run takes missing values from the row before",
    spanish: "completa la primera fila: esta ejecución toma los valores que faltan de la anterior")
  /// A row to measure without its target.
  public static let missingTargetForRunRemedy = Message(
    english: "fill in the value, or remove the row: without it nothing can be measured",
    spanish: "completa el valor, o quita la fila: sin él no se puede medir nada")
  /// Text in a column of numbers.
  public static func textForRunRemedy(_ column: String) -> Message {
    Message(
      english: "mend the value: in training `\(shortened(column))` held numbers",
      spanish: "corrige el valor: en el entrenamiento `\(shortened(column))` tenía números")
  }
  /// Decimals with a comma.
  public static let decimalPointForRunRemedy = Message(
    english: "write decimals with a point, as in the rows of the training",
    spanish: "escribe los decimales con punto, como en las filas del entrenamiento")
  /// Decimals with a point.
  public static let decimalCommaForRunRemedy = Message(
    english: "write decimals with a comma, as in the rows of the training",
    spanish: "escribe los decimales con coma, como en las filas del entrenamiento")
  /// Two columns of one name that the run needs.
  public static let columnNameTwiceForRunRemedy = Message(
    english: "give one of them another name in the first line, or remove it",
    spanish: "da otro nombre a una de ellas en la primera línea, o quítala")
  /// Rows in a form that the run's data do not have.
  public static let runWantsTable = Message(
    english: "this run was trained on a table, and its targets are found by name",
    spanish: "esta ejecución se entrenó con una tabla, y sus objetivos se buscan por nombre")
  /// How to measure them.
  public static let runWantsTableRemedy = Message(
    english: "write the rows as CSV, with the columns of the training",
    spanish: "escribe las filas en CSV, con las columnas del entrenamiento")
  /// Labels without the rows that they belong to.
  public static let labelsWithoutData = Message(
    english: "--labels goes with --data", spanish: "--labels va con --data")
  /// Two columns of one name, for a description.
  public static func columnsNamedAlike(_ name: String, _ first: Int, _ second: Int) -> Message {
    let name = shortened(name)
    return Message(
      english: "columns \(first) and \(second) are both called `\(name)`: training takes neither"
        + " until one has another name",
      spanish: "las columnas \(first) y \(second) se llaman ambas `\(name)`: no sirven para"
        + " entrenar mientras una no tenga otro nombre")
  }
}
