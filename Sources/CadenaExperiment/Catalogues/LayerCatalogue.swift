import CadenaNetworks
import CadenaText

extension Catalogue {
  /// The layers of `model.layers`, applied in order.
  public static let layers = Catalogue(
    .aLayer, allowsLabel: true,
    [
      .layer(
        "linear", SchemaText.linear,
        [
          OptionSpecification(
            "units", .integerOrWord(.atLeast(1), ["classes"]), .required, SchemaText.units),
          .boolean("bias", true, SchemaText.bias),
        ], shorthand: "units"
      ) { layer, builder throws(ExperimentError) in
        Linear(try builder.units(layer), bias: layer.options.boolean("bias"))
      },
      .layer("sigmoid", SchemaText.sigmoid) { _ in Sigmoid() },
      .layer("tanh", SchemaText.tanh) { _ in Tanh() },
      .layer("relu", SchemaText.relu) { _ in ReLU() },
      .layer("gelu", SchemaText.gelu) { _ in GELU() },
      .layer("silu", SchemaText.silu) { _ in SiLU() },
      .layer("softplus", SchemaText.softplus) { _ in Softplus() },
      .layer("softmax", SchemaText.softmax) { _ in Softmax() },
      .layer("flatten", SchemaText.flatten) { _ in Flatten() },
      .layer(
        "leakyReLU", SchemaText.leakyReLU, [.number("slope", .nonNegative, 0.01, SchemaText.slope)],
        shorthand: "slope"
      ) { LeakyReLU($0.number("slope")) },
      .layer(
        "elu", SchemaText.elu, [.number("alpha", .positive, 1, SchemaText.alpha)],
        shorthand: "alpha"
      ) { ELU($0.number("alpha")) },
      .layer(
        "dropout", SchemaText.dropout,
        [
          .number("rate", .fraction, 0.5, SchemaText.dropoutRate),
          .word("scaling", ["inverted", "inference"], SchemaText.dropoutScaling),
        ], shorthand: "rate"
      ) {
        Dropout(
          $0.number("rate"), scaling: Dropout.Scaling(rawValue: $0.text("scaling")) ?? .inverted)
      },
      .layer(
        "batchNorm", SchemaText.batchNorm,
        [
          .number(
            "momentum", ValueRange(lower: 0, upper: 1), 0.1, SchemaText.batchNormMomentum),
          .number("epsilon", .positive, 1e-5, SchemaText.normalizationEpsilon),
        ]
      ) { BatchNorm(momentum: $0.number("momentum"), epsilon: $0.number("epsilon")) },
      .layer(
        "layerNorm", SchemaText.layerNorm,
        [
          .integer("axes", .atLeast(1), 1, SchemaText.layerNormAxes),
          .number("epsilon", .positive, 1e-5, SchemaText.normalizationEpsilon),
        ]
      ) { LayerNorm(axes: $0.integer("axes"), epsilon: $0.number("epsilon")) },
      .layer(
        "residual", SchemaText.residual,
        [OptionSpecification("body", .list(.layer), .required, SchemaText.body)],
        shorthand: "body",
        conflict: { options in
          options.list("body").isEmpty
            ? .init(option: "body", what: .noLayers, remedy: .noLayersRemedy) : nil
        }
      ) { layer, builder throws(ExperimentError) in
        Residual(Sequential(try builder.layers(layer.options.list("body"))))
      },
      .layer(
        "reshape", SchemaText.reshape,
        [
          OptionSpecification("shape", .integers(.atLeast(1)), .required, SchemaText.reshapeShape)
        ], shorthand: "shape"
      ) { layer, builder throws(ExperimentError) in
        Reshape(Shape(try builder.extents(layer)))
      },
    ]
      + CatalogueEntry.later(
        "conv", "maxPool", "averagePool", "globalAveragePool"))
}
