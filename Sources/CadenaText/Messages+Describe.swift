/// What `cadena data describe` says.
extension Message {
  /// The command in one line.
  public static let describeAbstract = Message(
    english: "Tell what a data set is like.",
    spanish: "Dice cómo es un conjunto de datos.")
  /// The command in more words.
  public static let describeDiscussion = Message(
    english: "Shape, columns, classes, missing values, correlations, and what should be known"
      + " before training. An experiment file shows its parts too.",
    spanish: "Forma, columnas, clases, valores que faltan, correlaciones y lo que conviene saber"
      + " antes de entrenar. Un archivo de experimento muestra también sus partes.")
  /// The argument SOURCE.
  public static let helpSource = Message(
    english:
      "A CSV, NPZ, NPY or IDX file, the name of a set such as `digits`, or an experiment file.",
    spanish: "Un archivo CSV, NPZ, NPY o IDX, el nombre de un conjunto como `digits`, o un archivo"
      + " de experimento.")
  /// The option --target.
  public static let helpTarget = Message(
    english: "The target's column of a table: its name, or its number from 1.",
    spanish: "La columna objetivo de una tabla: su nombre, o su número desde 1.")
  /// The option --delimiter.
  public static let helpDelimiter = Message(
    english: "The character between the columns of a table.",
    spanish: "El carácter entre las columnas de una tabla.")
  /// The option --decimal.
  public static let helpDecimal = Message(
    english: "The sign before the decimals of a table: a point or a comma.",
    spanish: "El signo antes de los decimales de una tabla: un punto o una coma.")
  /// The option --labels.
  public static let helpLabels = Message(
    english: "The file of the labels, for an IDX or NPY file. The labels of IDX files are found"
      + " by their name when they are called as those of MNIST.",
    spanish: "El archivo de las etiquetas, para un archivo IDX o NPY. Las de archivos IDX se"
      + " encuentran por su nombre si se llaman como las de MNIST.")
  /// A file of pictures or numbers without its labels.
  public static let labelsNeeded = Message(
    english: "this file holds no labels", spanish: "este archivo no tiene etiquetas")
  /// How to give them.
  public static let labelsNeededRemedy = Message(
    english: "name the file of the labels with --labels FILE",
    spanish: "nombra el archivo de las etiquetas con --labels ARCHIVO")
  /// A flag that takes a point or a comma.
  public static func flagDecimal(_ value: String) -> Message {
    Message(
      english: "--decimal takes a point or a comma, not `\(shortened(value))`",
      spanish: "--decimal toma un punto o una coma, no `\(shortened(value))`")
  }
  /// The flag --all.
  public static let helpAllColumns = Message(
    english: "Show every column, however many there are.",
    spanish: "Muestra todas las columnas, por muchas que sean.")
  /// A flag that takes one character.
  public static func flagOneCharacter(_ flag: String, _ value: String) -> Message {
    Message(
      english: "\(flag) takes one character, not `\(shortened(value))`",
      spanish: "\(flag) toma un carácter, no `\(shortened(value))`")
  }
  /// Neither a file nor a known name.
  public static func noSuchSource(_ name: String) -> Message {
    Message(
      english: "there is no file and no data set `\(shortened(name))`",
      spanish: "no hay ni archivo ni conjunto de datos `\(shortened(name))`")
  }
  /// What a source may be.
  public static func fileOrName(_ names: [String]) -> Message {
    let list = names.joined(separator: ", ")
    return Message(
      english: "a CSV file, an experiment file, or one of \(list)",
      spanish: "un archivo CSV, un archivo de experimento, o uno de \(list)")
  }

