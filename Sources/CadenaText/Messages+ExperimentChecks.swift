/// Values of an experiment that do not fit together.
extension Message {
  /// The parts leave nothing.
  public static let nothingLeftToTrain = Message(
    english: "`validation` and `test` together leave nothing for training",
    spanish: "`validation` y `test` juntos no dejan nada para entrenar")
  /// How to divide the rows.
  public static let nothingLeftRemedy = Message(
    english: "the two fractions must add to less than 1",
    spanish: "las dos fracciones deben sumar menos de 1")
  /// A test fraction and a test file.
  public static let testTwice = Message(
    english: "the test part is given twice: `test` and `testFile`",
    spanish: "la parte de prueba se da dos veces: `test` y `testFile`")
  /// A test file for embedded data.
  public static let testFileNeedsCSV = Message(
    english: "`testFile` goes with a `csv` source",
    spanish: "`testFile` va con una fuente `csv`")
  /// A model without layers.
  public static let noLayers = Message(
    english: "there are no layers",
    spanish: "no hay capas")
  /// How to give layers.
  public static let noLayersRemedy = Message(
    english: "write at least one, such as `- linear: classes`",
    spanish: "escribe al menos una, como `- linear: classes`")
  /// How to have something to monitor.
  public static let noValidationRemedy = Message(
    english: "set data.split.validation above 0, or monitor train.loss",
    spanish: "pon data.split.validation mayor que 0, o vigila train.loss")
  /// Standardised class labels.
  public static let classesNotStandardized = Message(
    english: "`targets.standardize` is for regression: classes are not numbers",
    spanish: "`targets.standardize` es para regresión: las clases no son números")
  /// `linear: classes` in regression.
  public static let widthNeedsClasses = Message(
    english: "`classes` is a width for classification only",
    spanish: "`classes` es un ancho solo para clasificación")
  /// What to write instead of `classes`.
  public static let widthNeedsClassesRemedy = Message(
    english: "give the number of targets, such as `linear: 1`",
    spanish: "da el número de objetivos, como `linear: 1`")
  /// Nesterov without momentum.
  public static let nesterovNeedsMomentum = Message(
    english: "`nesterov` needs `momentum` above 0 and `dampening` 0",
    spanish: "`nesterov` necesita `momentum` mayor que 0 y `dampening` 0")
  /// How to have Nesterov.
  public static let nesterovRemedy = Message(
    english: "set `momentum: 0.9`",
    spanish: "pon `momentum: 0.9`")
  /// A factor of zero.
  public static let scaleByZero = Message(
    english: "scaling by 0 leaves nothing of the data",
    spanish: "escalar por 0 no deja nada de los datos")
  /// A factor that makes sense.
  public static let scaleByZeroRemedy = Message(
    english: "give the factor each value is multiplied by, such as 0.0625",
    spanish: "da el factor por el que se multiplica cada valor, como 0.0625")
  /// A range that holds nothing.
  public static let emptyRange = Message(
    english: "`low` must be below `high`", spanish: "`low` debe ser menor que `high`")
  /// A range that works.
  public static let emptyRangeRemedy = Message(
    english: "for example `minMax: {low: -1, high: 1}`",
    spanish: "por ejemplo `minMax: {low: -1, high: 1}`")
  /// A delimiter that is no delimiter.
  public static let badDelimiter = Message(
    english: "this cannot separate the columns of a CSV file",
    spanish: "esto no puede separar las columnas de un archivo CSV")
  /// Delimiters that work.
  public static let badDelimiterRemedy = Message(
    english: "one character, such as \",\" \";\" \"|\" or \"\\t\"",
    spanish: "un carácter, como \",\" \";\" \"|\" o \"\\t\"")
  /// Both or neither kind of clipping.
  public static let clipNeedsOne = Message(
    english: "`clip` takes either `norm` or `value`",
    spanish: "`clip` lleva `norm` o `value`, uno de los dos")
  /// How to clip.
  public static let clipNeedsOneRemedy = Message(
    english: "for example `clip: {norm: 1.0}` or `clip: {value: 0.5}`",
    spanish: "por ejemplo `clip: {norm: 1.0}` o `clip: {value: 0.5}`")
  /// A form for clipping by value.
  public static let clipFormNeedsNorm = Message(
    english: "`form` goes with `norm`",
    spanish: "`form` va con `norm`")
  /// A name that is no folder name.
  public static let badName = Message(
    english: "the name becomes a folder and cannot be this",
    spanish: "el nombre será una carpeta y no puede ser este")
  /// Names that work.
  public static let badNameRemedy = Message(
    english: "use letters, digits, spaces, `-` and `_`; no `/`, no `.` at the beginning",
    spanish: "usa letras, cifras, espacios, `-` y `_`; sin `/` y sin `.` al principio")
  /// A monitor that needs a validation part.
  public static func noValidationToMonitor(_ monitor: String) -> Message {
    Message(
      english: "`\(monitor)` is monitored, but there is no validation part",
      spanish: "se vigila `\(monitor)`, pero no hay parte de validación")
  }
  /// A loss that needs classes.
  public static func lossNeedsClasses(_ loss: String) -> Message {
    Message(
      english: "`\(loss)` is a loss for classification, and the task is regression",
      spanish: "`\(loss)` es una pérdida de clasificación y la tarea es regresión")
  }
  /// A smallest value above the largest.
  public static func minimumAboveMaximum(_ minimum: String, _ maximum: String) -> Message {
    Message(
      english: "`\(minimum)` is larger than `\(maximum)`",
      spanish: "`\(minimum)` es mayor que `\(maximum)`")
  }
  /// The other way round.
  public static let swapMinimumAndMaximum = Message(
    english: "give the smaller number as the minimum", spanish: "da el número menor como mínimo")
}
