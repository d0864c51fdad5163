import CadenaText

extension Catalogue {
  /// The steps of `data.preprocess`, in order, fitted on the training part only.
  public static let preprocessing = Catalogue(
    .aPreprocessing,
    [
      CatalogueEntry("standardize", SchemaText.standardize),
      CatalogueEntry("minMax", SchemaText.minMax),
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
