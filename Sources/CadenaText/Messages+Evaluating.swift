/// What `cadena evaluate` says.
extension Message {
  /// `evaluate` in one line.
  public static let evaluateAbstract = Message(
    english: "Measure the model of a run on a part of its data or on a file.",
    spanish: "Mide el modelo de una ejecución en una parte de sus datos o en un archivo.")
  /// What `evaluate` does.
  public static let evaluateDiscussion = Message(
    english: """
      The parts are divided as they were for training, and it is checked that the data are the \
      same. Every measurement of the test part is counted in run.json: choosing by it what to try \
      next makes its numbers too good, so it should be used once, at the end.
      """,
    spanish: """
      Las partes se dividen como en el entrenamiento, y se comprueba que los datos sean los \
      mismos. Cada medición de la parte de prueba se cuenta en run.json: elegir con ella qué probar \
      después hace que sus números sean demasiado buenos, así que conviene usarla una vez, al final.
      """)
  /// The option --split.
  public static let helpSplit = Message(
    english: "The part to measure; otherwise the test part, or validation without one.",
    spanish: "La parte que se mide; si no, la de prueba, o la de validación si no la hay.")
  /// The option --data.
  public static let helpEvaluationData = Message(
    english:
      "A file of rows with their targets, in place of a part: CSV, plain or packed with gzip,"
      + " or NPZ, IDX or NPY for a run that was trained on arrays.",
    spanish: "Un archivo de filas con sus objetivos, en lugar de una parte: CSV, tal cual o con"
      + " gzip, o NPZ, IDX o NPY para una ejecución entrenada con arreglos.")
  /// Two ways of naming rows at once.
  public static let splitOrData = Message(
    english: "give either --split or --data", spanish: "usa --split o --data, no los dos")
  /// What is measured.
  public static func evaluationHeading(
    _ run: String, what: String, rows: Int, epoch: Int
  ) -> Message {
    Message(
      english:
        "\(run) · \(what) · \(rows) \(rows == 1 ? "row" : "rows") · weights of epoch \(epoch)",
      spanish: "\(run) · \(what) · \(rows) \(rows == 1 ? "fila" : "filas") · pesos de la época"
        + " \(epoch)")
  }
  /// The heading of a column of values.
  public static let valueColumn = Message(english: "value", spanish: "valor")
  /// How to read the table of confusions.
  public static let confusionRows = Message(
    english: "Rows are true classes, columns predicted ones:",
    spanish: "Las filas son las clases verdaderas, las columnas las predichas:")
  /// The test part was measured more than once.
  public static func testUsedAgain(_ uses: Int) -> Message {
    Message(
      english:
        "the test part has now been measured \(uses) times; each choice made after seeing its"
        + " numbers makes them a little too good. Compare models by the validation part (--split"
        + " validation) and keep the test for the end",
      spanish: "la parte de prueba se ha medido ya \(uses) veces; cada decisión tomada tras ver sus"
        + " números los vuelve un poco demasiado buenos. Compara modelos con la parte de validación"
        + " (--split validation) y deja la prueba para el final")
  }
  /// A part that the run's data do not have.
  public static func runLacksPart(_ part: Message) -> Message {
    Message(
      english: "this run has no rows for \(part.english)",
      spanish: "esta ejecución no tiene filas de \(part.spanish)")
  }
  /// How to measure something else.
  public static let measureOtherRows = Message(
    english: "choose another part with --split, or measure a file with --data FILE",
    spanish: "elige otra parte con --split, o mide un archivo con --data ARCHIVO")
  /// An expectation of rows that are not measured.
  public static func expectationOfOtherRows(_ name: String) -> Message {
    Message(
      english: "\(name) is not measured here", spanish: "\(name) no se mide aquí")
  }
}

extension CommandExample {
  /// How `evaluate` is used.
  public static let evaluate: [CommandExample] = [
    CommandExample(
      "cadena evaluate wine --split validation", english: "the rows that chose the best epoch",
      spanish: "las filas que eligieron la mejor época"),
    CommandExample(
      "cadena evaluate wine --expect 'test.accuracy>=0.97'",
      english: "the test part; exit code 5 when it is worse",
      spanish: "la parte de prueba; código de salida 5 si es peor"),
    CommandExample(
      "cadena evaluate runs/wine-3 --data labelled.csv --json", english: "other rows, as JSON",
      spanish: "otras filas, en JSON"),
  ]
}
