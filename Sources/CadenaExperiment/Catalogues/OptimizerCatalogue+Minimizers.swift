import CadenaOptimizers
import CadenaText

extension Catalogue {
  private static let targetLoss = OptionSpecification(
    "targetLoss", .number(.all), .optional, SchemaText.targetLoss)

  private static func descent(
    _ more: [OptionSpecification]
  ) -> [OptionSpecification] {
    more + [
      .number("gradientTolerance", .nonNegative, 1e-8, SchemaText.gradientTolerance),
      .number("valueTolerance", .nonNegative, 0, SchemaText.valueTolerance), targetLoss,
    ]
  }

  private static func rule(_ options: Options) -> StoppingRule {
    StoppingRule(
      gradientTolerance: options.numberIfGiven("gradientTolerance") ?? 0,
      valueTolerance: options.numberIfGiven("valueTolerance") ?? 0,
      targetValue: options.numberIfGiven("targetLoss"))
  }

  private static func minimizer(
    _ name: String, _ summary: Message, _ options: [OptionSpecification],
    make: @escaping @Sendable (Options, StoppingRule) -> any Minimizer
  ) -> CatalogueEntry {
    .optimizer(name, summary, options) { Minimizing(by: make($0, rule($0))) }
  }

  /// The methods that ask for whole functions, with gradients and without.
  static let minimizers: [CatalogueEntry] = [
    minimizer(
      "lbfgs", SchemaText.lbfgs,
      descent([.integer("history", .atLeast(1), 10, SchemaText.historyPairs)])
    ) { LBFGS(history: $0.integer("history"), stopping: $1) },
    minimizer(
      "conjugateGradient", SchemaText.conjugateGradient,
      descent([
        OptionSpecification(
          "restartInterval", .integer(.atLeast(1)), .optional, SchemaText.restartInterval)
      ])
    ) { ConjugateGradient(restartInterval: $0.integerIfGiven("restartInterval"), stopping: $1) },
    minimizer(
      "newtonCG", SchemaText.newtonCG,
      descent([
        .number(
          "forcing", ValueRange(lower: 0, upper: 1, includesLower: false), 0.01,
          SchemaText.forcing),
        OptionSpecification(
          "maximumProducts", .integer(.atLeast(1)), .optional, SchemaText.maximumProducts),
      ])
    ) {
      NewtonCG(
        forcing: $0.number("forcing"), maximumProducts: $0.integerIfGiven("maximumProducts"),
        stopping: $1)
    },
    minimizer(
      "gradientDescent", SchemaText.gradientDescent,
      descent([
        .number("initialStep", .positive, 1, SchemaText.initialStep),
        .number("growth", .atLeast(1), 2, SchemaText.stepGrowth),
      ])
    ) {
      GradientDescent(
        initialStep: $0.number("initialStep"), growth: $0.number("growth"), stopping: $1)
    },
    minimizer(
      "weightPerturbation", SchemaText.weightPerturbation,
      [
        .number("size", .positive, 0.1, SchemaText.perturbationSize),
        OptionSpecification("trials", .integer(.atLeast(1)), .optional, SchemaText.weightTrials),
        targetLoss,
      ]
    ) {
      WeightPerturbation(
        size: $0.number("size"), trials: $0.integerIfGiven("trials"), stopping: $1)
    },
    minimizer(
      "evolutionStrategy", SchemaText.evolutionStrategy,
      [
        learningRate(0.1), .number("deviation", .positive, 0.1, SchemaText.perturbationSize),
        .integer("population", .atLeast(2), 20, SchemaText.population),
        .word("fitness", ["values", "ranks"], SchemaText.fitness), targetLoss,
      ]
    ) {
      EvolutionStrategy(
        learningRate: $0.number("learningRate"), deviation: $0.number("deviation"),
        population: $0.integer("population"),
        fitness: EvolutionStrategy.Fitness(rawValue: $0.text("fitness")) ?? .values, stopping: $1)
    },
    minimizer(
      "spsa", SchemaText.spsa,
      [
        learningRate(0.1), .number("perturbation", .positive, 0.1, SchemaText.perturbationSize),
        .number("rateDecay", .nonNegative, 0.602, SchemaText.rateDecay),
        .number("perturbationDecay", .nonNegative, 0.101, SchemaText.perturbationDecay),
        .number("stability", .nonNegative, 0, SchemaText.stability),
        .integer("directions", .atLeast(1), 1, SchemaText.directions), targetLoss,
      ]
    ) {
      SPSA(
        learningRate: $0.number("learningRate"), perturbation: $0.number("perturbation"),
        rateDecay: $0.number("rateDecay"), perturbationDecay: $0.number("perturbationDecay"),
        stability: $0.number("stability"), directions: $0.integer("directions"), stopping: $1)
    },
    minimizer(
      "nodePerturbation", SchemaText.nodePerturbation,
      [
        learningRate(0.1), .number("deviation", .positive, 0.01, SchemaText.nodeDeviation),
        .integer("samples", .atLeast(1), 1, SchemaText.noiseSamples), targetLoss,
      ]
    ) {
      NodePerturbation(
        learningRate: $0.number("learningRate"), deviation: $0.number("deviation"),
        samples: $0.integer("samples"), stopping: $1)
    },
    minimizer(
      "simulatedAnnealing", SchemaText.simulatedAnnealing,
      [
        .number("temperature", .nonNegative, 1, SchemaText.temperature),
        .number(
          "cooling", ValueRange(lower: 0, upper: 1, includesLower: false), 0.99,
          SchemaText.cooling),
        .number("deviation", .positive, 0.1, SchemaText.proposalDeviation),
        OptionSpecification("trials", .integer(.atLeast(1)), .optional, SchemaText.proposals),
        targetLoss,
      ]
    ) {
      SimulatedAnnealing(
        temperature: $0.number("temperature"), cooling: $0.number("cooling"),
        deviation: $0.number("deviation"), trials: $0.integerIfGiven("trials"), stopping: $1)
    },
    minimizer(
      "cmaES", SchemaText.cmaES,
      [
        .number("deviation", .positive, 0.5, SchemaText.searchDeviation),
        OptionSpecification(
          "population", .integer(.atLeast(2)), .optional, SchemaText.cmaPopulation),
        .word("covariance", ["full", "diagonal"], SchemaText.covariance), targetLoss,
      ]
    ) {
      CMAES(
        deviation: $0.number("deviation"), population: $0.integerIfGiven("population"),
        covariance: CMAES.Covariance(rawValue: $0.text("covariance")) ?? .full, stopping: $1)
    },
    minimizer(
      "finiteDifferences", SchemaText.finiteDifferences,
      [
        learningRate(0.1), .word("scheme", ["central", "forward"], SchemaText.differenceScheme),
        OptionSpecification("spacing", .number(.positive), .optional, SchemaText.spacing),
        targetLoss,
      ]
    ) {
      FiniteDifferences(
        learningRate: $0.number("learningRate"),
        scheme: FiniteDifferences.Scheme(rawValue: $0.text("scheme")) ?? .central,
        spacing: $0.numberIfGiven("spacing"), stopping: $1)
    },
  ]
}
