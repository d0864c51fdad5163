/// One sentence about averages of weights, schedule-free methods and Polyak's step, and their options.
extension SchemaText {
  /// An average of the weights, which is evaluated and saved in their place.
  public static let averaging = Message(
    english: "an average of the weights, which is evaluated and saved in their place",
    spanish: "un promedio de los pesos, que se evalúa y se guarda en su lugar")
  /// How much of the average is kept at each step.
  public static let averagingDecay = Message(
    english: "how much of the average is kept at each step",
    spanish: "cuánto del promedio se conserva en cada paso")
  /// Keep the first weights out of the average: divide by 1 - decayᵗ.
  public static let averagingCorrection = Message(
    english: "keep the first weights out of the average: divide by 1 - decayᵗ",
    spanish: "dejar los pesos iniciales fuera del promedio: dividir entre 1 - decayᵗ")
  /// Gradient descent on an average of the weights, without a schedule.
  public static let scheduleFreeSGD = Message(
    english: "gradient descent on an average of the weights, without a schedule",
    spanish: "descenso de gradiente sobre un promedio de los pesos, sin plan de la tasa")
  /// AdamW on an average of the weights, without a schedule.
  public static let scheduleFreeAdamW = Message(
    english: "AdamW on an average of the weights, without a schedule",
    spanish: "AdamW sobre un promedio de los pesos, sin plan de la tasa")
  /// Where the gradient is taken: 0 at the steps, 1 at the average.
  public static let scheduleFreeMomentum = Message(
    english: "where the gradient is taken: 0 at the steps, 1 at the average",
    spanish: "dónde se toma el gradiente: 0 en los pasos, 1 en el promedio")
  /// Steps in which the rate rises to its value.
  public static let scheduleFreeWarmup = Message(
    english: "steps in which the rate rises to its value",
    spanish: "pasos en que la tasa sube hasta su valor")
  /// Λ·w added to the step where the gradient is taken.
  public static let scheduleFreeDecay = Message(
    english: "λ·w added to the step where the gradient is taken",
    spanish: "λ·w sumado al paso donde se toma el gradiente")
  /// Where the mean of squares is corrected for its start: in the rate (paper) or in the denominator.
  public static let scheduleFreeCorrection = Message(
    english:
      "where the mean of squares is corrected for its start: in the rate (paper) or in the denominator",
    spanish:
      "dónde se corrige el inicio de la media de cuadrados: en la tasa (artículo) o en el denominador"
  )
  /// A learning rate from the loss: (loss - target) / (scale·‖g‖²).
  public static let polyak = Message(
    english: "a learning rate from the loss: (loss - target) / (scale·‖g‖²)",
    spanish: "una tasa de aprendizaje según la pérdida: (pérdida - target) / (scale·‖g‖²)")
  /// A factor of the rate that is found; 1 is the rule itself.
  public static let polyakFactor = Message(
    english: "a factor of the rate that is found; 1 is the rule itself",
    spanish: "un factor de la tasa hallada; 1 es la regla misma")
  /// The smallest loss that can be reached.
  public static let polyakTarget = Message(
    english: "the smallest loss that can be reached",
    spanish: "la menor pérdida alcanzable")
  /// Divides the rate; 0.5 is usual with batches.
  public static let polyakScale = Message(
    english: "divides the rate; 0.5 is usual with batches",
    spanish: "divide la tasa; con lotes se usa 0.5")
  /// The largest rate.
  public static let polyakMaximum = Message(
    english: "the largest rate",
    spanish: "la tasa más grande")
}
