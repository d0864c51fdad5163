/// One example through a real network.
extension Message {
  /// The title.
  public static func networkWalkTitle(_ row: Int, _ name: String) -> Message {
    Message(
      english: "Row \(row) of \(name), through the network",
      spanish: "La fila \(row) de \(name), a través de la red")
  }
  /// Where the row comes from and with which weights.
  public static func networkWalkRow(
    _ row: Int, of count: Int, part: Message, number: Int, trained: Bool
  ) -> Message {
    Message(
      english:
        "Row \(row) of \(count) is row \(number) of the \(part.english) part. The weights are "
        + (trained ? "the trained ones of the run." : "the first ones: nothing is trained yet."),
      spanish:
        "La fila \(row) de \(count) es la fila \(number) de la parte de \(part.spanish). Los "
        + "pesos son "
        + (trained
          ? "los entrenados de la ejecución."
          : "los iniciales: todavía no se ha entrenado nada."))
  }
  /// In which mode.
  public static let networkWalkMode = Message(
    english: "The pass is that of a prediction: dropout drops nothing, normalisations use their "
      + "running statistics.",
    spanish:
      "La pasada es la de una predicción: dropout no elimina nada y las normalizaciones usan "
      + "sus estadísticas acumuladas.")
  /// A row that there is not.
  public static func noSuchRow(_ row: Int, part: Message?) -> Message {
    Message(
      english: "there is no row \(row)" + (part.map { " in the \($0.english) part" } ?? ""),
      spanish: "no hay una fila \(row)" + (part.map { " en la parte de \($0.spanish)" } ?? ""))
  }
  /// The range of rows.
  public static func rowsFromOne(_ count: Int) -> Message {
    Message(english: "a row from 1 to \(count)", spanish: "una fila de 1 a \(count)")
  }
  /// A part without rows.
  public static func partHasNoRows(_ part: Message) -> Message {
    Message(
      english: "the \(part.english) part has no rows",
      spanish: "la parte de \(part.spanish) no tiene filas")
  }

  // MARK: - Headings

  /// The input.
  public static let inputPart = Message(english: "Input", spanish: "Entrada")
  /// The forward pass.
  public static let layersForwardPart = Message(
    english: "Forward, layer by layer", spanish: "Hacia adelante, capa por capa")
  /// The output.
  public static let outputPart = Message(english: "Output", spanish: "Salida")
  /// The loss.
  public static let lossPart = Message(english: "Loss", spanish: "Pérdida")
  /// The backward pass.
  public static let layersBackwardPart = Message(
    english: "Backward, from the loss to the input",
    spanish: "Hacia atrás, de la pérdida a la entrada")
  /// The parameters.
  public static let parametersPart = Message(
    english: "Gradients of the parameters, and one update",
    spanish: "Gradientes de los parámetros, y una actualización")
  /// The inputs that mattered.
  public static let influencePart = Message(
    english: "The inputs that mattered most", spanish: "Las entradas que más pesaron")

  // MARK: - Sentences

