import CadenaText

extension Catalogue {
  /// The rules of `data.source.csv.missing`: what happens to cells without a value.
  public static let missing = Catalogue(
    .aMissingRule,
    [
      CatalogueEntry("error", SchemaText.missingError),
      CatalogueEntry("mean", SchemaText.missingMean),
      CatalogueEntry("median", SchemaText.missingMedian),
      CatalogueEntry("mode", SchemaText.missingMode),
      CatalogueEntry("zero", SchemaText.missingZero),
      CatalogueEntry(
        "constant", SchemaText.missingConstant,
        [OptionSpecification("value", .number(.all), .required, SchemaText.missingConstantValue)],
        shorthand: "value"),
      CatalogueEntry("dropRow", SchemaText.missingDropRow),
      CatalogueEntry("previous", SchemaText.missingPrevious),
    ])
}
