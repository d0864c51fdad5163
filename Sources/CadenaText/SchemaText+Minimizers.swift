/// What the experiment file says about minimisers and learning without gradients.
extension SchemaText {
  /// L-BFGS.
  public static let lbfgs = Message(
    english: "quasi-Newton steps from the last few gradients, on the full batch",
    spanish: "pasos cuasi-Newton a partir de los últimos gradientes, con el lote completo")
  /// Nonlinear conjugate gradients.
  public static let conjugateGradient = Message(
    english: "nonlinear conjugate gradients, on the full batch",
    spanish: "gradientes conjugados no lineales, con el lote completo")
  /// Newton-CG.
  public static let newtonCG = Message(
    english: "Newton's method by Hessian-vector products, on the full batch",
    spanish: "método de Newton con productos Hessiano por vector, con el lote completo")
  /// Gradient descent with backtracking.
  public static let gradientDescent = Message(
    english: "gradient descent that finds its step length by backtracking, on the full batch",
    spanish: "descenso de gradiente que halla su paso por retroceso, con el lote completo")
  /// Weight perturbation.
  public static let weightPerturbation = Message(
    english: "perturb one weight at a time, keep what helps; no gradients",
    spanish: "perturbar un peso a la vez y conservar lo que mejora; sin gradientes")
  /// Evolution strategy.
  public static let evolutionStrategy = Message(
    english: "perturb all weights in parallel and correlate with the loss; no gradients",
    spanish: "perturbar todos los pesos en paralelo y correlacionar con la pérdida; sin gradientes")
  /// SPSA.
  public static let spsa = Message(
    english: "perturb all weights at once by ±c: two evaluations a step; no gradients",
    spanish: "perturbar todos los pesos a la vez en ±c: dos evaluaciones por paso; sin gradientes")
  /// Node perturbation.
  public static let nodePerturbation = Message(
    english: "perturb the activations of the neurons; no backpropagation",
    spanish: "perturbar las activaciones de las neuronas; sin backpropagation")
  /// Simulated annealing.
  public static let simulatedAnnealing = Message(
    english: "a random walk that cools down (simulated annealing); no gradients",
    spanish: "un paseo aleatorio que se enfría (recocido simulado); sin gradientes")
  /// CMA-ES.
  public static let cmaES = Message(
    english: "evolution with an adapted covariance matrix (CMA-ES); no gradients",
    spanish: "evolución con matriz de covarianza adaptada (CMA-ES); sin gradientes")
  /// Finite differences.
  public static let finiteDifferences = Message(
    english: "gradient descent with finite differences, weight by weight",
    spanish: "descenso de gradiente con diferencias finitas, peso por peso")

