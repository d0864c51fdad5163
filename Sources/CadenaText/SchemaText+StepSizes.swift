/// One sentence about every optimiser with a step size for each weight, and its options.
extension SchemaText {
  /// Adam whose step sizes never grow again.
  public static let amsGrad = Message(
    english: "Adam whose step sizes never grow again",
    spanish: "Adam cuyos pasos nunca vuelven a crecer")
  /// Adam with the largest recent gradient in place of the root mean square.
  public static let adaMax = Message(
    english: "Adam with the largest recent gradient in place of the root mean square",
    spanish: "Adam con el mayor gradiente reciente en lugar de la raíz de la media cuadrática")
  /// Adam with Nesterov's look ahead.
  public static let nAdam = Message(
    english: "Adam with Nesterov's look ahead",
    spanish: "Adam con la anticipación de Nesterov")
  /// Adam that begins as plain momentum.
  public static let rAdam = Message(
    english: "Adam that begins as plain momentum",
    spanish: "Adam que empieza como momento simple")
  /// Steps in the units of the weights, without a learning rate.
  public static let adaDelta = Message(
    english: "steps in the units of the weights, without a learning rate",
    spanish: "pasos en las unidades de los pesos, sin tasa de aprendizaje")
  /// Steps of one size along the sign of the momentum.
  public static let lion = Message(
    english: "steps of one size along the sign of the momentum",
    spanish: "pasos de un mismo tamaño según el signo del momento")
  /// Momentum with its singular values evened out, for matrices.
  public static let muon = Message(
    english: "momentum with its singular values evened out, for matrices",
    spanish: "momento con sus valores singulares igualados, para matrices")
  /// Only the sign of the gradient, and a step size for every weight.
  public static let rProp = Message(
    english: "only the sign of the gradient, and a step size for every weight",
    spanish: "solo el signo del gradiente, y un paso propio para cada peso")
  /// A gain for every weight, which grows while its gradient keeps its sign.
  public static let weightGains = Message(
    english: "a gain for every weight, which grows while its gradient keeps its sign",
    spanish: "una ganancia por peso, que crece mientras su gradiente conserva el signo")
  /// How fast the momentum grows.
  public static let momentumDecay = Message(
    english: "how fast the momentum grows",
    spanish: "qué tan rápido crece el momento")
  /// The share of the momentum in the direction.
  public static let lionBeta1 = Message(
    english: "the share of the momentum in the direction",
    spanish: "la parte del momento en la dirección")
  /// The learning rate of biases and other vectors, which AdamW trains.
  public static let vectorLearningRate = Message(
    english: "the learning rate of biases and other vectors, which AdamW trains",
    spanish: "la tasa de aprendizaje de sesgos y otros vectores, que entrena AdamW")
  /// The factor of a step while the sign stays.
  public static let stepIncrease = Message(
    english: "the factor of a step while the sign stays",
    spanish: "el factor del paso mientras el signo se mantiene")
  /// The factor of a step when the sign changes.
  public static let stepDecrease = Message(
    english: "the factor of a step when the sign changes",
    spanish: "el factor del paso cuando el signo cambia")
  /// The smallest step.
  public static let minimumStep = Message(
    english: "the smallest step",
    spanish: "el paso más pequeño")
  /// The largest step.
  public static let maximumStep = Message(
    english: "the largest step",
    spanish: "el paso más grande")
  /// A weight waits for one step when its sign changes, or always moves.
  public static let rPropForm = Message(
    english: "a weight waits for one step when its sign changes, or always moves",
    spanish: "un peso espera un paso cuando cambia su signo, o siempre se mueve")
  /// What is added to a gain while the sign stays.
  public static let gainIncrease = Message(
    english: "what is added to a gain while the sign stays",
    spanish: "lo que se suma a la ganancia mientras el signo se mantiene")
  /// The factor of a gain when the sign changes.
  public static let gainDecrease = Message(
    english: "the factor of a gain when the sign changes",
    spanish: "el factor de la ganancia cuando el signo cambia")
  /// The smallest gain.
  public static let minimumGain = Message(
    english: "the smallest gain",
    spanish: "la ganancia más pequeña")
  /// The largest gain.
  public static let maximumGain = Message(
    english: "the largest gain",
    spanish: "la ganancia más grande")
}
