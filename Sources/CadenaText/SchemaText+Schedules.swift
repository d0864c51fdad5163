/// One sentence about every schedule and its options.
extension SchemaText {
  /// The factor of the rate.
  public static let scheduleFactor = Message(
    english: "the factor of the rate",
    spanish: "el factor de la tasa")
  /// Multiplied by a factor every so many steps.
  public static let stepSchedule = Message(
    english: "multiplied by a factor every so many steps",
    spanish: "multiplicada por un factor cada tantos pasos")
  /// Multiplied by a factor at chosen steps.
  public static let milestonesSchedule = Message(
    english: "multiplied by a factor at chosen steps",
    spanish: "multiplicada por un factor en pasos elegidos")
  /// The steps at which the rate is cut.
  public static let milestonesAt = Message(
    english: "the steps at which the rate is cut",
    spanish: "los pasos en que se recorta la tasa")
  /// Steps between two cuts.
  public static let scheduleEvery = Message(
    english: "steps between two cuts",
    spanish: "pasos entre dos recortes")
  /// Multiplied by a factor at every step.
  public static let exponentialSchedule = Message(
    english: "multiplied by a factor at every step",
    spanish: "multiplicada por un factor en cada paso")
  /// Down to 0 along a power of what is left.
  public static let polynomialSchedule = Message(
    english: "down to 0 along a power of what is left",
    spanish: "hasta 0 según una potencia de lo que falta")
  /// The power; 1 is a straight line.
  public static let schedulePower = Message(
    english: "the power; 1 is a straight line",
    spanish: "la potencia; 1 es una línea recta")
  /// Divided by 1 + decay·k at step k.
  public static let inverseTimeSchedule = Message(
    english: "divided by 1 + decay·k at step k",
    spanish: "dividida entre 1 + decay·k en el paso k")
  /// How fast the divisor grows.
  public static let inverseTimeDecay = Message(
    english: "how fast the divisor grows",
    spanish: "qué tan rápido crece el divisor")
  /// Down along half a cosine.
  public static let cosineSchedule = Message(
    english: "down along half a cosine",
    spanish: "hacia abajo por medio coseno")
  /// Half a cosine again and again.
  public static let cosineRestartsSchedule = Message(
    english: "half a cosine again and again",
    spanish: "medio coseno una y otra vez")
  /// Steps of the first cosine.
  public static let firstPeriod = Message(
    english: "steps of the first cosine",
    spanish: "pasos del primer coseno")
  /// By how much every period is longer than the one before.
  public static let periodFactor = Message(
    english: "by how much every period is longer than the one before",
    spanish: "cuántas veces más largo es cada período que el anterior")
  /// A straight rise at the beginning.
  public static let warmupLinearSchedule = Message(
    english: "a straight rise at the beginning",
    spanish: "una subida recta al inicio")
  /// The share of the rate at the beginning.
  public static let startFactor = Message(
    english: "the share of the rate at the beginning",
    spanish: "la parte de la tasa al inicio")
  /// Steps of the rise.
  public static let warmupSteps = Message(
    english: "steps of the rise",
    spanish: "pasos de la subida")
  /// A straight rise, then half a cosine down.
  public static let warmupCosineSchedule = Message(
    english: "a straight rise, then half a cosine down",
    spanish: "una subida recta, luego medio coseno hacia abajo")
  /// One rise to the rate and one fall to almost nothing.
  public static let oneCycleSchedule = Message(
    english: "one rise to the rate and one fall to almost nothing",
    spanish: "una subida hasta la tasa y una bajada hasta casi nada")
  /// The share of the steps in which the rate rises.
  public static let oneCycleRise = Message(
    english: "the share of the steps in which the rate rises",
    spanish: "la parte de los pasos en que sube la tasa")
  /// Along half a cosine or a straight line.
  public static let annealing = Message(
    english: "along half a cosine or a straight line",
    spanish: "por medio coseno o por una línea recta")
  /// How many times smaller the first rate is than the largest.
  public static let initialDivisor = Message(
    english: "how many times smaller the first rate is than the largest",
    spanish: "cuántas veces menor es la primera tasa que la mayor")
  /// How many times smaller the last rate is than the first.
  public static let finalDivisor = Message(
    english: "how many times smaller the last rate is than the first",
    spanish: "cuántas veces menor es la última tasa que la primera")
  /// Whether the fall is divided in two.
  public static let threePhases = Message(
    english: "whether the fall is divided in two",
    spanish: "si la bajada se divide en dos")
}
