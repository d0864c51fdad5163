import CadenaText

extension Catalogue {
  /// The layers of `model.layers`, applied in order.
  public static let layers = Catalogue(
    .aLayer, allowsLabel: true,
    [
      CatalogueEntry(
        "linear", SchemaText.linear,
        [
          OptionSpecification(
            "units", .integerOrWord(.atLeast(1), ["classes"]), .required, SchemaText.units),
          .boolean("bias", true, SchemaText.bias),
        ], shorthand: "units"),
      CatalogueEntry("sigmoid", SchemaText.sigmoid),
      CatalogueEntry("tanh", SchemaText.tanh),
      CatalogueEntry("relu", SchemaText.relu),
      CatalogueEntry("gelu", SchemaText.gelu),
      CatalogueEntry("silu", SchemaText.silu),
      CatalogueEntry("softplus", SchemaText.softplus),
      CatalogueEntry("softmax", SchemaText.softmax),
      CatalogueEntry("flatten", SchemaText.flatten),
      CatalogueEntry(
        "leakyReLU", SchemaText.leakyReLU, [.number("slope", .nonNegative, 0.01, SchemaText.slope)],
        shorthand: "slope"),
      CatalogueEntry(
        "elu", SchemaText.elu, [.number("alpha", .positive, 1, SchemaText.alpha)],
        shorthand: "alpha"),
      CatalogueEntry(
        "dropout", SchemaText.dropout,
        [
          .number("rate", .fraction, 0.5, SchemaText.dropoutRate),
          .word("scaling", ["inverted", "inference"], SchemaText.dropoutScaling),
        ], shorthand: "rate"),
      CatalogueEntry(
        "residual", SchemaText.residual,
        [OptionSpecification("body", .list(.layer), .required, SchemaText.body)],
        shorthand: "body",
        conflict: { options in
          options.list("body").isEmpty
            ? .init(option: "body", what: .noLayers, remedy: .noLayersRemedy) : nil
        }),
      CatalogueEntry(
        "reshape", SchemaText.reshape,
        [
          OptionSpecification("shape", .integers(.atLeast(1)), .required, SchemaText.reshapeShape)
        ],
        shorthand: "shape"),
    ]
      + CatalogueEntry.later(
        "conv", "maxPool", "averagePool", "globalAveragePool", "batchNorm", "layerNorm"))
}
