/// One sentence about every optimizer and schedule of the experiment file, for tables and errors.
extension SchemaText {
  /// Gradient descent, with PyTorch's momentum.
  public static let sgd = Message(
    english: "gradient descent, with PyTorch's momentum",
    spanish: "descenso de gradiente, con el momento de PyTorch")
  /// Momentum in its four forms.
  public static let momentum = Message(
    english: "momentum in its four forms",
    spanish: "el momento en sus cuatro formas")
  /// Momentum with the gradient taken ahead.
  public static let nesterov = Message(
    english: "momentum with the gradient taken ahead",
    spanish: "momento con el gradiente tomado más adelante")
  /// Means of gradients and of their squares, corrected for the start.
  public static let adam = Message(
    english: "means of gradients and of their squares, corrected for the start",
    spanish: "medias de gradientes y de sus cuadrados, corregidas al inicio")
  /// Adam with decoupled weight decay.
  public static let adamW = Message(
    english: "Adam with decoupled weight decay",
    spanish: "Adam con decaimiento desacoplado")
  /// Steps divided by the root mean square of past gradients.
  public static let rmsProp = Message(
    english: "steps divided by the root mean square of past gradients",
    spanish: "pasos divididos entre la raíz de la media cuadrática de gradientes")
  /// Steps divided by the root of the sum of squared gradients.
  public static let adaGrad = Message(
    english: "steps divided by the root of the sum of squared gradients",
    spanish: "pasos divididos entre la raíz de la suma de gradientes al cuadrado")
  /// The size of the steps.
  public static let learningRate = Message(
    english: "the size of the steps",
    spanish: "el tamaño de los pasos")
  /// How much of the last step goes on.
  public static let momentumFactor = Message(
    english: "how much of the last step goes on",
    spanish: "cuánto del último paso continúa")
  /// How much of the gradient is left out of the momentum.
  public static let dampening = Message(
    english: "how much of the gradient is left out of the momentum",
    spanish: "cuánto del gradiente no entra en el momento")
  /// PyTorch's form of Nesterov's momentum.
  public static let nesterovForm = Message(
    english: "PyTorch's form of Nesterov's momentum",
    spanish: "la forma de PyTorch del momento de Nesterov")
  /// Λ·w added to the gradient.
  public static let weightDecay = Message(
    english: "λ·w added to the gradient",
    spanish: "λ·w sumado al gradiente")
  /// Λ: the weights shrink by learningRate·λ at each step.
  public static let decoupledDecay = Message(
    english: "λ: the weights shrink by learningRate·λ at each step",
    spanish: "λ: los pesos se encogen en learningRate·λ a cada paso")
  /// V = αv - ηg; V = γV + ηg; m = βm + (1 - β)g; the same, one step late.
  public static let momentumForm = Message(
    english: "v = αv - ηg; V = γV + ηg; m = βm + (1 - β)g; the same, one step late",
    spanish: "v = αv - ηg; V = γV + ηg; m = βm + (1 - β)g; la misma, un paso tarde")
  /// Decay of the mean of gradients.
  public static let beta1 = Message(
    english: "decay of the mean of gradients",
    spanish: "decaimiento de la media de gradientes")
  /// Decay of the mean of squared gradients.
  public static let beta2 = Message(
    english: "decay of the mean of squared gradients",
    spanish: "decaimiento de la media de gradientes al cuadrado")
  /// Decay of the mean of squared gradients.
  public static let squareDecay = Message(
    english: "decay of the mean of squared gradients",
    spanish: "decaimiento de la media de gradientes al cuadrado")
  /// Keeps the division away from 0.
  public static let epsilon = Message(
    english: "keeps the division away from 0",
    spanish: "aleja de 0 la división")
  /// Ε added outside or inside the root.
  public static let epsilonPlacement = Message(
    english: "ε added outside or inside the root",
    spanish: "ε sumado fuera o dentro de la raíz")
  /// Divide the means by 1 - βᵗ.
  public static let biasCorrection = Message(
    english: "divide the means by 1 - βᵗ",
    spanish: "dividir las medias entre 1 - βᵗ")
  /// Subtract the square of the mean gradient.
  public static let centered = Message(
    english: "subtract the square of the mean gradient",
    spanish: "restar el cuadrado del gradiente medio")
  /// The rate is divided by 1 + k·decay at step k.
  public static let learningRateDecay = Message(
    english: "the rate is divided by 1 + k·decay at step k",
    spanish: "la tasa se divide entre 1 + k·decay en el paso k")
  /// The sum of squares at the start.
  public static let initialAccumulator = Message(
    english: "the sum of squares at the start",
    spanish: "la suma de cuadrados inicial")
  /// From the optimiser's rate to the final one in a straight line.
  public static let linearSchedule = Message(
    english: "from the optimiser's rate to the final one in a straight line",
    spanish: "de la tasa del optimizador a la final en línea recta")
  /// The rate at the end.
  public static let finalRate = Message(
    english: "the rate at the end",
    spanish: "la tasa al final")
  /// How many steps it takes; without it, the whole training.
  public static let scheduleSteps = Message(
    english: "how many steps it takes; without it, the whole training",
    spanish: "cuántos pasos tarda; si falta, todo el entrenamiento")
}
