import CadenaGraph
import CadenaNetworks
import CadenaText

extension Catalogue {
  private static let margin = OptionSpecification.number("margin", .positive, 1, SchemaText.margin)
  private static let power = OptionSpecification.integer(
    "power", ValueRange(lower: 1, upper: 2), 1, SchemaText.power)

  private static func softmaxCrossEntropy(
    _ options: Options, _ weights: Tensor?
  ) -> SoftmaxCrossEntropy {
    SoftmaxCrossEntropy(
      labelSmoothing: options.number("labelSmoothing"),
      smoothing: SoftmaxCrossEntropy.Smoothing(rawValue: options.text("smoothing")) ?? .uniform,
      classWeights: weights)
  }

  /// The losses: what training makes small. All are means over the batch.
  public static let losses = Catalogue(
    .aLoss,
    [
      .loss(
        "softmaxCrossEntropy", SchemaText.softmaxCrossEntropy,
        [
          .number("labelSmoothing", .fraction, 0, SchemaText.labelSmoothing),
          .word("smoothing", ["uniform", "lecture"], SchemaText.smoothing),
        ], needsClasses: true, weighted: { softmaxCrossEntropy($0, $1.perOutput) }
      ) { softmaxCrossEntropy($0, nil) },
      .loss(
        "crossEntropy", SchemaText.crossEntropy, needsClasses: true,
        weighted: { CrossEntropy(classWeights: $1.perOutput) }
      ) { _ in CrossEntropy() },
      .loss("binaryCrossEntropy", SchemaText.binaryCrossEntropy) { _ in BinaryCrossEntropy() },
      .loss(
        "binaryCrossEntropyWithLogits", SchemaText.binaryCrossEntropyWithLogits,
        weighted: { _, weights in
          weights.ofPositives.map { BinaryCrossEntropyWithLogits(positiveWeights: $0) }
        }
      ) { _ in BinaryCrossEntropyWithLogits() },
      .loss("meanSquaredError", SchemaText.meanSquaredError) { _ in MeanSquaredError() },
      .loss("halfSquaredError", SchemaText.halfSquaredError) { _ in HalfSquaredError() },
      .loss("meanAbsoluteError", SchemaText.meanAbsoluteError) { _ in MeanAbsoluteError() },
      .loss("huber", SchemaText.huber, [.number("delta", .positive, 1, SchemaText.delta)]) {
        Huber(delta: $0.number("delta"))
      },
      .loss("smoothL1", SchemaText.smoothL1, [.number("beta", .positive, 1, SchemaText.smoothBeta)])
      {
        SmoothL1(beta: $0.number("beta"))
      },
      .loss("logCosh", SchemaText.logCosh) { _ in LogCosh() },
      .loss("poisson", SchemaText.poisson) { _ in PoissonNegativeLogLikelihood() },
      .loss("klDivergence", SchemaText.klDivergence, needsClasses: true) { _ in
        KLDivergence(takesLogarithms: false)
      },
      .loss("hinge", SchemaText.hinge, [margin, power]) {
        Hinge(margin: $0.number("margin"), power: $0.integer("power"))
      },
      .loss("multiMargin", SchemaText.multiMargin, [margin, power], needsClasses: true) {
        MultiMargin(margin: $0.number("margin"), power: $0.integer("power"))
      },
      .loss("multiclassHinge", SchemaText.multiclassHinge, [margin], needsClasses: true) {
        MulticlassHinge(margin: $0.number("margin"))
      },
    ])
}
