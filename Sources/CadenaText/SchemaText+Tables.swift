/// One sentence about every option of tables, for the documentation and errors.
extension SchemaText {
  /// The target's columns.
  public static let csvTarget = Message(
    english: "the target's column: its name, or its number from 1; several for a regression of"
      + " several numbers; without it, the last",
    spanish: "la columna objetivo: su nombre, o su número desde 1; varias para una regresión de"
      + " varios números; si falta, la última")
  /// The columns of features.
  public static let csvColumns = Message(
    english: "the columns that are features, by name or number from 1; without it, all others",
    spanish: "las columnas que son características, por nombre o número desde 1; si falta, todas"
      + " las demás")
  /// Columns that are left out.
  public static let csvIgnore = Message(
    english: "columns that are left out, such as row numbers, by name or number from 1",
    spanish: "columnas que se omiten, como números de fila, por nombre o número desde 1")
  /// The decimal sign.
  public static let csvDecimal = Message(
    english: "what stands between whole part and fraction", spanish: "el signo decimal")
  /// The rule for missing values.
  public static let csvMissing = Message(
    english: "what happens to a feature without a value: empty, `?`, `NA`, `N/A`, `NaN`, `null`",
    spanish: "qué pasa con una característica sin valor: vacía, `?`, `NA`, `N/A`, `NaN`, `null`")
  /// Columns of text.
  public static let csvCategories = Message(
    english: "columns that become one column of 0 and 1 for each of their categories; `oneHot`"
      + " takes every column of text",
    spanish: "columnas que se convierten en una columna de 0 y 1 por cada categoría; `oneHot` toma"
      + " todas las columnas de texto")
  /// Unknown categories.
  public static let csvUnknown = Message(
    english: "what happens to a category that the rows learned from do not have; `ignore` makes"
      + " all of the column's categories 0",
    spanish: "qué pasa con una categoría que no tienen las filas de las que se aprendió; `ignore`"
      + " pone a 0 todas las categorías de la columna")
  /// The rule `error`.
  public static let missingError = Message(
    english: "an error with line and column", spanish: "un error con línea y columna")
  /// The rule `mean`.
  public static let missingMean = Message(
    english: "the column's mean over the training part",
    spanish: "la media de la columna en la parte de entrenamiento")
  /// The rule `median`.
  public static let missingMedian = Message(
    english: "the column's median over the training part",
    spanish: "la mediana de la columna en la parte de entrenamiento")
  /// The rule `mode`.
  public static let missingMode = Message(
    english: "the column's most frequent value in the training part, or category",
    spanish: "el valor, o la categoría, más frecuente de la columna en la parte de entrenamiento")
  /// The rule `zero`.
  public static let missingZero = Message(english: "0", spanish: "0")
  /// The rule `constant`.
  public static let missingConstant = Message(
    english: "a number of your choice", spanish: "un número a elección")
  /// The constant.
  public static let missingConstantValue = Message(english: "the number", spanish: "el número")
  /// The rule `dropRow`.
  public static let missingDropRow = Message(
    english: "the row is left out", spanish: "se omite la fila")
  /// The rule `previous`.
  public static let missingPrevious = Message(
    english: "the value of the row before it in the file",
    spanish: "el valor de la fila anterior del archivo")
}
