/// What can be wrong when an experiment is turned into data, a model and a trainer.
extension Message {
  /// A layer that cannot take what the layers before it give.
  public static func layerDoesNotFit(_ place: String, _ what: Message) -> Message {
    Message(english: "\(place): \(what.english)", spanish: "\(place): \(what.spanish)")
  }
  /// What the body of a residual block must give.
  public static func bodyMustGive(_ shape: String) -> Message {
    Message(
      english: "let the last layer of the body give \(shape)",
      spanish: "haz que la última capa del cuerpo dé \(shape)")
  }
  /// A model with more numbers than memory.
  public static let modelTooLarge = Message(
    english: "the model would have too many numbers here",
    spanish: "el modelo tendría aquí demasiados números")
  /// How many numbers a model may have.
  public static func fewerNumbers(_ limit: Int) -> Message {
    Message(english: "at most \(limit) in all", spanish: "\(limit) en total como máximo")
  }
  /// A shape with more axes than tensors have.
  public static let tooManyAxes = Message(
    english: "the shape has too many axes", spanish: "la forma tiene demasiados ejes")
  /// How many axes an example may have.
  public static func axesAtMost(_ count: Int) -> Message {
    Message(english: "at most \(count)", spanish: "\(count) como máximo")
  }
  /// A loss that cannot compare outputs with targets.
  public static func outputsDoNotFitLoss(_ loss: String) -> Message {
    Message(
      english: "the outputs of the model do not fit the loss `\(loss)` and the targets",
      spanish: "las salidas del modelo no encajan con la pérdida `\(loss)` y los objetivos")
  }
  /// The outputs that numbers need.
  public static func outputsForTargets(_ width: Int) -> Message {
    Message(
      english: "[batch, \(width)], one output for each target",
      spanish: "[batch, \(width)], una salida por objetivo")
  }
  /// The outputs that classes need.
  public static func oneOutputAClass(_ classes: Int) -> Message {
    Message(
      english: "[batch, \(classes)], one output for each class",
      spanish: "[batch, \(classes)], una salida por clase")
  }
  /// Fewer or more outputs than classes.
  public static func outputsAreNotClasses(_ outputs: Int, classes: Int) -> Message {
    Message(
      english: "the model has \(outputs) outputs for \(classes) classes",
      spanish: "el modelo tiene \(outputs) salidas para \(classes) clases")
  }
  /// How to have an output for every class.
  public static let outputsForLabels = Message(
    english: "end the model with `- linear: classes`, or mend the labels",
    spanish: "termina el modelo con `- linear: classes`, o corrige las etiquetas")
  /// A source of classes in a regression.
  public static func sourceHasClasses(_ name: String) -> Message {
    Message(
      english: "`\(name)` has classes: its task is classification",
      spanish: "`\(name)` tiene clases: su tarea es clasificación")
  }
  /// A source of numbers in a classification.
  public static func sourceHasNumbers(_ name: String) -> Message {
    Message(
      english: "`\(name)` has numbers as targets: its task is regression",
      spanish: "`\(name)` tiene números como objetivos: su tarea es regresión")
  }
  /// Weights that cannot be used.
  public static func weightsNotFinite(_ name: String) -> Message {
    Message(
      english: "`\(shortened(name))` holds numbers that are not finite",
      spanish: "`\(shortened(name))` contiene números no finitos")
  }
}
