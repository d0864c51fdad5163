/// What `cadena summary` and `cadena gradcheck` say.
extension Message {
  /// `summary` in one line.
  public static let summaryAbstract = Message(
    english: "Show the layers of a model: shapes, parameters, arithmetic, memory.",
    spanish: "Muestra las capas de un modelo: formas, parámetros, cálculo, memoria.")
  /// How `summary` counts.
  public static let summaryDiscussion = Message(
    english: """
      Nothing is trained and nothing written. An operation is one addition, multiplication or \
      function of one number; forward and backward together leave out penalties and the update. \
      Memory of activations counts the input and every layer's output.
      """,
    spanish: """
      No entrena ni escribe nada. Una operación es una suma, un producto o una función de un \
      número; ida y vuelta juntas no incluyen penalizaciones ni la actualización. La memoria de \
      activaciones cuenta la entrada y la salida de cada capa.
      """)
  /// The argument FILE or RUN.
  public static let helpFileOrRun = Message(
    english: "The experiment file (YAML), `-` for standard input, or a run; without it, the digits"
      + " experiment.",
    spanish: "El archivo del experimento (YAML), `-` para la entrada estándar, o una ejecución; sin"
      + " él, el experimento de dígitos.")
  /// The option --batch.
  public static let helpBatch = Message(
    english: "Rows of a batch, for memory; otherwise the experiment's batch size.",
    spanish: "Filas de un lote, para la memoria; si no, las del experimento.")
  /// The first line of a summary.
  public static func summaryHeading(
    _ name: String, loss: String, optimizer: String, dtype: String
  ) -> Message {
    Message(
      english: "\(name): loss \(loss), optimiser \(optimizer), \(dtype); N rows at once",
      spanish: "\(name): pérdida \(loss), optimizador \(optimizer), \(dtype); N filas a la vez")
  }
  /// A column of summaries: arithmetic for one row.
  public static let operationsColumn = Message(
    english: "operations a row", spanish: "operaciones por fila")
  /// A column of summaries: memory.
  public static let memoryColumn = Message(english: "memory", spanish: "memoria")
  /// The sums of parameters; what there is none of is left out.
  public static func summaryParameters(
    _ total: String, trainable: String, frozen: String?, statistics: String?
  ) -> Message {
    func text(_ trained: String, _ fixed: String, _ running: String) -> String {
      (["\(trainable) \(trained)"]
        + [
          frozen.map { "\($0) \(fixed)" }, statistics.map { "\($0) \(running)" },
        ].compactMap { $0 }).joined(separator: ", ")
    }
    let english = text("trained", "frozen", "running statistics, which follow the batches")
    let spanish = text(
      "entrenables", "congelados", "estadísticas móviles, que siguen a los lotes")
    return Message(
      english: "parameters: \(total) (\(english))", spanish: "parámetros: \(total) (\(spanish))")
  }
  /// The sums of operations.
  public static func summaryOperations(forward: String, training: String) -> Message {
    Message(
      english: "operations a row: \(forward) forward, \(training) forward and backward",
      spanish: "operaciones por fila: \(forward) de ida, \(training) de ida y vuelta")
  }
  /// Memory of weights.
  public static let memoryWeights = Message(english: "weights", spanish: "pesos")
  /// Memory of gradients.
  public static let memoryGradients = Message(english: "gradients", spanish: "gradientes")
  /// Memory of an optimiser's state.
  public static func memoryStates(_ optimizer: String) -> Message {
    Message(english: "state of \(optimizer)", spanish: "estado de \(optimizer)")
  }
  /// Memory of activations.
  public static func memoryActivations(_ batch: Int) -> Message {
    Message(
      english: "activations of \(batch) rows", spanish: "activaciones de \(batch) filas")
  }
  /// All memory.
  public static let memoryTotal = Message(english: "together", spanish: "en total")
  /// The layers before the one that failed.
  public static func layersSoFar(_ table: (Language) -> String) -> Message {
    Message(english: table(.english), spanish: table(.spanish))
  }

