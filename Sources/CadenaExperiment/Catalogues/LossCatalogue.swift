import CadenaText

extension Catalogue {
  private static let margin = OptionSpecification.number("margin", .positive, 1, SchemaText.margin)
  private static let power = OptionSpecification.integer(
    "power", ValueRange(lower: 1, upper: 2), 1, SchemaText.power)

  /// The losses: what training makes small. All are means over the batch.
  public static let losses = Catalogue(
    .aLoss,
    [
      CatalogueEntry(
        "softmaxCrossEntropy", SchemaText.softmaxCrossEntropy,
        [
          .number("labelSmoothing", .fraction, 0, SchemaText.labelSmoothing),
          .word("smoothing", ["uniform", "lecture"], SchemaText.smoothing),
        ]),
      CatalogueEntry("crossEntropy", SchemaText.crossEntropy),
      CatalogueEntry("binaryCrossEntropy", SchemaText.binaryCrossEntropy),
      CatalogueEntry("binaryCrossEntropyWithLogits", SchemaText.binaryCrossEntropyWithLogits),
      CatalogueEntry("meanSquaredError", SchemaText.meanSquaredError),
      CatalogueEntry("halfSquaredError", SchemaText.halfSquaredError),
      CatalogueEntry("meanAbsoluteError", SchemaText.meanAbsoluteError),
      CatalogueEntry(
        "huber", SchemaText.huber, [.number("delta", .positive, 1, SchemaText.delta)]),
      CatalogueEntry(
        "smoothL1", SchemaText.smoothL1, [.number("beta", .positive, 1, SchemaText.smoothBeta)]),
      CatalogueEntry("logCosh", SchemaText.logCosh),
      CatalogueEntry("poisson", SchemaText.poisson),
      CatalogueEntry("klDivergence", SchemaText.klDivergence),
      CatalogueEntry("hinge", SchemaText.hinge, [margin, power]),
      CatalogueEntry("multiMargin", SchemaText.multiMargin, [margin, power]),
      CatalogueEntry("multiclassHinge", SchemaText.multiclassHinge, [margin]),
    ])
}
