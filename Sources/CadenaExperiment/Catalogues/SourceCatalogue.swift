import CadenaText

extension Catalogue {
  private static func toy(points: Int, noise: Double) -> [OptionSpecification] {
    [
      .integer("points", ValueRange(lower: 1, upper: 1e8), points, SchemaText.points),
      .number("noise", .nonNegative, noise, SchemaText.noise),
    ]
  }

  private static func classes(_ count: Int) -> OptionSpecification {
    .integer("classes", ValueRange(lower: 2, upper: 1000), count, SchemaText.classes)
  }

  /// Where the data come from: sets that travel with the program, generators, files.
  public static let sources = Catalogue(
    .aSource,
    [
      CatalogueEntry("digits", SchemaText.digits),
      CatalogueEntry("iris", SchemaText.iris),
      CatalogueEntry("spiral", SchemaText.spiral, toy(points: 300, noise: 0.1) + [classes(3)]),
      CatalogueEntry("circles", SchemaText.circles, toy(points: 300, noise: 0.1)),
      CatalogueEntry("moons", SchemaText.moons, toy(points: 300, noise: 0.1)),
      CatalogueEntry("xor", SchemaText.xor, toy(points: 300, noise: 0.1)),
      CatalogueEntry(
        "gaussians", SchemaText.gaussians, toy(points: 300, noise: 1) + [classes(3)]),
      CatalogueEntry("linear", SchemaText.linearData, toy(points: 200, noise: 0.1)),
      CatalogueEntry("sine", SchemaText.sine, toy(points: 200, noise: 0.1)),
      CatalogueEntry(
        "csv", SchemaText.csv,
        [
          OptionSpecification("path", .text, .required, SchemaText.csvPath),
          OptionSpecification("target", .texts, .optional, SchemaText.csvTarget),
          OptionSpecification("delimiter", .text, .optional, SchemaText.delimiter),
          OptionSpecification("header", .boolean, .optional, SchemaText.header),
          OptionSpecification("columns", .texts, .optional, SchemaText.csvColumns),
          OptionSpecification("ignore", .texts, .optional, SchemaText.csvIgnore),
          .word("decimal", [".", ","], SchemaText.csvDecimal),
          OptionSpecification(
            "missing", .choice(.missing), .defaulted(.choice(Specification("error"))),
            SchemaText.csvMissing),
          OptionSpecification("categories", .texts, .optional, SchemaText.csvCategories),
          .word("unknown", ["error", "ignore"], SchemaText.csvUnknown),
        ],
        shorthand: "path",
        conflict: { options in
          guard let told = options.textIfGiven("delimiter") else { return nil }
          let delimiter = told.unicodeScalars
          let isUsable =
            delimiter.count == 1 && delimiter.allSatisfy { isDelimiter($0) }
            && told != options.text("decimal")
          return isUsable
            ? nil
            : .init(option: "delimiter", what: .badDelimiter, remedy: .badDelimiterRemedy)
        }),
    ] + CatalogueEntry.later("idx"))

  /// One ASCII character that cannot be part of a number or a quoted field.
  private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII, scalar != "\"", scalar != "\n", scalar != "\r" else { return false }
    return !scalar.properties.isAlphabetic && !"0123456789+-.".unicodeScalars.contains(scalar)
  }
}