  /// `gradcheck` in one line.
  public static let gradcheckAbstract = Message(
    english: "Compare gradients with differences of the loss.",
    spanish: "Compara los gradientes con diferencias de la pérdida.")
  /// How `gradcheck` compares.
  public static let gradcheckDiscussion = Message(
    english: """
      In double precision, on a few training rows, with the first weights: every parameter's \
      largest gradient and others drawn by the seed are compared with (f(w+ε) - f(w-ε)) / 2ε, \
      penalties included, dropout with fixed masks. The error is |gradient - difference| / \
      max(|gradient|, |difference|, rounding). At a corner, such as ReLU at 0, no gradient is \
      right; such elements are counted apart. Exit code 4 when a gradient is wrong.
      """,
    spanish: """
      En precisión doble, con unas filas de entrenamiento y los pesos iniciales: el mayor \
      gradiente de cada parámetro y otros al azar se comparan con (f(w+ε) - f(w-ε)) / 2ε, con \
      penalizaciones y con máscaras de dropout fijas. El error es |gradiente - diferencia| / \
      max(|gradiente|, |diferencia|, redondeo). En un pico, como ReLU en 0, ningún gradiente es \
      correcto; esos elementos se cuentan aparte. Código de salida 4 si un gradiente es incorrecto.
      """)
  /// The option --rows.
  public static let helpRows = Message(
    english: "Training rows of the batch.", spanish: "Filas de entrenamiento del lote.")
  /// The option --samples.
  public static let helpSamples = Message(
    english: "Elements compared of each parameter; all where there are no more.",
    spanish: "Elementos comparados de cada parámetro; todos si no hay más.")
  /// The option --epsilon.
  public static let helpEpsilon = Message(
    english: "How far elements are moved.", spanish: "Cuánto se mueve cada elemento.")
  /// The option --tolerance.
  public static let helpTolerance = Message(
    english: "The largest error of a right gradient.",
    spanish: "El mayor error de un gradiente correcto.")
  /// The option --seed of gradcheck.
  public static let helpCheckSeed = Message(
    english: "The seed of weights, masks and elements; otherwise the experiment's.",
    spanish: "La semilla de pesos, máscaras y elementos; si no, la del experimento.")
  /// A number that must be above 0.
  public static func flagAboveZero(_ flag: String, _ value: String) -> Message {
    Message(
      english: "\(flag) must be above 0, not \(value)",
      spanish: "\(flag) debe ser mayor que 0, no \(value)")
  }
  /// A number that must not be below 0.
  public static func flagFromZero(_ flag: String, _ value: String) -> Message {
    Message(
      english: "\(flag) must be 0 or more, not \(value)",
      spanish: "\(flag) debe ser 0 o más, no \(value)")
  }
  /// A column: parameters.
  public static let checkedParameterColumn = Message(english: "parameter", spanish: "parámetro")
  /// A column: the largest error.
  public static let errorColumn = Message(english: "error", spanish: "error")
  /// A column: where the error is.
  public static let elementColumn = Message(english: "at", spanish: "en")
  /// A column: the gradient there.
  public static let gradientColumn = Message(english: "gradient", spanish: "gradiente")
  /// A column: the difference there.
  public static let slopeColumn = Message(english: "difference", spanish: "diferencia")
  /// A column: the outcome; it needs no heading.
  public static let verdictColumn = Message(english: "", spanish: "")
  /// A right gradient.
  public static let gradientRight = Message(english: "right", spanish: "correcto")
  /// A wrong gradient.
  public static let gradientIsWrong = Message(english: "WRONG", spanish: "INCORRECTO")
  /// Elements at corners.
  public static func gradientCorners(_ count: Int) -> Message {
    Message(
      english: """
        at a corner: \(count) (the slopes to both sides differ and the gradient lies between them)
        """,
      spanish: """
        en un pico: \(count) (las pendientes a cada lado difieren y el gradiente está entre ellas)
        """)
  }
  /// The outcome of a check.
  public static func gradientCheckOutcome(
    passed: Bool, compared: Int, evaluations: Int, tolerance: String
  ) -> Message {
    Message(
      english: (passed ? "all gradients are right" : "not all gradients are right")
        + ": \(compared) elements, \(evaluations) evaluations of the loss, tolerance \(tolerance)",
      spanish: (passed
        ? "todos los gradientes son correctos" : "no todos los gradientes son correctos")
        + ": \(compared) elementos, \(evaluations) cálculos de la pérdida, tolerancia \(tolerance)")
  }
  /// A wrong gradient.
  public static func gradientWrong(_ parameter: String, at index: String) -> Message {
    Message(
      english: "the gradient of \(parameter) at \(index) is not the slope of the loss",
      spanish: "el gradiente de \(parameter) en \(index) no es la pendiente de la pérdida")
  }
  /// What the gradient should have been.
  public static func gradientExpected(_ slope: String) -> Message {
    Message(english: "\(slope), by differences", spanish: "\(slope), según las diferencias")
  }
  /// What the gradient was.
  public static func gradientFound(
    _ gradient: String, error: String, tolerance: String
  ) -> Message {
    Message(
      english: "\(gradient), relative error \(error), tolerance \(tolerance)",
      spanish: "\(gradient), error relativo \(error), tolerancia \(tolerance)")
  }
}
