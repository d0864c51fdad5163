/// What explanations of expressions say.
extension Message {
  /// A second derivative that is infinite or not a number.
  public static func explainNoSecondDerivative(_ name: String) -> Message {
    Message(
      english: "the second derivatives with \(name) are not finite numbers",
      spanish: "las segundas derivadas con \(name) no son números finitos")
  }
  /// Where the values begin.
  public static let explainForwardTitle = Message(
    english: "Forward: the values", spanish: "Hacia delante: los valores")
  /// Where the gradients begin.
  public static let explainBackwardTitle = Message(
    english: "Backward: the gradients", spanish: "Hacia atrás: los gradientes")
  /// Where the second derivatives begin.
  public static let explainSecondTitle = Message(
    english: "Second derivatives", spanish: "Segundas derivadas")
  /// Where the comparison begins.
  public static let explainCheckTitle = Message(
    english: "Gradients beside finite differences",
    spanish: "Los gradientes junto a diferencias finitas")
  /// The heading of a table: an input's name.
  public static let explainInput = Message(english: "input", spanish: "entrada")
  /// The heading of a table: a value.
  public static let explainValue = Message(english: "value", spanish: "valor")
  /// The heading of a table: a gradient.
  public static let explainGradient = Message(english: "gradient", spanish: "gradiente")
  /// The heading of a table: a finite difference.
  public static let explainDifference = Message(
    english: "finite difference", spanish: "diferencia finita")
  /// The heading of a table: a relative error.
  public static let explainRelativeError = Message(
    english: "relative error", spanish: "error relativo")
  /// The heading of a table: a node's formula.
  public static let explainFormula = Message(english: "formula", spanish: "fórmula")
  /// A part of a gradient that comes along one of several ways.
  public static func explainThrough(_ name: String) -> Message {
    Message(english: "through \(name)", spanish: "por \(name)")
  }
  /// One of the operands of an operation.
  public static func explainOperand(_ number: Int) -> Message {
    Message(english: "operand \(number)", spanish: "operando \(number)")
  }
  /// Parts that are added up.
  public static func explainPaths(_ count: Int) -> Message {
    Message(
      english: "the sum over \(count) paths", spanish: "la suma por \(count) caminos")
  }
  /// A gradient that disagrees.
  public static let explainDiffers = Message(english: "differs", spanish: "difiere")
  /// A corner of the function.
  public static let explainCorner = Message(english: "corner", spanish: "esquina")
  /// What a corner means.
  public static func explainCornerNote(
    _ name: String, left: String, right: String, gradient: String
  ) -> Message {
    Message(
      english: """
        \(name): the function has a corner here, with slope \(left) to the left and \(right) to the \
        right; the gradient takes \(gradient)
        """,
      spanish: """
        \(name): la función tiene aquí una esquina, con pendiente \(left) a la izquierda y \(right) \
        a la derecha; el gradiente toma \(gradient)
        """)
  }
  /// A function without inputs.
  public static let explainNoInputs = Message(
    english: "No variables: nothing to differentiate.",
    spanish: "Sin variables: no hay nada que derivar.")
  /// The legend of a picture: values.
  public static let explainLegendValues = Message(
    english: "values, forward", spanish: "valores, hacia delante")
  /// The legend of a picture: gradients.
  public static let explainLegendGradients = Message(
    english: "gradients, backward", spanish: "gradientes, hacia atrás")
  /// The legend of a picture: local derivatives.
  public static let explainLegendLocal = Message(
    english: "local derivatives", spanish: "derivadas locales")
  /// What a picture shows, for those who do not see it.
  public static func explainPictureTitle(_ expression: String) -> Message {
    Message(
      english: "Computational graph of \(expression)",
      spanish: "Grafo computacional de \(expression)")
  }
  /// A gradient check that failed.
  public static func explainCheckFailed(_ names: [String]) -> Message {
    let list = names.joined(separator: ", ")
    return Message(
      english: "the gradient differs from its finite difference: \(list)",
      spanish: "el gradiente difiere de su diferencia finita: \(list)")
  }
  /// A heading of LaTeX: the function.
  public static let explainFunctionTitle = Message(english: "Function", spanish: "Función")
  /// A heading of LaTeX: the graph.
  public static let explainGraphTitle = Message(
    english: "Computational graph", spanish: "Grafo computacional")
}
