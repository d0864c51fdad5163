/// What `cadena curvature --example inputs` says.
extension Message {
  /// The title.
  public static let inputScalingTitle = Message(
    english: "Shifting and scaling inputs", spanish: "Desplazar y escalar las entradas")
  /// What is computed.
  public static let inputScalingIntroduction = Message(
    english: """
      A linear neuron y = w·x with the error E(w) = ½ Σ (t - y)² has the Hessian XᵀX, whatever the \
      targets. The more unequal its eigenvalues, the narrower the valley: at the best rate, \
      2/(λ_max + λ_min), gradient descent makes the slowest part of the error smaller by \
      (κ - 1)/(κ + 1) a step, κ = λ_max/λ_min.
      """,
    spanish: """
      Una neurona lineal y = w·x con el error E(w) = ½ Σ (t - y)² tiene el hessiano XᵀX, sean cuales \
      sean los objetivos. Cuanto más desiguales sus valores propios, más estrecho el valle: con la mejor \
      tasa, 2/(λ_max + λ_min), el descenso de gradiente reduce la parte más lenta del error por \
      (κ - 1)/(κ + 1) en cada paso, κ = λ_max/λ_min.
      """)
  /// Inputs as they are.
  public static let inputsGiven = Message(english: "as given", spanish: "tal como están")
  /// The slide's shift.
  public static let inputsShifted = Message(
    english: "less 100, as the slide", spanish: "menos 100, como la lámina")
  /// The mean taken away.
  public static let inputsCentered = Message(
    english: "less their means", spanish: "menos sus medias")
  /// Divided by the largest.
  public static let inputsScaled = Message(
    english: "divided by the largest", spanish: "divididas por la mayor")
  /// A column: which form.
  public static let inputsColumn = Message(english: "inputs", spanish: "entradas")
  /// A column: the rows.
  public static let rowsColumn = Message(english: "rows", spanish: "filas")
  /// A column: how many steps.
  public static let stepsToThousandthColumn = Message(
    english: "steps to 1/1000", spanish: "pasos a 1/1000")
  /// What the slide's shift is.
  public static let slideIsNotCentered = Message(
    english: """
      The slide calls 1,1 and 1,-1 the shifted inputs: 100 is taken from each. The means are 101 and 100; \
      taking those gives 0,1 and 0,-1. Then the first input is 0 in both rows, its weight has nothing to \
      learn (λ = 0), and a neuron without bias can no longer give 2 and 0: what the means carried must \
      become a bias. κ is that of the directions that are not flat.
      """,
    spanish: """
      La lámina llama entradas desplazadas a 1,1 y 1,-1: resta 100 a cada una. Las medias son 101 y 100; al \
      restarlas quedan 0,1 y 0,-1. Entonces la primera entrada es 0 en ambas filas, su peso no tiene nada \
      que aprender (λ = 0) y una neurona sin sesgo ya no puede dar 2 y 0: lo que llevaban las medias debe \
      pasar a un sesgo. κ es el de las direcciones que no son planas.
      """)
  /// Scaling alone.
  public static let scalingAloneDoesNot = Message(
    english:
      "Both inputs have the same size, so dividing them by it leaves κ as it was: here only the"
      + " shift helps, and in the second example only the scale.",
    spanish:
      "Ambas entradas tienen el mismo tamaño, así que dividirlas por él deja κ igual: aquí solo ayuda"
      + " desplazar, y en el segundo ejemplo solo escalar.")
}
