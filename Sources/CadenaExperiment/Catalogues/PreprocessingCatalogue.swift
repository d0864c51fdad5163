import CadenaText

extension Catalogue {
  /// The steps of `data.preprocess`, in order, fitted on the training part only.
  public static let preprocessing = Catalogue(
    .aPreprocessing,
    [
      CatalogueEntry("standardize", SchemaText.standardize),
      CatalogueEntry(
        "minMax", SchemaText.minMax,
        [
          .number("low", .all, 0, SchemaText.rangeLow),
          .number("high", .all, 1, SchemaText.rangeHigh),
        ],
        conflict: { options in
          options.number("low") < options.number("high")
            ? nil : .init(option: "high", what: .emptyRange, remedy: .emptyRangeRemedy)
        }),
      CatalogueEntry(
        "scale", SchemaText.scale,
        [OptionSpecification("factor", .number(.all), .required, SchemaText.scaleFactor)],
        shorthand: "factor",
        conflict: { options in
          options.number("factor") == 0
            ? .init(option: "factor", what: .scaleByZero, remedy: .scaleByZeroRemedy) : nil
        }),
    ] + CatalogueEntry.later("pca", "whiten"))
}
