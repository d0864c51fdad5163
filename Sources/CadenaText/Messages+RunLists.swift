/// What `cadena runs` says.
extension Message {
  /// `runs` in one line.
  public static let runsAbstract = Message(
    english: "List, show, compare and check runs.",
    spanish: "Lista, muestra, compara y comprueba ejecuciones.")
  /// `runs list` in one line.
  public static let runsListAbstract = Message(
    english: "The runs of a folder, the newest first.",
    spanish: "Las ejecuciones de una carpeta, la más nueva primero.")
  /// `runs show` in one line.
  public static let runsShowAbstract = Message(
    english: "Configuration, numbers and files of a run, and what to do next.",
    spanish: "Configuración, números y archivos de una ejecución, y qué hacer después.")
  /// `runs compare` in one line.
  public static let runsCompareAbstract = Message(
    english: "Where experiments differ, and which did best.",
    spanish: "En qué difieren los experimentos y cuál salió mejor.")
  /// The option --under.
  public static let helpUnder = Message(
    english: "The folder of runs; otherwise runs.",
    spanish: "La carpeta de ejecuciones; si no, runs.")
  /// The argument RUN ….
  public static let helpRunsToCompare = Message(
    english: "Two runs or more.", spanish: "Dos ejecuciones o más.")
  /// One run cannot be compared.
  public static let compareNeedsTwo = Message(
    english: "name at least two runs to compare",
    spanish: "nombra al menos dos ejecuciones para comparar")
  /// A folder that is missing.
  public static let noSuchFolder = Message(
    english: "there is no such folder", spanish: "no existe esa carpeta")
  /// A folder without runs.
  public static func noRuns(_ parent: String) -> Message {
    Message(
      english: "there are no runs in \(parent); `cadena train` makes one",
      spanish: "no hay ejecuciones en \(parent); `cadena train` crea una")
  }
  /// A run whose program is gone.
  public static let stateKilled = Message(
    english: "killed, can be resumed", spanish: "cortada, se puede continuar")
  /// A run whose record cannot be read.
  public static let stateDamaged = Message(english: "damaged", spanish: "dañada")
  /// A column's heading.
  public static let runColumn = Message(english: "run", spanish: "ejecución")
  /// A column's heading.
  public static let stateColumn = Message(english: "state", spanish: "estado")
  /// A column's heading.
  public static let epochsColumn = Message(english: "epochs", spanish: "épocas")
  /// A column's heading.
  public static let bestColumn = Message(english: "best", spanish: "mejor")
  /// A column's heading.
  public static let startedColumn = Message(english: "started", spanish: "inicio")
  /// A column's heading.
  public static let durationColumn = Message(english: "duration", spanish: "duración")
  /// A column's heading.
  public static let sizeColumn = Message(english: "size", spanish: "tamaño")
  /// A label.
  public static let problemLabel = Message(english: "problem", spanish: "problema")
  /// A label.
  public static let dataLabel = Message(english: "data", spanish: "datos")
  /// A label.
  public static let layersLabel = Message(english: "layers", spanish: "capas")
  /// A label.
  public static let lossLabel = Message(english: "loss", spanish: "pérdida")
  /// A label.
  public static let optimizerLabel = Message(english: "optimizer", spanish: "optimizador")
  /// A label.
  public static let resumeLabel = Message(english: "go on:", spanish: "continuar:")
  /// A label.
  public static let evaluateLabel = Message(english: "measure:", spanish: "medir:")
  /// A label.
  public static let predictLabel = Message(english: "predict:", spanish: "predecir:")
  /// A curve.
  public static let trainingLoss = Message(
    english: "training loss  ", spanish: "pérdida de entrenamiento")
  /// A curve.
  public static let validationLoss = Message(
    english: "validation loss", spanish: "pérdida de validación   ")
  /// How often the test part was measured.
  public static func testUsesCounted(_ uses: Int) -> Message {
    Message(
      english: "test part measured: \(uses) times", spanish: "parte de prueba medida: \(uses) veces"
    )
  }
  /// Runs of other rows.
  public static let differentData = Message(
    english:
      "the runs were not trained on the same data; their numbers cannot be compared directly",
    spanish: "las ejecuciones no usaron los mismos datos; sus números no se pueden comparar sin más"
  )
  /// Experiments that are equal.
  public static let sameConfiguration = Message(
    english: "(same configuration)", spanish: "(misma configuración)")
  /// What the star means.
  public static let bestIsMarked = Message(english: "* the best", spanish: "* el mejor")
}

extension CommandExample {
  /// How `runs` is used.
  public static let runs: [CommandExample] = [
    runsList[0], runsShow[0], runsCompare[0], runsCheck[0],
  ]
  /// How `runs list` is used.
  public static let runsList: [CommandExample] = [
    CommandExample(
      "cadena runs list", english: "all of them, the newest first",
      spanish: "todas, la más nueva primero"),
    CommandExample(
      "cadena runs list --under archive --json", english: "those of another folder, as JSON",
      spanish: "las de otra carpeta, en JSON"),
  ]
  /// How `runs show` is used.
  public static let runsShow: [CommandExample] = [
    CommandExample(
      "cadena runs show wine-3", english: "one of them", spanish: "una de ellas"),
    CommandExample(
      "cadena runs show wine", english: "the latest of the name wine",
      spanish: "la última de nombre wine"),
  ]
  /// How `runs compare` is used.
  public static let runsCompare: [CommandExample] = [
    CommandExample(
      "cadena runs compare wine-2 wine-3", english: "what was changed, and what it did",
      spanish: "qué se cambió y con qué resultado"),
    CommandExample(
      "cadena runs compare wine-1 wine-2 wine-3 --json", english: "several, as JSON",
      spanish: "varias, en JSON"),
  ]
}
