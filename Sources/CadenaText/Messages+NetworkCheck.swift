/// The check of one example's gradients by differences, and the picture of its network.
extension Message {
  /// How the gradients of a row are compared.
  public static func networkDifferencesExplained(penalties: Bool) -> Message {
    Message(
      english: "The same weights in double precision: every number x is moved a little to both "
        + "sides, and (L(x + h) - L(x - h)) / 2h is compared with its gradient; of many numbers the "
        + "one with the largest gradient and others drawn by chance. Shown is the one with the "
        + "largest error"
        + (penalties ? "; L includes the penalties for the parameters." : "."),
      spanish: "Los mismos pesos en precisión doble: cada número x se mueve un poco hacia ambos "
        + "lados y (L(x + h) - L(x - h)) / 2h se compara con su gradiente; si son muchos, el de "
        + "mayor gradiente y otros al azar. Se muestra el elemento con el mayor error"
        + (penalties ? "; para los parámetros, L incluye las penalizaciones." : "."))
  }
  /// A column: how many numbers were compared.
  public static let comparedColumn = Message(english: "compared", spanish: "comparados")
  /// A gradient at a corner of the function.
  public static let atCorner = Message(english: "corner", spanish: "pico")
  /// Numbers that cannot be compared, since the pass is not finite.
  public static let notComparable = Message(english: "not finite", spanish: "no es finito")

  // MARK: - Pictures

  /// The caption of the way back through a network.
  public static let networkBackwardPicture = Message(
    english: "Backward: gradients of the loss L", spanish: "Hacia atrás: gradientes de la pérdida L"
  )
  /// The column of targets and the loss.
  public static let lossCaption = Message(
    english: "target, loss", spanish: "esperado, pérdida")
  /// Before what the output should have been.
  public static let pictureTarget = Message(english: "target", spanish: "esperado")
  /// Under a picture: what differences said about its gradients.
  public static func pictureDifferences(agree: Bool, worst: String) -> Message {
    agree
      ? Message(
        english: "Gradients checked by finite differences: largest relative error \(worst).",
        spanish: "Gradientes comprobados con diferencias finitas: mayor error relativo \(worst).")
      : Message(
        english: "The gradients do NOT agree with finite differences: relative error \(worst).",
        spanish: "Los gradientes NO coinciden con las diferencias finitas: error relativo \(worst)."
      )
  }
  /// How many weights a layer has.
  public static func pictureParameters(_ count: Int) -> Message {
    Message(
      english: count == 1 ? "1 parameter" : "\(count) parameters",
      spanish: count == 1 ? "1 parámetro" : "\(count) parámetros")
  }
  /// Above the column of values.
  public static let pictureValues = Message(
    english: "values, forward ↓", spanish: "valores, hacia adelante ↓")
  /// Above the column of gradients.
  public static let pictureGradients = Message(
    english: "gradients, backward ↑", spanish: "gradientes, hacia atrás ↑")
  /// A range of numbers.
  public static func pictureRange(_ least: String, _ most: String) -> Message {
    Message(english: "\(least) to \(most)", spanish: "de \(least) a \(most)")
  }
  /// The norm of numbers.
  public static func pictureNorm(_ norm: String) -> Message {
    Message(english: "norm \(norm)", spanish: "norma \(norm)")
  }
  /// The mean of numbers.
  public static func pictureMean(_ mean: String) -> Message {
    Message(english: "mean \(mean)", spanish: "media \(mean)")
  }
}

/// Options of an explanation of another kind.
extension Message {
  /// What an option is for, and what was asked for instead.
  public static func optionBelongsTo(
    _ option: String, _ owner: Message, not asked: Message
  ) -> Message {
    Message(
      english: "\(option) belongs to \(owner.english), not to \(asked.english)",
      spanish: "\(option) es de \(owner.spanish), no de \(asked.spanish)")
  }
  /// What to do with it.
  public static func leaveOut(_ option: String) -> Message {
    Message(english: "leave \(option) out", spanish: "quita \(option)")
  }
  /// A kind of explanation.
  public static let anExpression = Message(english: "an expression", spanish: "una expresión")
  /// A kind of explanation.
  public static let aLesson = Message(english: "a lesson", spanish: "un bloque de las clases")
  /// A kind of explanation.
  public static let aFileOrRun = Message(
    english: "a FILE or a RUN", spanish: "un ARCHIVO o una EJECUCIÓN")
  /// A form of an explanation.
  public static let anSVG = Message(english: "--format svg", spanish: "--format svg")
}