  /// A layer's heading.
  public static func layerHeading(_ path: String, _ label: String, _ from: String, _ to: String)
    -> Message
  {
    .verbatim("\(path)  \(label)  \(from) → \(to)")
  }
  /// Many numbers in short.
  public static func numbersInShort(
    _ count: Int, first: String, least: String, mean: String, most: String, zeros: Int
  ) -> Message {
    let share = count > 0 ? (100 * zeros + count / 2) / count : 0
    return Message(
      english: "\(count) numbers: \(first), …; least \(least), mean \(mean), largest \(most)"
        + (zeros > 0 ? "; \(zeros) are 0 (\(share) %)" : ""),
      spanish: "\(count) números: \(first), …; mínimo \(least), media \(mean), máximo \(most)"
        + (zeros > 0 ? "; \(zeros) son 0 (\(share) %)" : ""))
  }
  /// The gradient by a layer's output.
  public static func gradientAt(_ path: String) -> Message {
    Message(english: "by the output of \(path)", spanish: "respecto a la salida de \(path)")
  }
  /// The gradient by the input.
  public static let gradientAtInput = Message(
    english: "by the input", spanish: "respecto a la entrada")
  /// The column of layers.
  public static let layerOutputColumn = Message(english: "gradient", spanish: "gradiente")
  /// The column of norms.
  public static let normColumn = Message(english: "norm", spanish: "norma")
  /// The column of largest sizes.
  public static let largestColumn = Message(english: "largest", spanish: "mayor")
  /// The column of counts.
  public static let zerosColumn = Message(english: "zeros", spanish: "ceros")
  /// The column of the norm of the gradient.
  public static let gradientNormColumn = Message(
    english: "norm of gradient", spanish: "norma del gradiente")
  /// The column of the change.
  public static let changeColumn = Message(english: "change", spanish: "cambio")
  /// The column of values.
  public static let valueNormColumn = Message(english: "norm", spanish: "norma")
  /// The column of inputs.
  public static let inputColumn = Message(english: "input", spanish: "entrada")
  /// The column of values.
  public static let inputValueColumn = Message(english: "value", spanish: "valor")
  /// The column of values before preprocessing.
  public static let originalColumn = Message(english: "in the data", spanish: "en los datos")
  /// The column of the product.
  public static let productColumn = Message(
    english: "gradient × value", spanish: "gradiente × valor")
  /// The column of classes.
  public static let classColumn = Message(english: "class", spanish: "clase")
  /// The column of the raw output.
  public static let modelOutputColumn = Message(english: "output", spanish: "salida")
  /// The column of probabilities.
  public static let probabilityColumn = Message(english: "probability", spanish: "probabilidad")
  /// The prediction beside the truth.
  public static func predictedClass(_ predicted: String, truth: String) -> Message {
    predicted == truth
      ? Message(
        english: "The largest output is that of \(predicted), which is right.",
        spanish: "La salida mayor es la de \(predicted), y es correcta.")
      : Message(
        english: "The largest output is that of \(predicted); the row is \(truth).",
        spanish: "La salida mayor es la de \(predicted); la fila es \(truth).")
  }
  /// A predicted number beside the truth.
  public static func predictedNumbers(_ predicted: String, truth: String) -> Message {
    Message(
      english: "Predicted \(predicted); the target is \(truth).",
      spanish: "Se predice \(predicted); lo esperado es \(truth).")
  }
  /// Target scaling.
  public static let inOriginalUnits = Message(
    english: "In the units of the data, with the standardisation undone:",
    spanish: "En las unidades de los datos, deshecha la estandarización:")
  /// The row's target.
  public static func rowTarget(_ target: String) -> Message {
    Message(english: "Its target: \(target).", spanish: "Lo esperado: \(target).")
  }
  /// Loss with penalty.
  public static func lossWithPenalty(_ loss: String, _ penalty: String, _ total: String) -> Message
  {
    Message(
      english:
        "Loss of this row \(loss), penalties on the weights \(penalty), together \(total). The "
        + "gradients of the parameters below include the penalties.",
      spanish: "Pérdida de esta fila \(loss), penalizaciones de los pesos \(penalty), en total "
        + "\(total). Los gradientes de los parámetros, abajo, incluyen las penalizaciones.")
  }
  /// Loss alone.
  public static func lossOfRow(_ name: String, _ loss: String) -> Message {
    Message(
      english: "\(name) = \(loss), for this row alone.",
      spanish: "\(name) = \(loss), sólo de esta fila.")
  }
  /// What backward means.
  public static let layersBackwardExplained = Message(
    english: "Each layer receives the gradient by its output and hands back the one by its input. "
      + "Behind ≈ stands what finite differences give.",
    spanish:
      "Cada capa recibe el gradiente respecto a su salida y devuelve el respecto a su entrada. "
      + "Detrás de ≈ está lo que dan las diferencias finitas.")
  /// The update.
  public static func updateOnRow(
    _ optimizer: String, rate: String, before: String, after: String
  ) -> Message {
    Message(
      english:
        "One update of \(optimizer), fresh, learning rate \(rate), on this row alone takes its "
        + "loss from \(before) to \(after). Nothing is saved.",
      spanish:
        "Una actualización de \(optimizer), recién iniciado, tasa de aprendizaje \(rate), sólo "
        + "con esta fila, lleva su pérdida de \(before) a \(after). No se guarda nada.")
  }
  /// A frozen parameter.
  public static let frozenMark = Message(english: "frozen", spanish: "congelado")
  /// What gradient times input means.
  public static let influenceExplained = Message(
    english: "Gradient × value estimates, to first order, how much of the loss is due to an input: "
      + "positive ones raised it, negative ones lowered it.",
    spanish:
      "Gradiente × valor estima, a primer orden, cuánto de la pérdida se debe a una entrada: los "
      + "positivos la subieron, los negativos la bajaron.")
  /// The heading of the picture.
  public static let pictureHeading = Message(english: "input", spanish: "entrada")
  /// The heading of the map.
  public static let influenceHeading = Message(
    english: "|gradient × value|", spanish: "|gradiente × valor|")
  /// No inputs matter.
  public static let noInfluence = Message(
    english: "No input moves the loss: all gradients are 0.",
    spanish: "Ninguna entrada mueve la pérdida: todos los gradientes son 0.")
}
