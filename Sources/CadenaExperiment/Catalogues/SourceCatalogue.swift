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
      CatalogueEntry(
        "idx", SchemaText.idx,
        [
          OptionSpecification("images", .text, .required, SchemaText.idxImages),
          OptionSpecification("labels", .text, .required, SchemaText.idxLabels),
          OptionSpecification("testImages", .text, .optional, SchemaText.testPartOf("images")),
          OptionSpecification("testLabels", .text, .optional, SchemaText.testPartOf("labels")),
        ], conflict: { together("testImages", "testLabels", $0) }),
      CatalogueEntry(
        "npy", SchemaText.npy,
        [
          OptionSpecification("features", .text, .required, SchemaText.npyFeatures),
          OptionSpecification("target", .text, .required, SchemaText.npyTarget),
          OptionSpecification("testFeatures", .text, .optional, SchemaText.testPartOf("features")),
          OptionSpecification("testTarget", .text, .optional, SchemaText.testPartOf("target")),
        ], conflict: { together("testFeatures", "testTarget", $0) }),
      CatalogueEntry(
        "npz", SchemaText.npz,
        [
          OptionSpecification("path", .text, .required, SchemaText.csvPath),
          OptionSpecification(
            "features", .text, .defaulted(.text("x")), SchemaText.npzFeatures),
          OptionSpecification("target", .text, .defaulted(.text("y")), SchemaText.npzTarget),
          OptionSpecification("testFeatures", .text, .optional, SchemaText.testPartOf("features")),
          OptionSpecification("testTarget", .text, .optional, SchemaText.testPartOf("target")),
        ], shorthand: "path", conflict: { together("testFeatures", "testTarget", $0) }),
      known("mnist", SchemaText.mnist), known("fashionMNIST", SchemaText.fashionMNIST),
      known("cifar10", SchemaText.cifar10),
    ])

  /// A data set that is found by its name.
  private static func known(_ name: String, _ summary: Message) -> CatalogueEntry {
    CatalogueEntry(
      name, summary, [OptionSpecification("folder", .text, .optional, SchemaText.dataFolder)],
      shorthand: "folder")
  }

  /// Two options that are given both or not at all.
  private static func together(
    _ first: String, _ second: String, _ options: Options
  ) -> CatalogueEntry.Conflict? {
    guard (options[first] == nil) != (options[second] == nil) else { return nil }
    let given = options[first] == nil ? second : first
    let missing = given == first ? second : first
    return .init(
      option: given, what: .givenWithout(given, missing), remedy: .giveBothOrNone)
  }

  /// One ASCII character that cannot be part of a number or a quoted field.
  private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII, scalar != "\"", scalar != "\n", scalar != "\r" else { return false }
    return !scalar.properties.isAlphabetic && !"0123456789+-.".unicodeScalars.contains(scalar)
  }
}
