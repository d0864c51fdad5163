/// What can be wrong with data and with the files that hold them.
extension Message {
  /// A folder where a file should be.
  public static let fileIsDirectory = Message(
    english: "this is a folder, not a file", spanish: "esto es una carpeta, no un archivo")
  /// What to do about a missing file of data.
  public static let checkThePath = Message(
    english: "check the path", spanish: "revisa la ruta")
  /// What to do about a folder in place of a file.
  public static let nameAFile = Message(
    english: "name a file in it", spanish: "da el nombre de un archivo")
  /// What to do about a file that cannot be read.
  public static let checkPermissions = Message(
    english: "check the permissions of the file", spanish: "revisa los permisos del archivo")
  /// A file that cannot be written.
  public static let cannotWriteFile = Message(
    english: "the file cannot be written", spanish: "no se puede escribir el archivo")
  /// What to do about a folder that is not there.
  public static let createFolderFirst = Message(
    english: "create the folder first", spanish: "crea primero la carpeta")
  /// What to do about a folder without permission to write.
  public static let chooseWritableFolder = Message(
    english: "choose a folder that you may write to",
    spanish: "elige una carpeta en la que puedas escribir")
  /// What to do about a full disk.
  public static let freeSpace = Message(
    english: "free some space on the disk", spanish: "libera espacio en el disco")

  /// A data set without rows.
  public static let noRows = Message(
    english: "there are no rows", spanish: "no hay filas")
  /// Features and targets of different lengths.
  public static func targetCountDiffers(_ rows: Int, _ targets: Int) -> Message {
    Message(
      english: "\(rows) rows of features have \(targets) targets",
      spanish: "\(rows) filas de características tienen \(targets) objetivos")
  }
  /// A number of values that does not fill the shape.
  public static func valueCountDiffers(_ values: Int, _ shape: String, _ rows: Int) -> Message {
    Message(
      english: "\(values) values do not fill \(rows) rows of shape \(shape)",
      spanish: "\(values) valores no llenan \(rows) filas de forma \(shape)")
  }
  /// A label that is no class.
  public static func labelOutOfRange(_ label: Int, row: Int, classes: Int) -> Message {
    Message(
      english: "the label \(label) of row \(row) is not in 0..<\(classes)",
      spanish: "la etiqueta \(label) de la fila \(row) no está en 0..<\(classes)")
  }
  /// A value that is not a number or not finite.
  public static func valueNotFinite(row: Int, column: Int) -> Message {
    Message(
      english: "the value in row \(row), column \(column) is not finite",
      spanish: "el valor en la fila \(row), columna \(column) no es finito")
  }
  /// A target that is not a number or not finite.
  public static func targetNotFinite(row: Int) -> Message {
    Message(
      english: "the target of row \(row) is not finite",
      spanish: "el objetivo de la fila \(row) no es finito")
  }
  /// A list of names with the wrong length.
  public static func nameCountDiffers(_ names: Int, _ columns: Int) -> Message {
    Message(
      english: "\(columns) columns have \(names) names",
      spanish: "\(columns) columnas tienen \(names) nombres")
  }

