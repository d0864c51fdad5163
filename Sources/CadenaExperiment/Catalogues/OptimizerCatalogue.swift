import CadenaText

extension Catalogue {
  private static let momentum = OptionSpecification.number(
    "momentum", .fraction, 0.9, SchemaText.momentumFactor)
  private static let noMomentum = OptionSpecification.number(
    "momentum", .fraction, 0, SchemaText.momentumFactor)
  private static let weightDecay = OptionSpecification.number(
    "weightDecay", .nonNegative, 0, SchemaText.weightDecay)
  private static let epsilonPlacement = OptionSpecification.word(
    "epsilonPlacement", ["outside", "inside"], SchemaText.epsilonPlacement)

  private static func learningRate(_ value: Double) -> OptionSpecification {
    .number("learningRate", .nonNegative, value, SchemaText.learningRate)
  }

  private static func epsilon(_ value: Double) -> OptionSpecification {
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

  /// The optimisers. Defaults are PyTorch's where it has the method.
  public static let optimizers = Catalogue(
    .anOptimizer,
    [
      CatalogueEntry(
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
        }),
      CatalogueEntry(
        "momentum", SchemaText.momentum,
        [
          learningRate(0.01), momentum,
          .word(
            "form", ["velocity", "accumulated", "averaged", "averagedLagged"],
            SchemaText.momentumForm),
        ]),
      CatalogueEntry("nesterov", SchemaText.nesterov, [learningRate(0.01), momentum]),
      CatalogueEntry("adam", SchemaText.adam, adam(decay: weightDecay)),
      CatalogueEntry(
        "adamW", SchemaText.adamW,
        adam(decay: .number("weightDecay", .nonNegative, 0.01, SchemaText.decoupledDecay))),
      CatalogueEntry(
        "rmsProp", SchemaText.rmsProp,
        [
          learningRate(0.01), .number("decay", .fraction, 0.99, SchemaText.squareDecay),
          epsilon(1e-8), epsilonPlacement, .boolean("centered", false, SchemaText.centered),
          noMomentum, weightDecay,
        ]),
      CatalogueEntry(
        "adaGrad", SchemaText.adaGrad,
        [
          learningRate(0.01), epsilon(1e-10),
          .number("learningRateDecay", .nonNegative, 0, SchemaText.learningRateDecay),
          .number("initialAccumulator", .nonNegative, 0, SchemaText.initialAccumulator),
          weightDecay,
        ]),
    ]
      + CatalogueEntry.later(
        "adaDelta", "nAdam", "rAdam", "adaMax", "amsGrad", "lion", "muon", "rProp", "weightGains",
        "lbfgs"))
}
