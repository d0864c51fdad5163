/// What `cadena curvature` says.
extension Message {
  /// `curvature` in one line.
  public static let curvatureAbstract = Message(
    english: "Curvature of a loss: eigenvalues, longest stable step, a step foretold.",
    spanish: "Curvatura de una pérdida: valores propios, mayor paso estable, un paso previsto.")
  /// How `curvature` works.
  public static let curvatureDiscussion = Message(
    english: """
      In double precision, with the weights of a run or an experiment's first ones: the largest \
      eigenvalues of the Hessian by the Lanczos method; the longest learning rate with which gradient \
      descent does not diverge, 2/λ_max; and the second-order model of a step, J - α∇Jᵀ∇J + \
      ½α²∇JᵀH∇J, beside the real loss. Instead of a file it takes a test surface (\
      `cadena help race` names them) or, with --example, an example of the lectures.
      """,
    spanish: """
      En precisión doble, con los pesos de una ejecución o los iniciales de un experimento: los mayores \
      valores propios del hessiano por el método de Lanczos; la mayor tasa de aprendizaje con la que el \
      descenso de gradiente no diverge, 2/λ_max; y el modelo de segundo orden de un paso, J - α∇Jᵀ∇J + \
      ½α²∇JᵀH∇J, junto a la pérdida real. En vez de un archivo acepta una superficie de prueba (\
      `cadena help race` las nombra) o, con --example, un ejemplo de las clases.
      """)
  /// The argument FILE, RUN or SURFACE.
  public static let helpFileRunOrSurface = Message(
    english:
      "The experiment file (YAML), a run, or a test surface; without it, the digits experiment.",
    spanish:
      "El archivo del experimento (YAML), una ejecución o una superficie de prueba; sin él, el"
      + " experimento de dígitos.")
  /// The option --rows of curvature.
  public static let helpCurvatureRows = Message(
    english: "Training rows that the loss is taken of.",
    spanish: "Filas de entrenamiento de las que se toma la pérdida.")
  /// The option --count.
  public static let helpCount = Message(
    english: "How many of the largest eigenvalues to find.",
    spanish: "Cuántos de los mayores valores propios buscar.")
  /// The option --rates.
  public static let helpRates = Message(
    english: "Learning rates whose steps to compare, with commas between them.",
    spanish: "Tasas de aprendizaje cuyos pasos comparar, separadas por comas.")
  /// The option --at.
  public static let helpAt = Message(
    english: "The point on a surface, as in --at -1.2,1.",
    spanish: "El punto de una superficie, como --at -1.2,1.")
  /// The option --condition.
  public static let helpCondition = Message(
    english: "The κ of the surface `quadratic`; otherwise 100.",
    spanish: "El κ de la superficie `quadratic`; si no, 100.")
  /// The option --example of curvature.
  public static let helpCurvatureExample = Message(
    english:
      "An example of the lectures: inputs (shifting and scaling them) or half-square (J = ½w²).",
    spanish:
      "Un ejemplo de las clases: inputs (desplazar y escalar entradas) o half-square (J = ½w²).")
  /// The option --output of pages.
  public static let helpPageOutput = Message(
    english: "Write a page (.html) or a picture (.svg) too; may be given several times.",
    spanish: "Escribe además una página (.html) o un dibujo (.svg); puede darse varias veces.")
  /// A file that is neither.
  public static let outputNeedsEnding = Message(
    english: "the file's name does not say what to write",
    spanish: "el nombre del archivo no dice qué escribir")
  /// What would be.
  public static let outputEndings = Message(
    english: "a name that ends in .html or .svg", spanish: "un nombre que termine en .html o .svg")
  /// An example that there is not.
  public static func unknownCurvatureExample(_ name: String) -> Message {
    Message(
      english: "there is no example \"\(name)\"", spanish: "no existe el ejemplo «\(name)»")
  }
  /// What does not go together.
  public static func optionOnlyWith(_ option: String, _ what: String) -> Message {
    Message(
      english: "\(option) goes with \(what) only", spanish: "\(option) solo se usa con \(what)")
  }
  /// An option of surfaces.
  public static func optionOnlyOnSurface(_ option: String) -> Message {
    Message(
      english: "\(option) goes with a test surface only",
      spanish: "\(option) solo se usa con una superficie de prueba")
  }
  /// An option of experiments.
  public static func optionOnlyOnExperiment(_ option: String) -> Message {
    Message(
      english: "\(option) goes with an experiment only",
      spanish: "\(option) solo se usa con un experimento")
  }
  /// A list that must hold numbers above 0.
  public static func flagNeedsPositiveNumbers(_ flag: String) -> Message {
    Message(
      english: "\(flag) takes numbers above 0 with commas between them",
      spanish: "\(flag) lleva números mayores que 0 separados por comas")
  }
  /// Nothing to look at.
  public static let noFiniteValue = Message(
    english: "there is no curvature here", spanish: "aquí no hay curvatura")
  /// What there should be.
  public static let finiteValueAndGradient = Message(
    english: "a finite value and a finite gradient", spanish: "un valor y un gradiente finitos")
  /// A point without a value.
  public static func pointHasNoValue(_ flag: String) -> Message {
    Message(
      english: "\(flag) names a point where the surface has no finite value",
      spanish: "\(flag) nombra un punto donde la superficie no tiene valor finito")
  }
  /// A point where something is too large for numbers.
  public static func pointHasNoCurvature(_ flag: String) -> Message {
    Message(
      english: "\(flag) names a point where the surface's slope or curvature is too large a number",
      spanish:
        "\(flag) nombra un punto donde la pendiente o la curvatura es un número demasiado grande")
  }
  /// An option that has no say with another.
  public static func optionNotWith(_ option: String, _ other: String) -> Message {
    Message(
      english: "\(option) has no say with \(other)", spanish: "\(option) no influye con \(other)")
  }
  /// A file with the name of a surface.
  public static func fileNamedLikeSurface(_ name: String) -> Message {
    Message(
      english: "`\(name)` is the test surface; the file of that name is `./\(name)`",
      spanish: "`\(name)` es la superficie de prueba; el archivo de ese nombre es `./\(name)`")
  }
  /// Where the loss is looked at: a network.
  public static func curvatureOfNetwork(_ name: String, parameters: Int, rows: Int) -> Message {
    Message(
      english: "\(name): \(Plural.text(parameters, "trained parameter", "trained parameters")),"
        + " loss of \(Plural.text(rows, "row", "rows"))",
      spanish:
        "\(name): \(Plural.text(parameters, "parámetro entrenado", "parámetros entrenados")),"
        + " pérdida de \(Plural.text(rows, "fila", "filas"))")
  }
  /// Where a surface is looked at.
  public static func curvatureOfSurface(_ formula: String, at point: String) -> Message {
    Message(english: "\(formula) at \(point)", spanish: "\(formula) en \(point)")
  }
  /// The gradient's length.
  public static let gradientLength = Message(
    english: "length of the gradient, ‖∇J‖", spanish: "longitud del gradiente, ‖∇J‖")
  /// The curvature along the gradient.
  public static let curvatureAlongGradient = Message(
    english: "curvature along the gradient, ∇JᵀH∇J / ∇Jᵀ∇J",
    spanish: "curvatura a lo largo del gradiente, ∇JᵀH∇J / ∇Jᵀ∇J")
  /// The largest eigenvalues.
  public static let largestEigenvalues = Message(
    english: "largest eigenvalues of the Hessian", spanish: "mayores valores propios del hessiano")
  /// The smallest eigenvalue.
  public static let smallestEigenvalue = Message(
    english: "smallest eigenvalue", spanish: "menor valor propio")
  /// The condition number.
  public static let conditionNumber = Message(
    english: "condition number, λ_max/λ_min", spanish: "número de condición, λ_max/λ_min")
  /// 2/λ_max.
  public static let largestStableRate = Message(
    english: "longest stable learning rate, 2/λ_max",
    spanish: "mayor tasa de aprendizaje estable, 2/λ_max")
  /// The rate at which the model of a step is lowest.
  public static let bestRateOfStep = Message(
    english: "best rate of this step, ∇Jᵀ∇J / ∇JᵀH∇J",
    spanish: "mejor tasa de este paso, ∇Jᵀ∇J / ∇JᵀH∇J")
  /// The experiment's rate.
  public static let experimentRate = Message(
    english: "the experiment's learning rate", spanish: "la tasa del experimento")
  /// What is there none of.
  public static let noUpwardCurvature = Message(
    english: "none: it bends upwards in no direction",
    spanish: "ninguna: no se curva hacia arriba en ninguna dirección")
  /// Bends downwards along the gradient.
  public static let noBestRate = Message(
    english: "none: it bends downwards along the gradient",
    spanish: "ninguna: se curva hacia abajo a lo largo del gradiente")
  /// No step at all.
  public static let noSlope = Message(
    english: "none: there is no slope here", spanish: "ninguna: aquí no hay pendiente")
  /// Eigenvalues that did not settle.
  public static func eigenvaluesUnsettled(_ products: Int) -> Message {
    Message(
      english: "the eigenvalues had not settled after \(products) products; the outermost are lower"
        + " bounds of their size",
      spanish:
        "los valores propios no se asentaron tras \(products) productos; los extremos son cotas"
        + " inferiores de su tamaño")
  }
  /// What it took.
  public static func curvatureCost(_ products: Int) -> Message {
    Message(
      english: "products of the Hessian with a vector: \(products)",
      spanish: "productos del hessiano por un vector: \(products)")
  }
  /// A rate that is too long for gradient descent.
  public static let rateIsUnstable = Message(
    english:
      "it is above 2/λ_max: plain gradient descent would diverge along the steepest direction",
    spanish: "supera 2/λ_max: el descenso de gradiente divergiría por la dirección más empinada")
  /// A direction that bends downwards.
  public static let bendsDownwards = Message(
    english:
      "the smallest eigenvalue is below 0: the surface bends downwards there, so this is no bowl",
    spanish:
      "el menor valor propio es negativo: ahí la superficie se curva hacia abajo, no es un cuenco")
  /// A column: the rate.
  public static let rateColumn = Message(english: "rate α", spanish: "tasa α")
  /// A column: the first-order model.
  public static let firstOrderColumn = Message(english: "1st order", spanish: "1.er orden")
  /// A column: the second-order model.
  public static let secondOrderColumn = Message(english: "2nd order", spanish: "2.º orden")
  /// A column: the loss itself.
  public static let realLossColumn = Message(english: "real J(w - α∇J)", spanish: "J(w - α∇J) real")
  /// A column: how far off the second-order model is.
  public static let differenceColumn = Message(
    english: "real - 2nd order", spanish: "real - 2.º orden")
  /// Over the picture of a step.
  public static let stepForetold = Message(
    english: "A step of gradient descent, foretold and real",
    spanish: "Un paso del descenso de gradiente, previsto y real")
  /// Over the picture of eigenvalues.
  public static let eigenvaluesPicture = Message(
    english: "Eigenvalues found", spanish: "Valores propios hallados")
  /// An axis: which eigenvalue.
  public static let eigenvalueIndex = Message(
    english: "largest first", spanish: "del mayor al menor")
  /// The slide's sign of the update.
  public static let slideUpdateSign = Message(
    english:
      "The slide writes w ← w + α∇J; that climbs. The step goes against the gradient, w ← w - α∇J,"
      + " as the slide itself has it in its model of the step. It also writes L: ℝ¹ → ℝⁿ; the loss takes n"
      + " parameters to one number, L: ℝⁿ → ℝ¹.",
    spanish:
      "La lámina escribe w ← w + α∇J; eso sube. El paso va contra el gradiente, w ← w - α∇J, como la"
      + " propia lámina lo usa en su modelo del paso. También escribe L: ℝ¹ → ℝⁿ; la pérdida lleva n"
      + " parámetros a un número, L: ℝⁿ → ℝ¹.")
  /// The model of ½w² is exact.
  public static let halfSquareIsItsModel = Message(
    english:
      "J = ½w² is its own second-order model: after one step J(w - αw) = ½w²(1 - α)². α = 1 arrives"
      + " at once, α = 2 comes back to the same height, more climbs: 2/λ_max = 2.",
    spanish:
      "J = ½w² es su propio modelo de segundo orden: tras un paso J(w - αw) = ½w²(1 - α)². α = 1"
      + " llega de una vez, α = 2 vuelve a la misma altura, más sube: 2/λ_max = 2.")
}
