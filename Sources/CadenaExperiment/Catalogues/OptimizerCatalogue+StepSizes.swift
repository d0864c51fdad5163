import CadenaOptimizers
import CadenaText

extension Catalogue {
  private static func means(
    rate: Double, _ more: [OptionSpecification] = []
  ) -> [OptionSpecification] {
    [
      learningRate(rate), .number("beta1", .fraction, 0.9, SchemaText.beta1),
      .number("beta2", .fraction, 0.999, SchemaText.beta2), epsilon(1e-8),
    ] + more + [weightDecay]
  }

  /// A lower limit above the upper one.
  private static func limits(
    _ options: Options, _ minimum: String, _ maximum: String
  ) -> CatalogueEntry.Conflict? {
    guard let least = options.numberIfGiven(minimum), let most = options.numberIfGiven(maximum),
      least > most
    else { return nil }
    return .init(
      option: minimum, what: .minimumAboveMaximum(minimum, maximum),
      remedy: .swapMinimumAndMaximum)
  }

  /// The optimisers that give every weight a step size of its own, besides the first ones.
  static let optimizersWithStepSizes: [CatalogueEntry] = [
    .optimizer("amsGrad", SchemaText.amsGrad, means(rate: 0.001)) {
      AMSGrad(
        learningRate: $0.number("learningRate"), beta1: $0.number("beta1"),
        beta2: $0.number("beta2"), epsilon: $0.number("epsilon"),
        weightDecay: $0.number("weightDecay"))
    },
    .optimizer("adaMax", SchemaText.adaMax, means(rate: 0.002)) {
      AdaMax(
        learningRate: $0.number("learningRate"), beta1: $0.number("beta1"),
        beta2: $0.number("beta2"), epsilon: $0.number("epsilon"),
        weightDecay: $0.number("weightDecay"))
    },
    .optimizer(
      "nAdam", SchemaText.nAdam,
      means(
        rate: 0.002,
        [.number("momentumDecay", .nonNegative, 0.004, SchemaText.momentumDecay)])
    ) {
      NAdam(
        learningRate: $0.number("learningRate"), beta1: $0.number("beta1"),
        beta2: $0.number("beta2"), epsilon: $0.number("epsilon"),
        momentumDecay: $0.number("momentumDecay"), weightDecay: $0.number("weightDecay"))
    },
    .optimizer("rAdam", SchemaText.rAdam, means(rate: 0.001)) {
      RAdam(
        learningRate: $0.number("learningRate"), beta1: $0.number("beta1"),
        beta2: $0.number("beta2"), epsilon: $0.number("epsilon"),
        weightDecay: $0.number("weightDecay"))
    },
    .optimizer(
      "adaDelta", SchemaText.adaDelta,
      [
        learningRate(1), .number("decay", .fraction, 0.9, SchemaText.squareDecay), epsilon(1e-6),
        weightDecay,
      ]
    ) {
      AdaDelta(
        learningRate: $0.number("learningRate"), decay: $0.number("decay"),
        epsilon: $0.number("epsilon"), weightDecay: $0.number("weightDecay"))
    },
    .optimizer(
      "lion", SchemaText.lion,
      [
        learningRate(0.0001), .number("beta1", .fraction, 0.9, SchemaText.lionBeta1),
        .number("beta2", .fraction, 0.99, SchemaText.beta1),
        .number("weightDecay", .nonNegative, 0, SchemaText.decoupledDecay),
      ]
    ) {
      Lion(
        learningRate: $0.number("learningRate"), beta1: $0.number("beta1"),
        beta2: $0.number("beta2"), weightDecay: $0.number("weightDecay"))
    },
    .optimizer(
      "muon", SchemaText.muon,
      [
        learningRate(0.001), .number("momentum", .fraction, 0.95, SchemaText.momentumFactor),
        .boolean("nesterov", true, SchemaText.nesterovForm),
        .number("weightDecay", .nonNegative, 0.1, SchemaText.decoupledDecay),
        .number("vectorLearningRate", .nonNegative, 0.001, SchemaText.vectorLearningRate),
      ]
    ) {
      Muon(
        learningRate: $0.number("learningRate"), momentum: $0.number("momentum"),
        nesterov: $0.boolean("nesterov"), weightDecay: $0.number("weightDecay"),
        vectorLearningRate: $0.number("vectorLearningRate"))
    },
    .optimizer(
      "rProp", SchemaText.rProp,
      [
        learningRate(0.01),
        .number("increase", .atLeast(1), 1.2, SchemaText.stepIncrease),
        .number("decrease", .fraction, 0.5, SchemaText.stepDecrease),
        .number("minimumStep", .nonNegative, 1e-6, SchemaText.minimumStep),
        .number("maximumStep", .nonNegative, 50, SchemaText.maximumStep),
        .word("form", ["withholding", "plain"], SchemaText.rPropForm),
      ],
      conflict: { limits($0, "minimumStep", "maximumStep") }
    ) {
      RProp(
        learningRate: $0.number("learningRate"), increase: $0.number("increase"),
        decrease: $0.number("decrease"), minimumStep: $0.number("minimumStep"),
        maximumStep: $0.number("maximumStep"),
        form: RProp.Form(rawValue: $0.text("form")) ?? .withholding)
    },
    .optimizer(
      "weightGains", SchemaText.weightGains,
      [
        learningRate(0.01), .number("increase", .nonNegative, 0.05, SchemaText.gainIncrease),
        .number("decrease", .fraction, 0.95, SchemaText.gainDecrease),
        OptionSpecification(
          "minimumGain", .number(.nonNegative), .optional, SchemaText.minimumGain),
        OptionSpecification(
          "maximumGain", .number(.nonNegative), .optional, SchemaText.maximumGain),
        .number("momentum", .fraction, 0, SchemaText.momentumFactor),
      ],
      conflict: { limits($0, "minimumGain", "maximumGain") }
    ) {
      WeightGains(
        learningRate: $0.number("learningRate"), increase: $0.number("increase"),
        decrease: $0.number("decrease"), minimumGain: $0.numberIfGiven("minimumGain"),
        maximumGain: $0.numberIfGiven("maximumGain"), momentum: $0.number("momentum"))
    },
  ]
}