  /// A fraction of a split out of range.
  public static let fractionOutOfRange = Message(
    english: "a part of the split is a fraction from 0 to less than 1",
    spanish: "cada parte de la división es una fracción de 0 a menos de 1")
  /// Fractions that leave nothing for training.
  public static let splitLeavesNothing = Message(
    english: "the split leaves no rows for training",
    spanish: "la división no deja filas para entrenar")
  /// The numbers of rows that a split wants.
  public static func splitCounts(_ rows: Int, _ validation: Int, _ test: Int) -> Message {
    Message(
      english: "\(rows) rows, of which \(validation) for validation and \(test) for the test",
      spanish: "\(rows) filas, de ellas \(validation) para validación y \(test) para prueba")
  }
  /// What to do about parts that are too large or too small.
  public static let changeFractions = Message(
    english: "change data.split.validation or data.split.test; 0 means none",
    spanish: "cambia data.split.validation o data.split.test; 0 es ninguna")
  /// A part that was asked for and has no row.
  public static func partIsEmpty(_ part: Message, rows: Int) -> Message {
    Message(
      english: "\(part.english) would have no row: there are only \(rows)",
      spanish: "\(part.spanish) no tendría filas: solo hay \(rows)")
  }
  /// The part that is learnt from.
  public static let trainingPartName = Message(
    english: "the training part", spanish: "la parte de entrenamiento")
  /// The part that decides when to stop.
  public static let validationPartName = Message(
    english: "the validation part", spanish: "la parte de validación")
  /// The part that is used once at the end.
  public static let testPartName = Message(
    english: "the test part", spanish: "la parte de prueba")
  /// Classes that are missing in a part of a split: their names, each with its rows in all.
  public static func classesMissingInPart(
    _ classes: [(name: String, rows: Int)], others: Int, of all: Int, _ part: Message
  ) -> Message {
    let list = classes.map { "`\(shortened($0.name))` \($0.rows)" }.joined(separator: ", ")
    let count = classes.count + others
    return Message(
      english: "\(part.english) has no row of \(count) of the \(all) classes; rows that they have"
        + " in all: \(list)" + (others == 0 ? "" : " and \(others) more classes"),
      spanish: "\(part.spanish) no tiene filas de \(count) de las \(all) clases; filas que tienen"
        + " en total: \(list)" + (others == 0 ? "" : " y \(others) clases más"))
  }

  /// A batch size below one.
  public static func batchSizeTooSmall(_ size: Int) -> Message {
    Message(
      english: "a batch has at least one row, not \(size)",
      spanish: "un lote tiene al menos una fila, no \(size)")
  }
  /// Leaving out the last batch leaves none.
  public static func batchLargerThanData(_ size: Int, rows: Int) -> Message {
    Message(
      english: "no batch of \(size) can be made of \(rows) rows, and smaller ones are dropped",
      spanish: "con \(rows) filas no se forma un lote de \(size), y los menores se omiten")
  }
  /// What to do about batches that are too large.
  public static let smallerBatchOrKeepLast = Message(
    english: "make training.batchSize smaller, or set training.dropLast to false",
    spanish: "reduce training.batchSize, o pon training.dropLast en false")
  /// Balanced batches without classes.
  public static let balancedNeedsClasses = Message(
    english: "only batches of classes can be balanced: the targets are numbers",
    spanish: "solo se equilibran lotes con clases: los objetivos son números")

  /// Numbers of columns that differ.
  public static func columnCountDiffers(_ found: Int, fitted: Int) -> Message {
    Message(
      english: "the data have \(found) columns, and preprocessing was fitted on \(fitted)",
      spanish: "los datos tienen \(found) columnas, y el preprocesamiento se ajustó con \(fitted)")
  }
  /// A factor that loses the data.
  public static func scaleFactorUnusable(_ factor: Double) -> Message {
    Message(
      english: "values cannot be scaled by \(factor)",
      spanish: "los valores no se pueden escalar por \(factor)")
  }
  /// A range that is empty or not finite.
  public static func rangeUnusable(_ low: Double, _ high: Double) -> Message {
    Message(
      english: "values cannot be brought to the range from \(low) to \(high)",
      spanish: "los valores no se pueden llevar al intervalo de \(low) a \(high)")
  }
  /// Targets of classes where numbers are needed.
  public static let standardizeNeedsNumbers = Message(
    english: "class labels cannot be standardised",
    spanish: "las etiquetas de clase no se pueden estandarizar")

  /// A source that does not exist.
  public static func unknownSource(_ name: String) -> Message {
    Message(
      english: "`\(shortened(name))` is not a data source",
      spanish: "`\(shortened(name))` no es una fuente de datos")
  }
  /// An option that a source does not have.
  public static func unknownSourceOption(_ option: String, _ source: String) -> Message {
    Message(
      english: "`\(source)` has no option `\(shortened(option))`",
      spanish: "`\(source)` no tiene la opción `\(shortened(option))`")
  }
  /// An option of a source out of range.
  public static func sourceOptionOutOfRange(
    _ option: String, _ source: String, _ value: String, allowed: String
  ) -> Message {
    Message(
      english: "`\(option)` of `\(source)` is \(value); it must be \(allowed)",
      spanish: "`\(option)` de `\(source)` es \(value); debe ser \(allowed)")
  }
}
