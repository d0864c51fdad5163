/// One sentence about the schedules that watch the losses, and their options.
extension SchemaText {
  /// Cut when a number has not improved for some epochs.
  public static let plateauSchedule = Message(
    english: "cut when a number has not improved for some epochs",
    spanish: "se recorta cuando un número no mejora en varias épocas")
  /// What is watched; loss is validation.loss, or train.loss without a validation part.
  public static let plateauMonitor = Message(
    english: "what is watched; loss is validation.loss, or train.loss without a validation part",
    spanish: "qué se vigila; loss es validation.loss, o train.loss si no hay validación")
  /// Whether smaller or larger is better; without it, larger for accuracies.
  public static let plateauMode = Message(
    english: "whether smaller or larger is better; without it, larger for accuracies",
    spanish: "si es mejor lo menor o lo mayor; si falta, lo mayor para exactitudes")
  /// Epochs without improvement that are tolerated.
  public static let plateauPatience = Message(
    english: "epochs without improvement that are tolerated",
    spanish: "épocas sin mejora que se toleran")
  /// By how much a number must be better than the best.
  public static let plateauThreshold = Message(
    english: "by how much a number must be better than the best",
    spanish: "cuánto debe mejorar un número al mejor")
  /// The threshold as a share of the best number, or as it is.
  public static let plateauThresholdMode = Message(
    english: "the threshold as a share of the best number, or as it is",
    spanish: "el umbral como parte del mejor número, o tal cual")
  /// Epochs after a cut that do not count.
  public static let plateauCooldown = Message(
    english: "epochs after a cut that do not count",
    spanish: "épocas tras un recorte que no cuentan")
  /// The smallest rate.
  public static let smallestRate = Message(
    english: "the smallest rate",
    spanish: "la tasa más pequeña")
  /// The largest rate.
  public static let largestRate = Message(
    english: "the largest rate",
    spanish: "la tasa más grande")
  /// A smaller cut than this is left out.
  public static let plateauEpsilon = Message(
    english: "a smaller cut than this is left out",
    spanish: "un recorte menor que este se omite")
  /// The five rules of the lecture: cut on a rise or oscillation, raise on a slow steady fall, cut at the end and on a plateau.
  public static let adaptiveSchedule = Message(
    english:
      "the five rules of the lecture: cut on a rise or oscillation, raise on a slow steady fall, cut at the end and on a plateau",
    spanish:
      "las cinco reglas de la clase: reducir si sube u oscila, aumentar si baja despacio, reducir al final y en una meseta"
  )
  /// The factor when the loss falls steadily but slowly.
  public static let adaptiveIncrease = Message(
    english: "the factor when the loss falls steadily but slowly",
    spanish: "el factor cuando la pérdida baja consistentemente pero despacio")
  /// The factor when the loss rises, oscillates or stops falling.
  public static let adaptiveDecrease = Message(
    english: "the factor when the loss rises, oscillates or stops falling",
    spanish: "el factor cuando la pérdida aumenta, oscila o deja de bajar")
  /// The share by which the loss of an epoch may rise.
  public static let adaptiveTolerance = Message(
    english: "the share by which the loss of an epoch may rise",
    spanish: "la parte en que puede subir la pérdida de una época")
  /// Epochs that make up an oscillation or a steady fall.
  public static let adaptiveWindow = Message(
    english: "epochs that make up an oscillation or a steady fall",
    spanish: "épocas que forman una oscilación o una bajada consistente")
  /// A mean fall in an epoch below this share is slow.
  public static let adaptiveSlow = Message(
    english: "a mean fall in an epoch below this share is slow",
    spanish: "una bajada media por época menor que esta parte es lenta")
  /// Epochs without a new best before a cut.
  public static let adaptivePatience = Message(
    english: "epochs without a new best before a cut",
    spanish: "épocas sin un nuevo mínimo antes de reducir")
  /// The share of the steps at the end in which the rate goes down; 0 for none.
  public static let adaptiveEndShare = Message(
    english: "the share of the steps at the end in which the rate goes down; 0 for none",
    spanish: "la parte final de los pasos en que la tasa baja; 0 es ninguna")
  /// The factor of the rate at the last step.
  public static let adaptiveEndFactor = Message(
    english: "the factor of the rate at the last step",
    spanish: "el factor de la tasa en el último paso")
}