  /// Pairs of L-BFGS.
  public static let historyPairs = Message(
    english: "how many pairs of steps and gradient changes are remembered",
    spanish: "cuántos pares de pasos y cambios de gradiente se recuerdan")
  /// Restarts of conjugate gradients.
  public static let restartInterval = Message(
    english: "steps after which the direction is the gradient's again; without it, never",
    spanish: "pasos tras los que la dirección vuelve a ser la del gradiente; si falta, nunca")
  /// Accuracy of the linear solver.
  public static let forcing = Message(
    english: "the largest relative residual of Newton's system",
    spanish: "el mayor residuo relativo del sistema de Newton")
  /// Products of a step.
  public static let maximumProducts = Message(
    english:
      "the most Hessian-vector products of a step; without it, twice the weights, 200 at most",
    spanish:
      "el máximo de productos Hessiano por vector por paso; si falta, el doble de pesos, 200 como mucho"
  )
  /// The first step length.
  public static let initialStep = Message(
    english: "the first step length that is tried", spanish: "la primera longitud de paso probada")
  /// The growth of the step length.
  public static let stepGrowth = Message(
    english: "how much longer than the last step the next one tries to be",
    spanish: "cuánto más largo que el último paso se prueba el siguiente")
  /// The end by the gradient.
  public static let gradientTolerance = Message(
    english: "ends when the gradient's length is at most this",
    spanish: "termina cuando la longitud del gradiente es como mucho esta")
  /// The end by the value.
  public static let valueTolerance = Message(
    english: "ends when a step lowers the loss by at most this share of it; 0 for off",
    spanish: "termina cuando un paso baja la pérdida como mucho en esta fracción; 0 lo desactiva")
  /// The end by the loss.
  public static let targetLoss = Message(
    english: "ends when the training loss is at most this",
    spanish: "termina cuando la pérdida de entrenamiento es como mucho esta")
  /// The size of perturbations.
  public static let perturbationSize = Message(
    english: "the size of the perturbations", spanish: "el tamaño de las perturbaciones")
  /// Trials of weights.
  public static let weightTrials = Message(
    english: "weights that a step tries; without it, each of them once",
    spanish: "pesos que prueba un paso; si falta, cada uno una vez")
  /// Points of a generation.
  public static let population = Message(
    english: "points of a generation, in mirrored pairs",
    spanish: "puntos de una generación, en pares reflejados")
  /// What stands for the values.
  public static let fitness = Message(
    english: "what is correlated: the losses, or their ranks",
    spanish: "lo que se correlaciona: las pérdidas o sus rangos")
  /// The exponent of the rate.
  public static let rateDecay = Message(
    english: "step k is divided by (k + stability)^rateDecay; 0 for a schedule of one's own",
    spanish: "el paso k se divide entre (k + stability)^rateDecay; 0 si hay un plan propio")
  /// The exponent of the perturbations.
  public static let perturbationDecay = Message(
    english: "perturbation k is divided by k^perturbationDecay",
    spanish: "la perturbación k se divide entre k^perturbationDecay")
  /// The stability constant.
  public static let stability = Message(
    english: "steps begin as small as if so many had been made",
    spanish: "los pasos empiezan tan pequeños como si ya se hubieran dado tantos")
  /// Directions of a step.
  public static let directions = Message(
    english: "directions whose slopes are averaged in a step",
    spanish: "direcciones cuyas pendientes se promedian en un paso")
  /// Noise on neurons.
  public static let nodeDeviation = Message(
    english: "the standard deviation of the noise on every neuron",
    spanish: "la desviación estándar del ruido en cada neurona")
  /// Samples of noise.
  public static let noiseSamples = Message(
    english: "noises that are averaged in a step", spanish: "ruidos que se promedian en un paso")
  /// The temperature.
  public static let temperature = Message(
    english: "the temperature at the beginning, in units of the loss",
    spanish: "la temperatura inicial, en unidades de la pérdida")
  /// The cooling.
  public static let cooling = Message(
    english: "what is left of the temperature after a step",
    spanish: "lo que queda de la temperatura tras un paso")
  /// The size of proposals.
  public static let proposalDeviation = Message(
    english: "the standard deviation of a proposal, for every weight",
    spanish: "la desviación estándar de una propuesta, para cada peso")
  /// Proposals of a step.
  public static let proposals = Message(
    english: "proposals of a step; without it, as many as weights",
    spanish: "propuestas por paso; si falta, tantas como pesos")
  /// The first deviation of a search.
  public static let searchDeviation = Message(
    english: "the standard deviation at the beginning: a third of the region to search",
    spanish: "la desviación estándar inicial: un tercio de la región de búsqueda")
  /// Points of a generation of CMA-ES.
  public static let cmaPopulation = Message(
    english: "points of a generation; without it, 4 + ⌊3 ln n⌋",
    spanish: "puntos de una generación; si falta, 4 + ⌊3 ln n⌋")
  /// What is kept of the covariance.
  public static let covariance = Message(
    english: "what is learned of the covariance: all of it, or its diagonal",
    spanish: "lo que se aprende de la covarianza: toda o solo su diagonal")
  /// The formula of differences.
  public static let differenceScheme = Message(
    english: "differences to both sides, or to one", spanish: "diferencias a ambos lados o a uno")
  /// The spacing of differences.
  public static let spacing = Message(
    english: "the spacing of the differences; without it, the best for each weight",
    spanish: "la separación de las diferencias; si falta, la mejor para cada peso")
}
