import CadenaOptimizers
import CadenaText

extension Catalogue {
  private static let momentum = OptionSpecification.number(
    "momentum", .fraction, 0.9, SchemaText.momentumFactor)
  private static let noMomentum = OptionSpecification.number(
    "momentum", .fraction, 0, SchemaText.momentumFactor)
  static let weightDecay = OptionSpecification.number(
    "weightDecay", .nonNegative, 0, SchemaText.weightDecay)
  private static let epsilonPlacement = OptionSpecification.word(
    "epsilonPlacement", ["outside", "inside"], SchemaText.epsilonPlacement)

  static func learningRate(_ value: Double) -> OptionSpecification {
    .number("learningRate", .nonNegative, value, SchemaText.learningRate)
  }

  static func epsilon(_ value: Double) -> OptionSpecification {
    .number("epsilon", .nonNegative, value, SchemaText.epsilon)
  }

  private static func adam(decay: OptionSpecification) -> [OptionSpecification] {
    [
      learningRate(0.001),
      .number("beta1", .fraction, 0.9, SchemaText.beta1),
      .number("beta2", .fraction, 0.999, SchemaText.beta2),
      epsilon(1e-8),
      epsilonPlacement,
      .boolean("biasCorrection", true, SchemaText.biasCorrection),
      decay,
    ]
  }

  private static func placement(_ options: Options) -> Adam.EpsilonPlacement {
    Adam.EpsilonPlacement(rawValue: options.text("epsilonPlacement")) ?? .outside
  }

  /// The optimisers. Defaults are PyTorch's where it has the method.
  public static let optimizers = Catalogue(
    .anOptimizer,
    [
      .optimizer(
        "sgd", SchemaText.sgd,
        [
          learningRate(0.001), noMomentum,
          .number("dampening", ValueRange(lower: 0, upper: 1), 0, SchemaText.dampening),
          .boolean("nesterov", false, SchemaText.nesterovForm), weightDecay,
        ],
        conflict: { options in
          guard options.boolean("nesterov") else { return nil }
          guard options.number("momentum") == 0 || options.number("dampening") != 0 else {
            return nil
          }
          return .init(
            option: "nesterov", what: .nesterovNeedsMomentum, remedy: .nesterovRemedy)
        }
      ) {
        SGD(
          learningRate: $0.number("learningRate"), momentum: $0.number("momentum"),
          dampening: $0.number("dampening"), nesterov: $0.boolean("nesterov"),
          weightDecay: $0.number("weightDecay"))
      },
      .optimizer(
        "momentum", SchemaText.momentum,
        [
          learningRate(0.01), momentum,
          .word(
            "form", ["velocity", "accumulated", "averaged", "averagedLagged"],
            SchemaText.momentumForm),
        ]
      ) {
        Momentum(
          learningRate: $0.number("learningRate"), momentum: $0.number("momentum"),
          form: Momentum.Form(rawValue: $0.text("form")) ?? .velocity)
      },
      .optimizer("nesterov", SchemaText.nesterov, [learningRate(0.01), momentum]) {
        Nesterov(learningRate: $0.number("learningRate"), momentum: $0.number("momentum"))
      },
      .optimizer("adam", SchemaText.adam, adam(decay: weightDecay)) {
        Adam(
          learningRate: $0.number("learningRate"), beta1: $0.number("beta1"),
          beta2: $0.number("beta2"), epsilon: $0.number("epsilon"),
          epsilonPlacement: placement($0), biasCorrection: $0.boolean("biasCorrection"),
          weightDecay: $0.number("weightDecay"))
      },
      .optimizer(
        "adamW", SchemaText.adamW,
        adam(decay: .number("weightDecay", .nonNegative, 0.01, SchemaText.decoupledDecay))
      ) {
        AdamW(
          learningRate: $0.number("learningRate"), beta1: $0.number("beta1"),
          beta2: $0.number("beta2"), epsilon: $0.number("epsilon"),
          epsilonPlacement: placement($0), biasCorrection: $0.boolean("biasCorrection"),
          weightDecay: $0.number("weightDecay"))
      },
      .optimizer(
        "rmsProp", SchemaText.rmsProp,
        [
          learningRate(0.01), .number("decay", .fraction, 0.99, SchemaText.squareDecay),
          epsilon(1e-8), epsilonPlacement, .boolean("centered", false, SchemaText.centered),
          noMomentum, weightDecay,
        ]
      ) {
        RMSProp(
          learningRate: $0.number("learningRate"), decay: $0.number("decay"),
          epsilon: $0.number("epsilon"), epsilonPlacement: placement($0),
          centered: $0.boolean("centered"), momentum: $0.number("momentum"),
          weightDecay: $0.number("weightDecay"))
      },
      .optimizer(
        "adaGrad", SchemaText.adaGrad,
        [
          learningRate(0.01), epsilon(1e-10),
          .number("learningRateDecay", .nonNegative, 0, SchemaText.learningRateDecay),
          .number("initialAccumulator", .nonNegative, 0, SchemaText.initialAccumulator),
          weightDecay,
        ]
      ) {
        AdaGrad(
          learningRate: $0.number("learningRate"), epsilon: $0.number("epsilon"),
          learningRateDecay: $0.number("learningRateDecay"),
          initialAccumulator: $0.number("initialAccumulator"),
          weightDecay: $0.number("weightDecay"))
      },
    ]
      + optimizersWithStepSizes + optimizersWithoutSchedule + minimizers)
}
