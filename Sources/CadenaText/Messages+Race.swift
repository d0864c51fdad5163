/// What `cadena race` says.
extension Message {
  /// `race` in one line.
  public static let raceAbstract = Message(
    english: "Race optimisers on a test surface or an experiment.",
    spanish: "Compara optimizadores en una superficie de prueba o un experimento.")
  /// How `race` works.
  public static func raceDiscussion(_ surfaces: [String]) -> Message {
    let list = surfaces.joined(separator: ", ")
    return Message(
      english: """
        All begin at the same point; on an experiment with the same first weights and batches. The table \
        tells who reached the target, and after how many steps, evaluations and seconds. On a surface, a \
        learning rate that is not written is the best of 15 tried. Test surfaces: \(list).
        """,
      spanish: """
        Todos empiezan en el mismo punto; en un experimento, con los mismos pesos iniciales y lotes. La \
        tabla dice quién alcanzó la meta y tras cuántos pasos, evaluaciones y segundos. En una superficie, \
        una tasa de aprendizaje no escrita es la mejor de 15 probadas (en las sillas, 0.05 para todos). Superficies de prueba: \(list).
        """)
  }
  /// The argument SURFACE or FILE.
  public static let helpRaceSubject = Message(
    english: "A test surface or an experiment file (YAML); without it, rosenbrock.",
    spanish: "Una superficie de prueba o un archivo de experimento (YAML); sin ella, rosenbrock.")
  /// The option --optimizer.
  public static let helpOptimizer = Message(
    english:
      "An optimiser as the experiment file names it, as in adam, adam:learningRate=0.1,schedule=cosine"
      + " or '{adam: {beta1: 0.8}, schedule: cosine}'; several times for several.",
    spanish:
      "Un optimizador como en el archivo de experimento: adam, adam:learningRate=0.1,schedule=cosine"
      + " o '{adam: {beta1: 0.8}, schedule: cosine}'; varias veces para varios.")
  /// The option --steps of race.
  public static let helpRaceSteps = Message(
    english: "The most steps on a surface; otherwise 1000.",
    spanish: "Pasos como máximo en una superficie; si no, 1000.")
  /// The option --epochs of race.
  public static let helpRaceEpochs = Message(
    english: "Passes over the training rows of an experiment; otherwise the file's.",
    spanish: "Pasadas por las filas de entrenamiento de un experimento; si no, las del archivo.")
  /// The option --start.
  public static let helpStart = Message(
    english: "Where to begin on a surface, as in --start -1.2,1.",
    spanish: "Dónde empezar en una superficie, como --start -1.2,1.")
  /// The option --noise.
  public static let helpNoise = Message(
    english: "Standard deviation of the noise added to gradients on a surface.",
    spanish: "Desviación típica del ruido que se suma a los gradientes en una superficie.")
  /// The option --seed of race.
  public static let helpRaceSeed = Message(
    english: "The seed of noise and weights.", spanish: "La semilla del ruido y de los pesos.")
  /// The option --target.
  public static let helpRaceTarget = Message(
    english:
      "The value that counts as having arrived; of an experiment the validation loss, or the training"
      + " loss without a validation part.",
    spanish:
      "El valor que cuenta como meta; en un experimento, la pérdida en validación, o en entrenamiento"
      + " si no hay parte de validación.")
  /// The flag --keep-going.
  public static let helpKeepGoing = Message(
    english: "Go on after the target.", spanish: "Sigue tras alcanzar la meta.")
  /// The flag --tune.
  public static let helpTune = Message(
    english: "On an experiment too, choose learning rates that are not written by trying 15.",
    spanish: "También en un experimento, elige entre 15 las tasas de aprendizaje no escritas.")
  /// The flag --default-rates.
  public static let helpDefaultRates = Message(
    english: "On a surface, keep the experiment file's default learning rates.",
    spanish: "En una superficie, conserva las tasas predeterminadas del archivo de experimento.")
  /// The flag --plain.
  public static let helpPlain = Message(
    english: "Leave out momentum's equation and what methods remember.",
    spanish: "Omite la ecuación del momento y lo que recuerdan los métodos.")
  /// A part of a short form that is none.
  public static let optimizerForm = Message(
    english: "an option has the form key=value", spanish: "una opción tiene la forma clave=valor")
  /// The short form.
  public static let optimizerFormExample = Message.verbatim("adam:learningRate=0.1,beta1=0.8")
  /// A method for networks alone.
  public static func methodNeedsLayers(_ name: String) -> Message {
    Message(
      english: "\(name) disturbs the neurons of a network; a surface has none",
      spanish: "\(name) perturba las neuronas de una red; una superficie no tiene")
  }
  /// A method that noise cannot be added to.
  public static func methodTakesNoNoise(_ name: String) -> Message {
    Message(
      english:
        "--noise is added to gradients that a method is given; \(name) asks for the function itself",
      spanish:
        "--noise se suma a los gradientes que recibe un método; \(name) pide la propia función")
  }
  /// What to type instead.
  public static func typeInstead(_ text: String) -> Message {
    Message(english: "type `\(text)`", spanish: "escribe `\(text)`")
  }
  /// Where something stands.
  public static func writtenIn(_ place: String, line number: Int?) -> Message {
    Message(
      english: place + (number.map { ", line \($0)" } ?? ""),
      spanish: place + (number.map { ", línea \($0)" } ?? ""))
  }
  /// Something, and something more about it.
  public static func bracketed(_ what: Message, _ more: Message) -> Message {
    Message(
      english: "\(what.english) (\(more.english))", spanish: "\(what.spanish) (\(more.spanish))")
  }
  /// A subject that is neither.
  public static func noSuchTrack(_ text: String) -> Message {
    Message(
      english: "\"\(text)\" is neither a test surface nor a file",
      spanish: "«\(text)» no es una superficie de prueba ni un archivo")
  }
  /// A method begins.
  public static func raceBegins(_ label: String) -> Message {
    Message(english: "trains with \(label)", spanish: "entrena con \(label)")
  }
  /// Over a race on a surface.
  public static func raceOnSurface(_ name: String) -> Message {
    Message(english: "Race on \(name)", spanish: "Carrera en \(name)")
  }
  /// Over a race on an experiment.
  public static func raceOnExperiment(_ name: String) -> Message {
    Message(english: "Race on the experiment \(name)", spanish: "Carrera en el experimento \(name)")
  }
  /// Over a map.
  public static let waysOnSurface = Message(
    english: "The ways of the methods", spanish: "Los caminos de los métodos")
  /// What the marks of a map are.
  public static func mapMarks(hasLowest: Bool, hasFlow: Bool) -> Message {
    Message(
      english: "circle: the start" + (hasLowest ? "; cross: a lowest point" : "")
        + (hasFlow ? "; dashed: momentum's equation" : ""),
      spanish: "círculo: el inicio" + (hasLowest ? "; cruz: un punto mínimo" : "")
        + (hasFlow ? "; a trazos: la ecuación del momento" : ""))
  }
  /// The conditions on a surface.
  public static func raceConditions(
    _ formula: String, start: String, steps: Int, noise: String?, target: String
  ) -> Message {
    Message(
      english:
        "\(formula); from (\(start)), \(Plural.text(steps, "step", "steps")) at most, target \(target)"
        + (noise.map { ", gradient noise \($0)" } ?? ""),
      spanish:
        "\(formula); desde (\(start)), \(Plural.text(steps, "paso", "pasos")) como máximo, meta \(target)"
        + (noise.map { ", ruido en el gradiente \($0)" } ?? ""))
  }
  /// The conditions on an experiment.
  public static func raceExperimentConditions(epochs: Int, target: String?) -> Message {
    Message(
      english:
        "the same first weights and batches for all, \(Plural.text(epochs, "epoch", "epochs"))"
        + (target.map { ", target \($0)" } ?? ""),
      spanish: "los mismos pesos iniciales y lotes para todos,"
        + " \(Plural.text(epochs, "época", "épocas"))"
        + (target.map { ", meta \($0)" } ?? ""))
  }
  /// A column: the method.
  public static let methodColumn = Message(english: "method", spanish: "método")
  /// A column: whether it arrived.
  public static let arrivalColumn = Message(english: "target", spanish: "meta")
  /// A column, and an axis: steps.
  public static let stepsColumn = Message(english: "steps", spanish: "pasos")
  /// A column: evaluations of the function.
  public static let functionsColumn = Message(english: "values", spanish: "valores")
  /// A column: evaluations of the gradient.
  public static let gradientsColumn = Message(english: "gradients", spanish: "gradientes")
  /// A column: products of the Hessian with vectors.
  public static let productsColumn = Message(english: "H·v products", spanish: "productos H·v")
  /// A column: the last loss.
  public static let finalLossColumn = Message(english: "final loss", spanish: "pérdida final")
  /// A column: the last loss of the validation part.
  public static let finalValidationColumn = Message(
    english: "validation", spanish: "validación")
  /// It arrived.
  public static let arrived = Message(english: "reached", spanish: "alcanzada")
  /// It did not arrive.
  public static let didNotArrive = Message(english: "not reached", spanish: "no alcanzada")
  /// It ran away.
  public static let ranAway = Message(english: "diverged", spanish: "divergió")
  /// It ended before its steps did.
  public static let endedItself = Message(english: "gave up", spanish: "se rindió")
  /// It came to a lowest place, by its own measure.
  public static let converged = Message(english: "converged", spanish: "convergió")
  /// There is no target.
  public static let noVerdict = Message.verbatim("–")
  /// What the star means.
  public static func ratesWereTried(_ count: Int) -> Message {
    Message(
      english:
        "* the best of \(count) learning rates tried; the other columns count the last run alone",
      spanish:
        "* la mejor de \(count) tasas de aprendizaje probadas; las demás columnas cuentan solo la"
        + " última ejecución")
  }
  /// Over the table of a page.
  public static let whoArrived = Message(
    english: "Who reached the target, and when", spanish: "Quién alcanzó la meta, y cuándo")
  /// Over curves.
  public static let lossAgainstSteps = Message(
    english: "Loss against steps", spanish: "Pérdida por pasos")
  /// Over curves.
  public static let lossAgainstEvaluations = Message(
    english: "Loss against evaluations", spanish: "Pérdida por evaluaciones")
  /// Over curves.
  public static let lossAgainstSeconds = Message(
    english: "Loss against seconds", spanish: "Pérdida por segundos")
  /// An axis: evaluations.
  public static let evaluationsAxis = Message(
    english: "values (with or without gradient) and H·v products",
    spanish: "valores (con o sin gradiente) y productos H·v")
  /// An axis: the loss of the validation part.
  public static let validationLossAxis = Message(
    english: "validation loss", spanish: "pérdida en validación")
  /// Over the panels.
  public static let insideMethods = Message(
    english: "Inside the methods", spanish: "Dentro de los métodos")
  /// The differential equation of something.
  public static func flowOf(_ name: String) -> Message {
    Message(english: "\(name), equation", spanish: "\(name), ecuación")
  }
  /// Over momentum's panel.
  public static func momentumPanel(_ name: String) -> Message {
    Message(
      english: "\(name): iterates and θ'' = γ₁m - γ₂g",
      spanish: "\(name): iteraciones y θ'' = γ₁m - γ₂g")
  }
  /// What the equation is.
  public static let momentumNote = Message(
    english: "one unit of time is one step; γ₁ = α(1 - β) - α', γ₂ = α(1 - β)",
    spanish: "una unidad de tiempo es un paso; γ₁ = α(1 - β) - α', γ₂ = α(1 - β)")
  /// Over Adam's panel.
  public static func adamPanel(_ name: String) -> Message {
    Message(english: "\(name): m̂ and √v̂", spanish: "\(name): m̂ y √v̂")
  }
  /// What they are.
  public static let adamNote = Message(
    english: "the mean of the gradients, and the root of the mean of their squares, without bias",
    spanish: "la media de los gradientes y la raíz de la media de sus cuadrados, sin sesgo")
  /// Over the signal-to-noise ratio.
  public static func signalPanel(_ name: String) -> Message {
    Message(
      english: "\(name): signal to noise, m̂/√v̂", spanish: "\(name): señal a ruido, m̂/√v̂")
  }
  /// What it is.
  public static let signalNote = Message(
    english: "near ±1 where gradients agree, near 0 where they are noise; times α it is the step",
    spanish: "cerca de ±1 si los gradientes concuerdan, cerca de 0 si son ruido; por α es el paso")
  /// Over gains.
  public static func gainPanel(_ name: String) -> Message {
    Message(english: "\(name): gains", spanish: "\(name): ganancias")
  }
  /// Over step sizes.
  public static func stepSizePanel(_ name: String) -> Message {
    Message(english: "\(name): step sizes", spanish: "\(name): tamaños de paso")
  }
  /// A quantile of all weights.
  public static func quantileOfWeights(_ percent: Int) -> Message {
    Message(english: "percentile \(percent)", spanish: "percentil \(percent)")
  }
}
