/// The words of a run's report.
extension Message {
  /// What the page is.
  public static let reportTitle = Message(
    english: "Training report",
    spanish: "Informe de entrenamiento")
  /// The run goes on.
  public static let stateRunning = Message(english: "running", spanish: "en curso")
  /// The run ended as planned.
  public static let stateFinished = Message(english: "finished", spanish: "terminado")
  /// The run was stopped.
  public static let stateInterrupted = Message(english: "interrupted", spanish: "interrumpido")
  /// The numbers of the run overflowed.
  public static let stateDiverged = Message(english: "diverged", spanish: "divergió")
  /// The run ended with an error.
  public static let stateFailed = Message(english: "failed", spanish: "falló")
  /// A number of a part of the data.
  public static func ofPart(_ number: Message, _ part: Message) -> Message {
    Message(
      english: "\(part.english) \(number.english)", spanish: "\(number.spanish) en \(part.spanish)")
  }
  /// The best epoch of all.
  public static let bestEpochLabel = Message(english: "best epoch", spanish: "mejor época")
  /// How long it took.
  public static let trainingTime = Message(
    english: "training time",
    spanish: "tiempo de entrenamiento")
  /// How many numbers were learned.
  public static let parameterCount = Message(english: "parameters", spanish: "parámetros")
  /// How many rows the parts have.
  public static let rowCounts = Message(
    english: "rows: training / validation / test",
    spanish: "filas: entrenamiento / validación / prueba")
  /// The size of the steps.
  public static let learningRate = Message(english: "learning rate", spanish: "tasa de aprendizaje")
  /// Nothing was finished.
  public static let noEpochs = Message(
    english: "No epoch was finished.",
    spanish: "No terminó ninguna época.")
  /// How to read the matrix.
  public static let confusionNote = Message(
    english: "Rows are the true classes, columns what the model said; shades are parts of the row.",
    spanish:
      "Las filas son las clases verdaderas, las columnas lo que dijo el modelo; el tono es la parte de la fila."
  )
  /// Every row is right.
  public static let noConfusions = Message(
    english: "Nothing was confused.",
    spanish: "Nada se confundió.")
  /// Before the list of confusions.
  public static let commonConfusions = Message(
    english: "Most frequent confusions",
    spanish: "Confusiones más frecuentes")
  /// The heading over class names.
  public static let className = Message(english: "class", spanish: "clase")
  /// The heading over counts of rows.
  public static let rowsOfClass = Message(english: "rows", spanish: "filas")
  /// Right among those taken for the class.
  public static let precision = Message(english: "precision", spanish: "precisión")
  /// Right among those of the class.
  public static let recall = Message(english: "recall", spanish: "exhaustividad")
  /// The harmonic mean of precision and recall.
  public static let f1 = Message(english: "F1", spanish: "F1")
  /// Over the table of epochs.
  public static let everyEpoch = Message(
    english: "Every epoch in numbers",
    spanish: "Cada época en números")
  /// The heading over seconds since the start.
  public static let secondsColumn = Message(english: "seconds", spanish: "segundos")
  /// Over the experiment file.
  public static let experimentHeading = Message(english: "Experiment", spanish: "Experimento")
  /// Over the command.
  public static let reproduceHeading = Message(english: "Do it again", spanish: "Repetirlo")
  /// What the command needs.
  public static let reproduceNote = Message(
    english: "With the same version and instruction set it gives the same bits.",
    spanish: "Con la misma versión y el mismo juego de instrucciones da los mismos bits.")
  /// Over the confusion matrix of a part.
  public static func confusionMatrix(_ part: Message) -> Message {
    Message(
      english: "Confusion matrix (\(part.english))",
      spanish: "Matriz de confusión (\(part.spanish))")
  }
  /// Over the table of classes of a part.
  public static func perClass(_ part: Message) -> Message {
    Message(english: "Per class (\(part.english))", spanish: "Por clase (\(part.spanish))")
  }
  /// One confusion.
  public static func takenFor(_ actual: String, _ predicted: String, times: Int) -> Message {
    Message(
      english: "\(actual) taken for \(predicted) (\(times) ×)",
      spanish: "\(actual) tomado por \(predicted) (\(times) ×)")
  }
}
