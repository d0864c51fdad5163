/// The 2-2-2 network of lecture 001, worked number by number.
extension Message {
  /// The title.
  public static let twoLayerTitle = Message(
    english: "The 2-2-2 network, number by number",
    spanish: "La red 2-2-2, número por número")
  /// What it is, with the activation of the outputs.
  public static func twoLayerIntroduction(linearOutputs: Bool) -> Message {
    Message(
      english:
        "Lecture 001 works a network by hand: two inputs, two hidden neurons with the sigmoid "
        + "σ, two output neurons \(linearOutputs ? "without an activation" : "with the sigmoid"). "
        + "Each neuron adds up its inputs times their weights and its bias, and passes the sum on "
        + "through its activation. The errors are half the squared differences from the targets.",
      spanish: "La clase 001 calcula una red a mano: dos entradas, dos neuronas ocultas con la "
        + "sigmoide σ, dos neuronas de salida "
        + "\(linearOutputs ? "sin activación" : "con la sigmoide"). Cada neurona suma sus entradas "
        + "por sus pesos y su sesgo, y pasa la suma por su activación. Los errores son la mitad del "
        + "cuadrado de la diferencia con lo esperado.")
  }
  /// The list of given numbers.
  public static let twoLayerGiven = Message(english: "What is given", spanish: "Datos")
  /// The row of inputs.
  public static let inputsRow = Message(english: "inputs", spanish: "entradas")
  /// The row of targets.
  public static let targetsRow = Message(english: "targets", spanish: "esperados")
  /// The row of weights.
  public static let weightsRow = Message(english: "weights", spanish: "pesos")
  /// The row of biases.
  public static let biasesRow = Message(english: "biases", spanish: "sesgos")
  /// The row of the learning rate.
  public static let learningRateRow = Message(
    english: "learning rate", spanish: "tasa de aprendizaje")
  /// Shared biases.
  public static let biasesAreShared = Message(
    english: "B1 belongs to both hidden neurons and B2 to both outputs; both are updated.",
    spanish: "B1 es de las dos neuronas ocultas y B2 de las dos salidas; ambos se actualizan.")
  /// A bias of each neuron's own.
  public static let biasesAreSeparate = Message(
    english: "Every neuron has a bias of its own, as in a linear layer.",
    spanish: "Cada neurona tiene su propio sesgo, como en una capa lineal.")
  /// Biases that stay.
  public static let biasesAreFixed = Message(
    english:
      "The biases are shared and never updated, as on the slides; their gradients are shown.",
    spanish: "Los sesgos se comparten y nunca se actualizan, como en las láminas; se muestran sus "
      + "gradientes.")

  /// The heading of one update's part.
  public static func stepHeading(_ step: Int, _ part: Message) -> Message {
    Message(
      english: "Step \(step): \(part.english)", spanish: "Paso \(step): \(part.spanish)")
  }
  /// The forward pass.
  public static let forwardPart = Message(english: "forward", spanish: "hacia adelante")
  /// The errors.
  public static let errorsPart = Message(english: "errors", spanish: "errores")
  /// The links of the chain.
  public static let linksPart = Message(
    english: "backward, the links of the chain", spanish: "hacia atrás, los eslabones de la cadena")
  /// The gradients.
  public static let gradientsPart = Message(
    english: "backward, the gradients", spanish: "hacia atrás, los gradientes")
  /// The new weights.
  public static let updatePart = Message(english: "update", spanish: "actualización")
  /// Forward again.
  public static let forwardAgainPart = Message(
    english: "forward again", spanish: "hacia adelante otra vez")

