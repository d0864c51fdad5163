/// Training by minimisers: what they need, and how they end.
extension Message {
  /// Mini-batches change the function.
  public static let minimizerNeedsAllRows = Message(
    english: "this optimizer minimizes one function and needs all training rows in every step",
    spanish: "este optimizador minimiza una sola función y necesita todas las filas en cada paso")

  /// How many batches an epoch has.
  public static func batchesPerEpoch(_ count: Int) -> Message {
    Message(english: "\(count) batches an epoch", spanish: "\(count) lotes por época")
  }

  /// The full batch.
  public static let minimizerFullBatch = Message(
    english: "write training: {batchSize: full}", spanish: "escribe training: {batchSize: full}")

  /// No drawing of rows.
  public static let minimizerNotBalanced = Message(
    english: "training: {balanced: false}; classes can be weighed with classWeights",
    spanish: "training: {balanced: false}; las clases se pueden ponderar con classWeights")

  /// Dropout changes the function.
  public static let minimizerNeedsNoMasks = Message(
    english:
      "this optimizer minimizes one function, and dropout makes it another one at every step",
    spanish:
      "este optimizador minimiza una sola función, y el dropout la cambia en cada paso")

  /// Without dropout.
  public static let minimizerNoDropout = Message(
    english: "leave dropout out, and use regularization: {l2: …}",
    spanish: "sin dropout, y con regularization: {l2: …}")

  /// Clipped gradients are those of no function.
  public static let minimizerTakesNoClipping = Message(
    english: "this optimizer finds its own steps: clip would falsify the gradients it compares",
    spanish:
      "este optimizador halla sus propios pasos: clip falsearía los gradientes que compara")

  /// Without gradients there is nothing to clip.
  public static func nothingToClip(_ optimizer: String) -> Message {
    Message(
      english: "`\(optimizer)` takes no gradients, so there is nothing to clip",
      spanish: "`\(optimizer)` no usa gradientes, así que no hay nada que limitar con clip")
  }

  /// The average of the weights is not what a minimiser looks at.
  public static func minimizerTakesNoAverage(_ optimizer: String) -> Message {
    Message(
      english: "`\(optimizer)` looks at the weights themselves: their average has no place in it",
      spanish: "`\(optimizer)` mira los pesos mismos: su promedio no tiene lugar en él")
  }

  /// The method has no learning rate.
  public static func noRateToSchedule(_ optimizer: String) -> Message {
    Message(
      english: "`\(optimizer)` has no learning rate that a schedule could change",
      spanish: "`\(optimizer)` no tiene una tasa de aprendizaje que un plan pueda cambiar")
  }

  /// A covariance matrix that does not fit into memory.
  public static func covarianceTooLarge(_ weights: Int) -> Message {
    Message(
      english: "the whole covariance of \(weights) weights is too large to keep and to factorize",
      spanish: "la covarianza completa de \(weights) pesos es demasiado grande para factorizarla")
  }

  /// The diagonal alone.
  public static let covarianceDiagonal = Message(
    english: "write cmaES: {covariance: diagonal}", spanish: "escribe cmaES: {covariance: diagonal}"
  )

  /// The gradient is short enough.
  public static let minimizedToTolerance = Message(
    english: "stopped: the gradient is as short as was asked for",
    spanish: "detenido: el gradiente es tan corto como se pidió")

  /// Nothing changes any more.
  public static let minimizedToPrecision = Message(
    english: "stopped: the loss hardly changes any more",
    spanish: "detenido: la pérdida ya casi no cambia")

  /// The loss is small enough.
  public static let minimizedToTarget = Message(
    english: "stopped: the loss is as small as was asked for",
    spanish: "detenido: la pérdida es tan pequeña como se pidió")

  /// No step helps.
  public static let minimizedNoStep = Message(
    english: "stopped: no step makes the loss smaller",
    spanish: "detenido: ningún paso reduce la pérdida")

  /// The label of the counts in a report.
  public static let evaluationsLabel = Message(
    english: "evaluations: function / gradient / Hessian-vector",
    spanish: "evaluaciones: función / gradiente / Hessiano por vector")

  /// The same in a table.
  public static let evaluationsColumn = Message(
    english: "evaluations", spanish: "evaluaciones")

  /// What training has cost.
  public static func evaluated(
    function: String, gradient: String, hessianVector: String?
  ) -> Message {
    let english = hessianVector.map { ", \($0) Hessian-vector products" } ?? ""
    let spanish = hessianVector.map { ", \($0) productos Hessiano por vector" } ?? ""
    return Message(
      english: "\(function) evaluations of the loss, \(gradient) of its gradient\(english)",
      spanish: "\(function) evaluaciones de la pérdida, \(gradient) de su gradiente\(spanish)")
  }
}
