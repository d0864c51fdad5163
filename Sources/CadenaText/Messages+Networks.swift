/// What can be wrong with a model, and what its summary says.
extension Message {
  /// The row of the layer whose shapes do not fit.
  public static let failingRow = Message(english: "does not fit", spanish: "no encaja")
  /// A parameter that the forward pass never asks for.
  public static func parameterNotUsed(_ name: String) -> Message {
    Message(
      english: "the parameter \(name) takes no part in the forward pass, so it has no shape",
      spanish: "el parámetro \(name) no interviene en el paso hacia adelante y no tiene forma")
  }

  /// A residual block whose branches differ in shape.
  public static let residualShapes = Message(
    english: "the body changes the shape, so it cannot be added to its input",
    spanish: "el cuerpo cambia la forma y no se puede sumar a su entrada")

  /// How to mend a residual block.
  public static func residualRemedy(_ shape: String) -> Message {
    Message(
      english: "let the last layer of the body give \(shape), or give the block a shortcut layer",
      spanish: "haz que la última capa del cuerpo dé \(shape), o pon una capa en el atajo")
  }

  /// The heading of the column of layers.
  public static let layerColumn = Message(english: "layer", spanish: "capa")
  /// The heading of the column of paths.
  public static let pathColumn = Message(english: "path", spanish: "ruta")
  /// The heading of the column of output shapes.
  public static let outputColumn = Message(english: "output", spanish: "salida")
  /// The heading of the column of parameter counts.
  public static let parametersColumn = Message(english: "parameters", spanish: "parámetros")
  /// The row of the input.
  public static let inputRow = Message(english: "input", spanish: "entrada")

  /// The last line of a summary.
  public static func parameterTotal(_ total: Int, trainable: Int) -> Message {
    Message(
      english: "\(total) parameters, \(trainable) of them trained",
      spanish: "\(total) parámetros, \(trainable) de ellos se entrenan")
  }
}

/// What can be wrong with a loss's operands.
extension Message {
  /// A target whose shape is not the prediction's.
  public static let lossShapes = Message(
    english: "the prediction and the target must have the same shape",
    spanish: "la predicción y el objetivo deben tener la misma forma")

  /// Labels whose shape is not the prediction's without its class axis.
  public static let labelShapes = Message(
    english: "there must be one label per example: the prediction's shape without its class axis",
    spanish: "debe haber una etiqueta por ejemplo: la forma de la predicción sin el eje de clases")
}

/// What can be wrong with a file of weights for a model.
extension Message {
  /// A weight that the model has and the file has not.
  public static func weightsMissing(_ name: String, others: Int) -> Message {
    Message(
      english: "the weights lack \(name)" + (others > 0 ? " and \(others) more" : ""),
      spanish: "a los pesos les falta \(name)" + (others > 0 ? " y \(others) más" : ""))
  }

  /// A weight that the file has and the model has not.
  public static func weightsUnknown(_ name: String, others: Int) -> Message {
    Message(
      english: "the model has no parameter \(name)"
        + (others > 0 ? " (and \(others) more are unknown)" : ""),
      spanish: "el modelo no tiene el parámetro \(name)"
        + (others > 0 ? " (y otros \(others) son desconocidos)" : ""))
  }

  /// A weight of another shape.
  public static func weightsShape(_ name: String) -> Message {
    Message(
      english: "the shape of \(name) is not the model's",
      spanish: "la forma de \(name) no es la del modelo")
  }

  /// A weight whose numbers are of another kind.
  public static func weightsElementType(_ name: String) -> Message {
    Message(
      english: "the element type of \(name) is not the model's",
      spanish: "el tipo de \(name) no es el del modelo")
  }
}
