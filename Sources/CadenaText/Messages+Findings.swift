/// The words of a report about what was found: mistakes, curves, layers, origin.
extension Message {
  /// The scale of powers of ten.
  public static let logarithmicScale = Message(
    english: "log scale",
    spanish: "escala log")
  /// Over the table of all metrics.
  public static let metricsHeading = Message(
    english: "All metrics",
    spanish: "Todas las métricas")
  /// What means of classes are.
  public static let averagesNote = Message(
    english:
      "With the weights of the best epoch; training loss and accuracy are means over its batches. Precision, recall and F1 are means over the classes.",
    spanish:
      "Con los pesos de la mejor época; la pérdida y la exactitud en entrenamiento son medias de sus lotes. Precisión, exhaustividad y F1 son medias de las clases."
  )
  /// What units errors have.
  public static let unitsNote = Message(
    english:
      "With the weights of the best epoch. Errors are in the units of the target; the loss is in those in which the model learns.",
    spanish:
      "Con los pesos de la mejor época. Los errores están en las unidades del objetivo; la pérdida, en las del aprendizaje."
  )
  /// Over the table of layers.
  public static let modelHeading = Message(
    english: "Model",
    spanish: "Modelo")
  /// Over what a person should know.
  public static let warningsHeading = Message(
    english: "Worth knowing",
    spanish: "Conviene saber")
  /// Before the command that goes on.
  public static let resumeNote = Message(
    english: "To go on from the last checkpoint:",
    spanish: "Para continuar desde el último punto guardado:")
  /// The version of the program.
  public static let versionLabel = Message(
    english: "version",
    spanish: "versión")
  /// The seed.
  public static let seedLabel = Message(
    english: "seed",
    spanish: "semilla")
  /// The hash of the data.
  public static let dataDigestLabel = Message(
    english: "data (SHA-256)",
    spanish: "datos (SHA-256)")
  /// The kernels of the processor.
  public static let instructionSetLabel = Message(
    english: "instruction set",
    spanish: "juego de instrucciones")
  /// The number of a row.
  public static let rowNumber = Message(
    english: "row",
    spanish: "fila")
  /// What a row is.
  public static let trueClass = Message(
    english: "true",
    spanish: "verdadera")
  /// What a row was taken for.
  public static let predictedClass = Message(
    english: "predicted",
    spanish: "predicha")
  /// How sure the model was.
  public static let probability = Message(
    english: "probability",
    spanish: "probabilidad")
  /// The axis of targets.
  public static let trueValue = Message(
    english: "true value",
    spanish: "valor verdadero")
  /// The axis of predictions.
  public static let predictedValue = Message(
    english: "predicted value",
    spanish: "valor predicho")
  /// The axis of errors.
  public static let residual = Message(
    english: "predicted − true",
    spanish: "predicho − verdadero")
  /// The axis of false alarms.
  public static let falsePositiveRate = Message(
    english: "false positive rate",
    spanish: "tasa de falsos positivos")
  /// The axis of finds.
  public static let truePositiveRate = Message(
    english: "true positive rate",
    spanish: "tasa de verdaderos positivos")
  /// The accuracy of the k most probable classes.
  public static func topKOf(_ k: Int) -> Message {
    Message(english: "top-\(k) accuracy", spanish: "exactitud top-\(k)")
  }
  /// How large the model is.
  public static func modelNote(_ parameters: Int) -> Message {
    Message(
      english: "Shapes of one example; \(parameters) parameters in all.",
      spanish: "Formas de un ejemplo; \(parameters) parámetros en total.")
  }
  /// Over a table of some epochs.
  public static func everyFewEpochs(_ step: Int) -> Message {
    Message(
      english: "Every \(step) epochs in numbers", spanish: "Cada \(step) épocas en números")
  }
  /// Over the mistakes on a part.
  public static func mistakes(_ part: Message) -> Message {
    Message(
      english: "Surest mistakes (\(part.english))",
      spanish: "Errores más seguros (\(part.spanish))")
  }
  /// How many mistakes are shown and how to read them.
  public static func mistakesNote(shown: Int, of count: Int) -> Message {
    Message(
      english:
        "\(shown) of \(count). First what the model said, then the truth, then how sure it was.",
      spanish:
        "\(shown) de \(count). Primero lo que dijo el modelo, luego la verdad y su seguridad.")
  }
  /// One mistake in words.
  public static func mistake(
    row: Int, actual: String, predicted: String, probability: String
  ) -> Message {
    let sure = probability.isEmpty ? "" : " (\(probability))"
    return Message(
      english: "row \(row): \(actual) taken for \(predicted)\(sure)",
      spanish: "fila \(row): \(actual) tomado por \(predicted)\(sure)")
  }
  /// Over predictions against targets.
  public static func predictedOverTrue(_ part: Message) -> Message {
    Message(
      english: "Predicted over true (\(part.english))",
      spanish: "Predicho frente a verdadero (\(part.spanish))")
  }
  /// Over errors.
  public static func residuals(_ part: Message) -> Message {
    Message(english: "Residuals (\(part.english))", spanish: "Residuos (\(part.spanish))")
  }
  /// The mean of the errors.
  public static func residualsNote(_ mean: String) -> Message {
    Message(english: "mean \(mean)", spanish: "media \(mean)")
  }
  /// Over the ROC curve.
  public static func rocCurve(_ part: Message) -> Message {
    Message(english: "ROC curve (\(part.english))", spanish: "Curva ROC (\(part.spanish))")
  }
  /// What the ROC curve is of, and its area.
  public static func rocNote(_ name: String, _ area: String) -> Message {
    Message(
      english: "class \(name) · area \(area)", spanish: "clase \(name) · área \(area)")
  }
}
