/// One sentence about every loss of the experiment file, for tables and errors.
extension SchemaText {
  /// -Σ y·log softmax(z), from the outputs before softmax.
  public static let softmaxCrossEntropy = Message(
    english: "-Σ y·log softmax(z), from the outputs before softmax",
    spanish: "-Σ y·log softmax(z), a partir de las salidas antes de softmax")
  /// -Σ y·log p, from probabilities.
  public static let crossEntropy = Message(
    english: "-Σ y·log p, from probabilities",
    spanish: "-Σ y·log p, a partir de probabilidades")
  /// -(t·log p + (1 - t)·log(1 - p)), from probabilities.
  public static let binaryCrossEntropy = Message(
    english: "-(t·log p + (1 - t)·log(1 - p)), from probabilities",
    spanish: "-(t·log p + (1 - t)·log(1 - p)), a partir de probabilidades")
  /// The same, from the outputs before the sigmoid.
  public static let binaryCrossEntropyWithLogits = Message(
    english: "the same, from the outputs before the sigmoid",
    spanish: "la misma, a partir de las salidas antes de la sigmoide")
  /// (p - t)², mean over all elements.
  public static let meanSquaredError = Message(
    english: "(p - t)², mean over all elements",
    spanish: "(p - t)², media sobre todos los elementos")
  /// ½ Σ (p - t)² over the outputs, mean over the batch.
  public static let halfSquaredError = Message(
    english: "½ Σ (p - t)² over the outputs, mean over the batch",
    spanish: "½ Σ (p - t)² sobre las salidas, media sobre el lote")
  /// Abs(p - t), mean over all elements.
  public static let meanAbsoluteError = Message(
    english: "abs(p - t), mean over all elements",
    spanish: "abs(p - t), media sobre todos los elementos")
  /// D²/2 below delta, delta·(d - delta/2) above.
  public static let huber = Message(
    english: "d²/2 below delta, delta·(d - delta/2) above",
    spanish: "d²/2 bajo delta, delta·(d - delta/2) encima")
  /// Where the square becomes a line.
  public static let delta = Message(
    english: "where the square becomes a line",
    spanish: "donde el cuadrado se vuelve recta")
  /// Huber with delta = beta, divided by beta.
  public static let smoothL1 = Message(
    english: "huber with delta = beta, divided by beta",
    spanish: "huber con delta = beta, dividida entre beta")
  /// Where the square becomes a line.
  public static let smoothBeta = Message(
    english: "where the square becomes a line",
    spanish: "donde el cuadrado se vuelve recta")
  /// Log cosh(p - t).
  public static let logCosh = Message(
    english: "log cosh(p - t)",
    spanish: "log cosh(p - t)")
  /// Eʳ - t·r, r the logarithm of the rate.
  public static let poisson = Message(
    english: "eʳ - t·r, r the logarithm of the rate",
    spanish: "eʳ - t·r, r el logaritmo de la tasa")
  /// Σ t·(log t - log q), from probabilities.
  public static let klDivergence = Message(
    english: "Σ t·(log t - log q), from probabilities",
    spanish: "Σ t·(log t - log q), a partir de probabilidades")
  /// Max(0, margin - t·s)^power, targets -1 and 1.
  public static let hinge = Message(
    english: "max(0, margin - t·s)^power, targets -1 and 1",
    spanish: "max(0, margin - t·s)^power, objetivos -1 y 1")
  /// Σ max(0, margin - s_y + s_j)^power over the wrong classes, over the number of classes.
  public static let multiMargin = Message(
    english:
      "Σ max(0, margin - s_y + s_j)^power over the wrong classes, over the number of classes",
    spanish: "Σ max(0, margin - s_y + s_j)^power sobre las otras, entre el número de clases")
  /// Σ max(0, margin - s_y + s_j) over the wrong classes.
  public static let multiclassHinge = Message(
    english: "Σ max(0, margin - s_y + s_j) over the wrong classes",
    spanish: "Σ max(0, margin - s_y + s_j) sobre las otras clases")
  /// How far right must be from wrong.
  public static let margin = Message(
    english: "how far right must be from wrong",
    spanish: "cuánto debe separarse lo correcto de lo demás")
  /// 1 or 2.
  public static let power = Message(
    english: "1 or 2",
    spanish: "1 o 2")
  /// How much of each target is spread over the classes.
  public static let labelSmoothing = Message(
    english: "how much of each target is spread over the classes",
    spanish: "cuánto de cada objetivo se reparte entre las clases")
  /// Spread over all k classes, or as the lecture over the k - 1 others.
  public static let smoothing = Message(
    english: "spread over all k classes or, as the lecture, over the k - 1 others",
    spanish: "repartir entre las k clases, o, como la lección, entre las otras k - 1")
}