  /// Rows, features and target.
  public static func describedHead(
    _ name: String, rows: Int, features: Int, classes: Int?, target: String
  ) -> Message {
    let name = shortened(name)
    let target = shortened(target)
    let (english, spanish) =
      classes.map { ("\($0) classes of `\(target)`", "\($0) clases de `\(target)`") }
      ?? ("numbers of `\(target)` to predict", "números de `\(target)` que predecir")
    return Message(
      english: "\(name): \(rows) rows, \(features) features, \(english)",
      spanish: "\(name): \(rows) filas, \(features) características, \(spanish)")
  }
  /// The size of pictures.
  public static func describedImages(_ height: Int, _ width: Int, _ channels: Int) -> Message {
    let size = "\(height) × \(width)" + (channels == 1 ? "" : " × \(channels)")
    return Message(english: "pictures of \(size)", spanish: "imágenes de \(size)")
  }
  /// The rows of the parts.
  public static func describedParts(_ training: Int, _ validation: Int, _ test: Int) -> Message {
    Message(
      english: "training \(training), validation \(validation), test \(test)",
      spanish: "entrenamiento \(training), validación \(validation), prueba \(test)")
  }
  /// Nothing is missing.
  public static let nothingMissing = Message(
    english: "no value is missing", spanish: "no falta ningún valor")
  /// How many values are missing.
  public static func missingInAll(_ count: Int) -> Message {
    Message(
      english: count == 1 ? "1 value is missing" : "\(count) values are missing",
      spanish: count == 1 ? "falta 1 valor" : "faltan \(count) valores")
  }
  /// All columns in a line.
  public static func allColumns(
    _ count: Int, lowest: String, mean: String, highest: String, varying: Int
  ) -> Message {
    let constant = count - varying
    return Message(
      english: "values from \(lowest) to \(highest), mean \(mean); \(constant) of \(count) columns"
        + " are constant (--all shows every column)",
      spanish: "valores de \(lowest) a \(highest), media \(mean); \(constant) de \(count) columnas"
        + " son constantes (--all muestra todas)")
  }
  /// Rows that are not shown.
  public static func andMoreRows(_ count: Int) -> Message {
    Message(english: "… and \(count) more", spanish: "… y \(count) más")
  }
  /// Correlations of a part of the columns or rows.
  public static func comparedOnly(_ columns: Int, rows: Int) -> Message {
    Message(
      english: "compared: \(columns) columns over \(rows) rows",
      spanish: "comparadas: \(columns) columnas en \(rows) filas")
  }

  /// A heading.
  public static let columnHeading = Message(english: "column", spanish: "columna")
  /// A heading.
  public static let textColumnHeading = Message(english: "text", spanish: "texto")
  /// A heading.
  public static let missingHeading = Message(english: "missing", spanish: "faltan")
  /// A heading.
  public static let distinctHeading = Message(english: "distinct", spanish: "distintos")
  /// A heading.
  public static let lowestHeading = Message(english: "min", spanish: "mín")
  /// A heading.
  public static let meanHeading = Message(english: "mean", spanish: "media")
  /// A heading.
  public static let deviationHeading = Message(english: "std", spanish: "desv")
  /// A heading.
  public static let medianHeading = Message(english: "median", spanish: "mediana")
  /// A heading.
  public static let highestHeading = Message(english: "max", spanish: "máx")
  /// A heading.
  public static let mostFrequentHeading = Message(
    english: "most frequent", spanish: "más frecuente")
  /// A heading.
  public static let classHeading = Message(english: "class", spanish: "clase")
  /// A heading.
  public static let rowsHeading = Message(english: "rows", spanish: "filas")
  /// A heading.
  public static let shareHeading = Message(english: "share", spanish: "parte")
  /// A heading: Pearson's coefficient.
  public static let rHeading = Message(english: "r", spanish: "r")
  /// A heading: the correlation ratio.
  public static let etaHeading = Message(english: "η", spanish: "η")
  /// A heading.
  public static func strongestHeading(_ target: String) -> Message {
    Message(
      english: "strongest with `\(shortened(target))`",
      spanish: "más fuertes con `\(shortened(target))`")
  }
  /// A heading.
  public static let pairsHeading = Message(
    english: "features that say nearly the same", spanish: "características casi iguales")
}
