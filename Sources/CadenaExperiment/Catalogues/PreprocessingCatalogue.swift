import CadenaData
import CadenaText

extension Catalogue {
  /// The steps of `data.preprocess`, in order, fitted on the training part only.
  public static let preprocessing = Catalogue(
    .aPreprocessing,
    [
      .step("standardize", SchemaText.standardize) { _ in Standardize() },
      .step(
        "minMax", SchemaText.minMax,
        [
          .number("low", .all, 0, SchemaText.rangeLow),
          .number("high", .all, 1, SchemaText.rangeHigh),
        ],
        conflict: { options in
          options.number("low") < options.number("high")
            ? nil : .init(option: "high", what: .emptyRange, remedy: .emptyRangeRemedy)
        }
      ) { MinMax(low: $0.number("low"), high: $0.number("high")) },
      .step(
        "scale", SchemaText.scale,
        [OptionSpecification("factor", .number(.all), .required, SchemaText.scaleFactor)],
        shorthand: "factor",
        conflict: { options in
          options.number("factor") == 0
            ? .init(option: "factor", what: .scaleByZero, remedy: .scaleByZeroRemedy) : nil
        }
      ) { Scale($0.number("factor")) },
    ] + CatalogueEntry.later("pca", "whiten"))
}