  /// Hidden neurons.
  public static let hiddenNeurons = Message(english: "Hidden neurons", spanish: "Neuronas ocultas")
  /// Output neurons.
  public static let outputNeurons = Message(
    english: "Output neurons", spanish: "Neuronas de salida")
  /// Weights of the outputs.
  public static let outputWeights = Message(
    english: "Weights into the outputs", spanish: "Pesos hacia las salidas")
  /// Weights of the hidden neurons.
  public static let hiddenWeights = Message(
    english: "Weights into the hidden neurons", spanish: "Pesos hacia las neuronas ocultas")
  /// Biases.
  public static let biasGradients = Message(english: "Biases", spanish: "Sesgos")
  /// Why there are links.
  public static let linksExplained = Message(
    english: "Every node's derivative by the nodes that it reads. The chain rule multiplies them "
      + "along a path from an error down to a weight, and adds up the paths.",
    spanish: "La derivada de cada nodo respecto a los nodos que lee. La regla de la cadena las "
      + "multiplica a lo largo de un camino del error al peso, y suma los caminos.")
  /// One path.
  public static let outputWeightsExplained = Message(
    english: "One path leads from each of these weights to the error.",
    spanish: "De cada uno de estos pesos sale un solo camino hacia el error.")
  /// Two paths.
  public static let hiddenWeightsExplained = Message(
    english: "A hidden neuron feeds both outputs, so two paths lead from its weights to the error "
      + "E = E1 + E2, and their contributions are added.",
    spanish: "Una neurona oculta alimenta las dos salidas: de sus pesos salen dos caminos hacia el "
      + "error E = E1 + E2, y sus contribuciones se suman.")
  /// All before any.
  public static func updateExplained(_ rate: String) -> Message {
    Message(
      english: "All gradients were taken with the old weights; now every weight moves against its "
        + "gradient, times the learning rate η = \(rate).",
      spanish:
        "Todos los gradientes se tomaron con los pesos viejos; ahora cada peso se mueve contra "
        + "su gradiente, por la tasa de aprendizaje η = \(rate).")
  }
  /// The change of the error.
  public static func errorChanged(_ before: String, _ after: String, fell: Bool) -> Message {
    Message(
      english: "The error \(fell ? "fell" : "rose") from \(before) to \(after).",
      spanish: "El error \(fell ? "bajó" : "subió") de \(before) a \(after).")
  }
  /// The table of milestones.
  public static let trainingCourse = Message(
    english: "The course of the training", spanish: "El curso del entrenamiento")
  /// The column of updates.
  public static let updatesColumn = Message(english: "updates", spanish: "pasos")
  /// The check at the end.
  public static let differencesPart = Message(
    english: "Check by finite differences", spanish: "Comprobación por diferencias finitas")
  /// What the check does.
  public static let differencesExplained = Message(
    english:
      "Each parameter is moved a little to both sides, and the error's difference is divided "
      + "by the distance: (E(w + h) - E(w - h)) / 2h with h = 2^-17.",
    spanish:
      "Cada parámetro se mueve un poco hacia ambos lados y la diferencia del error se divide "
      + "entre la distancia: (E(w + h) - E(w - h)) / 2h con h = 2^-17.")
  /// The column of the parameter.
  public static let parameterColumn = Message(english: "parameter", spanish: "parámetro")
  /// The column of exact gradients.
  public static let exactColumn = Message(english: "gradient", spanish: "gradiente")
  /// The column of estimates.
  public static let numericColumn = Message(english: "difference", spanish: "diferencia")
  /// The column of relative errors.
  public static let relativeErrorColumn = Message(
    english: "relative error", spanish: "error relativo")
  /// Whether all agree.
  public static func differencesAgree(_ agree: Bool, worst: String) -> Message {
    agree
      ? Message(
        english: "All gradients agree; the largest relative error is \(worst).",
        spanish: "Todos los gradientes coinciden; el mayor error relativo es \(worst).")
      : Message(
        english: "The gradients do not agree: the largest relative error is \(worst).",
        spanish: "Los gradientes no coinciden: el mayor error relativo es \(worst).")
  }

  // MARK: - Pictures

  /// The caption of the forward picture.
  public static let forwardPicture = Message(
    english: "Forward: values", spanish: "Hacia adelante: valores")
  /// The caption of the backward picture.
  public static let backwardPicture = Message(
    english: "Backward: gradients of E", spanish: "Hacia atrás: gradientes de E")
  /// A caption with the step; the first needs none.
  public static func pictureCaption(_ caption: Message, step: Int) -> Message {
    step == 1
      ? caption
      : Message(
        english: "\(caption.english), step \(step)", spanish: "\(caption.spanish), paso \(step)")
  }
  /// The column of inputs.
  public static let inputLayerCaption = Message(english: "inputs", spanish: "entradas")
  /// The column of hidden neurons.
  public static let hiddenLayerCaption = Message(english: "hidden", spanish: "ocultas")
  /// The column of outputs.
  public static let outputLayerCaption = Message(english: "outputs", spanish: "salidas")
  /// The column of targets and errors.
  public static let errorCaption = Message(english: "target, error", spanish: "esperado, error")
}

/// Flags of explanations that make no sense.
extension Message {
  /// A whole number outside its range.
  public static func flagOutOfRange(_ flag: String, _ least: Int, _ most: Int) -> Message {
    Message(
      english: "\(flag) takes a whole number from \(least) to \(most)",
      spanish: "\(flag) lleva un número entero de \(least) a \(most)")
  }
  /// Numbers that are too few or too many.
  public static func flagNeedsNumbers(_ flag: String, _ count: Int) -> Message {
    Message(
      english: "\(flag) takes "
        + (count == 1 ? "1 number" : "\(count) numbers with commas between them"),
      spanish: "\(flag) lleva " + (count == 1 ? "1 número" : "\(count) números separados por comas")
    )
  }
  /// A learning rate.
  public static func flagNeedsRate(_ flag: String) -> Message {
    Message(
      english: "\(flag) takes a number that is 0 or more",
      spanish: "\(flag) lleva un número que sea 0 o más")
  }
  /// A form that there is not.
  public static func formatNotOffered(_ format: String, _ offered: [String]) -> Message {
    Message(
      english: "this explanation has no form \(format): choose \(offered.joined(separator: ", "))",
      spanish:
        "esta explicación no tiene la forma \(format): elige \(offered.joined(separator: ", "))")
  }
}
