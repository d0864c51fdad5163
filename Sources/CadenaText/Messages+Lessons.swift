/// The lessons on the lectures' blocks: headings, purposes, derivations.
extension Message {
  /// The title of all lessons.
  public static let lessonsTitle = Message(
    english: "The blocks of a network", spanish: "Los bloques de una red")
  /// The title of one lesson.
  public static func lessonTitle(_ name: Message) -> Message {
    Message(english: "Block: \(name.english)", spanish: "Bloque: \(name.spanish)")
  }
  /// What all blocks share.
  public static let lessonsIntroduction = Message(
    english: "A network is made of blocks. Forward, a block computes its output from its input. "
      + "Backward, it receives the gradient of the loss by its output and returns the gradient by "
      + "its input and its parameters: the product with its Jacobian, ∂L/∂x = ∂L/∂y · J (lecture "
      + "000).",
    spanish:
      "Una red se arma con bloques. Hacia adelante, un bloque calcula su salida a partir de su "
      + "entrada. Hacia atrás, recibe el gradiente de la pérdida respecto a su salida y devuelve el "
      + "gradiente respecto a su entrada y sus parámetros: el producto por su jacobiano, ∂L/∂x = "
      + "∂L/∂y · J (clase 000).")
  /// The heading of the forward formula.
  public static let lessonForward = Message(english: "Forward", spanish: "Hacia adelante")
  /// The heading of the gradients.
  public static let lessonBackward = Message(english: "Backward", spanish: "Hacia atrás")
  /// The heading of the example.
  public static let lessonExample = Message(
    english: "A small example, computed by the engine",
    spanish: "Un ejemplo pequeño, calculado por el motor")
  /// The heading of the code.
  public static let lessonCode = Message(
    english: "In Swift and in experiment files", spanish: "En Swift y en archivos de experimento")
  /// The heading of conventions.
  public static let lessonConventions = Message(english: "Conventions", spanish: "Convenciones")
  /// The column of symbols.
  public static let symbolColumn = Message(english: "symbol", spanish: "símbolo")
  /// The column of shapes.
  public static let shapeColumn = Message(english: "shape", spanish: "forma")
  /// The estimates beside the gradients.
  public static let lessonDifferences = Message(
    english: "The gradients by the engine, and beside them (≈) by finite differences:",
    spanish: "Los gradientes según el motor y, al lado (≈), por diferencias finitas:")
  /// How far the three ways are apart.
  public static func lessonAgreement(formula: String, differences: String) -> Message {
    Message(
      english: "Largest deviation of the engine from the formulas above: \(formula); from finite "
        + "differences: \(differences).",
      spanish:
        "Mayor desviación del motor respecto a las fórmulas de arriba: \(formula); respecto a "
        + "las diferencias finitas: \(differences).")
  }
  /// Where the gradient of the output comes from in examples.
  public static let lessonCotangent = Message(
    english: "The next block hands back this gradient of the loss:",
    spanish: "El bloque siguiente devuelve este gradiente de la pérdida:")
  /// The list of lessons.
  public static let lessonList = Message(
    english: "Lessons, for --lesson NAME", spanish: "Lecciones, para --lesson NOMBRE")
  /// All lessons.
  public static let lessonBlocks = Message(
    english: "all of them, in order", spanish: "todas, en orden")
  /// A name that is no lesson.
  public static func unknownLesson(_ name: String) -> Message {
    Message(english: "there is no lesson \(name)", spanish: "no hay una lección \(name)")
  }
  /// The lessons that there are.
  public static func knownLessons(_ names: [String]) -> Message {
    Message(
      english: "one of \(names.joined(separator: ", "))",
      spanish: "una de \(names.joined(separator: ", "))")
  }

  // MARK: - Meanings of symbols

  /// B.
  public static let meaningInput = Message(
    english: "input, one example a row", spanish: "entrada, un ejemplo por fila")
  /// W.
  public static let meaningWeights = Message(
    english: "weights, one unit a row", spanish: "pesos, una unidad por fila")
  /// b.
  public static let meaningBias = Message(
    english: "bias, added to every row", spanish: "sesgo, se suma a cada fila")
  /// Z.
  public static let meaningOutput = Message(english: "output", spanish: "salida")
  /// Scores.
  public static let meaningScores = Message(
    english: "scores (logits), one class a column",
    spanish: "puntajes (logits), una clase por columna")
  /// Probabilities.
  public static let meaningProbabilities = Message(
    english: "probabilities, each row adds up to 1", spanish: "probabilidades, cada fila suma 1")
  /// Targets.
  public static let meaningClassTargets = Message(
    english: "targets: one-hot, or distributions",
    spanish: "lo esperado: one-hot, o distribuciones")
  /// Predictions.
  public static let meaningPredictions = Message(
    english: "predictions", spanish: "predicciones")
  /// Target numbers.
  public static let meaningTargets = Message(english: "targets", spanish: "valores esperados")
  /// The loss.
  public static let meaningLoss = Message(
    english: "the loss, a number", spanish: "la pérdida, un número")
}
