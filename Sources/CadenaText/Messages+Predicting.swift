/// What `cadena predict` says.
extension Message {
  /// `predict` in one line.
  public static let predictAbstract = Message(
    english: "Let the model of a run predict the rows of a file.",
    spanish: "Predice con el modelo de una ejecución las filas de un archivo.")
  /// What `predict` writes.
  public static let predictDiscussion = Message(
    english: """
      Columns are found by their names, in any order; others are ignored, the target too. What \
      preprocessing learnt is applied, and the scaling of targets is undone. One line per row, in \
      the order of the file: for classes `prediction` and `probability_<class>`, for numbers the \
      target's name. Files may be larger than the memory.

      RUN is a run's folder or its name, as `digits-3`; `digits` means the latest of that name.
      """,
    spanish: """
      Las columnas se encuentran por su nombre, en cualquier orden; las demás se ignoran, también \
      el objetivo. Se aplica lo que aprendió el preprocesamiento y se deshace el escalado de los \
      objetivos. Una línea por fila, en el orden del archivo: para clases `prediction` y \
      `probability_<clase>`, para números el nombre del objetivo. Los archivos pueden ser mayores \
      que la memoria.

      RUN es la carpeta de una ejecución o su nombre, como `digits-3`; `digits` es la última con \
      ese nombre.
      """)
  /// The argument RUN.
  public static let helpRun = Message(
    english: "The run: its folder, or its name in runs/.",
    spanish: "La ejecución: su carpeta, o su nombre en runs/.")
  /// The option --input.
  public static let helpInput = Message(
    english: "The rows, as CSV, IDX, NPY or NPZ, plain or packed with gzip; - is standard input.",
    spanish: "Las filas, en CSV, IDX, NPY o NPZ, tal cual o con gzip; - es la entrada estándar.")
  /// The option --output.
  public static let helpOutput = Message(
    english: "The file to write, there whole or not at all; otherwise standard output.",
    spanish: "El archivo que se escribe, entero o nada; si no, la salida estándar.")
  /// The option --format.
  public static let helpPredictionFormat = Message(
    english: "csv, or json: one object per line.", spanish: "csv, o json: un objeto por línea.")
  /// The flag --probabilities.
  public static let helpProbabilities = Message(
    english: "Write the probability of every class too, which is so without it.",
    spanish: "Escribe también la probabilidad de cada clase, como sin ella.")
  /// The flag --no-probabilities.
  public static let helpNoProbabilities = Message(
    english: "Write the predicted class alone, without probabilities.",
    spanish: "Escribe solo la clase predicha, sin probabilidades.")
  /// The flag --logits.
  public static let helpLogits = Message(
    english: "Write the model's outputs as they are, in place of probabilities.",
    spanish: "Escribe las salidas del modelo tal cual, en lugar de probabilidades.")
  /// The flag --keep.
  public static let helpKeep = Message(
    english: "Copy the input's columns in front.",
    spanish: "Copia delante las columnas de la entrada.")
  /// The option --delimiter.
  public static let helpInputDelimiter = Message(
    english: "The character between the input's columns; otherwise found out.",
    spanish: "El carácter entre las columnas de la entrada; si no, se detecta.")
  /// The flag --header.
  public static let helpInputHeader = Message(
    english: "The input's first row holds the names of the columns, and is no row to predict.",
    spanish: "La primera fila de la entrada tiene los nombres de las columnas y no se predice.")
  /// The flag --no-header.
  public static let helpInputNoHeader = Message(
    english: "The input's first row is a row to predict, and columns are in the order of training."
      + " Without either flag it is found out.",
    spanish: "La primera fila de la entrada se predice, y las columnas están en el orden del"
      + " entrenamiento. Sin ninguna de las dos opciones, se detecta.")
  /// The option --checkpoint.
  public static let helpCheckpoint = Message(
    english: "best or last; otherwise best when there is a validation part.",
    spanish: "best o last; si no, best cuando hay parte de validación.")
  /// Columns of the training rows that a table lacks.
  public static func columnsMissing(_ names: [String], of data: String) -> Message {
    let list = names.prefix(12).map { "`\(shortened($0))`" }.joined(separator: ", ")
    let more = names.count > 12 ? ", …" : ""
    return Message(
      english: "\(names.count) columns of `\(data)` are missing: \(list)\(more)",
      spanish: "faltan \(names.count) columnas de `\(data)`: \(list)\(more)")
  }
  /// An output over the input.
  public static let outputIsInput = Message(
    english: "the output is the input file", spanish: "la salida es el archivo de entrada")
  /// How to keep both.
  public static let nameAnotherFile = Message(
    english: "name another file with --output", spanish: "nombra otro archivo con --output")
  /// How many rows were written.
  public static func predictionsWritten(_ rows: Int, _ path: String) -> Message {
    Message(
      english: "\(rows) \(rows == 1 ? "row" : "rows") predicted: \(path)",
      spanish: "\(rows) \(rows == 1 ? "fila predicha" : "filas predichas"): \(path)")
  }
  /// Rows whose predictions are no numbers.
  public static func predictionsNotFinite(_ rows: Int) -> Message {
    Message(
      english: "\(rows) \(rows == 1 ? "row has" : "rows have") a prediction that is not a finite"
        + " number; their inputs are far from what the model knows",
      spanish: "\(rows) \(rows == 1 ? "fila tiene" : "filas tienen") una predicción que no es un"
        + " número finito; sus entradas están lejos de lo que conoce el modelo")
  }
  /// Weights that nobody has trained.
  public static let weightsOfTheBeginning = Message(
    english: "no epoch of this run is finished; these are the weights of the beginning",
    spanish: "ninguna época de esta ejecución ha terminado; estos son los pesos iniciales")
  /// A run that could go on.
  public static func runNotFinished(_ epoch: Int) -> Message {
    Message(
      english: "the run is not finished; these are the weights of epoch \(epoch)",
      spanish: "la ejecución no ha terminado; estos son los pesos de la época \(epoch)")
  }
  /// A run that ended badly.
  public static func runWentWrong(_ epoch: Int) -> Message {
    Message(
      english: "the run did not end well; these are the weights of epoch \(epoch)",
      spanish: "la ejecución no acabó bien; estos son los pesos de la época \(epoch)")
  }
}

extension CommandExample {
  /// How `predict` is used.
  public static let predict: [CommandExample] = [
    CommandExample(
      "cadena predict wine --input new.csv", english: "with the latest run of the name wine",
      spanish: "con la última ejecución de nombre wine"),
    CommandExample(
      "cadena predict runs/wine-3 --input new.csv --keep --output predicted.csv",
      english: "beside the input's columns, into a file",
      spanish: "junto a las columnas de la entrada, en un archivo"),
    CommandExample(
      "cat new.csv | cadena predict wine --input - --no-probabilities",
      english: "the classes alone",
      spanish: "solo las clases"),
  ]
}
