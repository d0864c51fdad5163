/// `data`: where the rows come from, how they are divided and what is done to them first.
public struct DataSpecification: Sendable, Hashable {
  /// The source with its options: an embedded set, a generator, `csv`.
  public var source: SourceSpecification
  /// The three parts.
  public var split: SplitSpecification
  /// Steps in order, fitted on the training part only.
  public var preprocess: [PreprocessingSpecification]
  /// Whether regression targets are standardised, which is undone on predictions.
  public var standardizesTargets: Bool

  /// Data of a source.
  public init(
    source: SourceSpecification, split: SplitSpecification = SplitSpecification(),
    preprocess: [PreprocessingSpecification] = [], standardizesTargets: Bool = false
  ) {
    self.source = source
    self.split = split
    self.preprocess = preprocess
    self.standardizesTargets = standardizesTargets
  }

  init(_ options: Options) {
    source = options.choice("source")
    split = SplitSpecification(options.section("split"))
    preprocess = options.list("preprocess")
    standardizesTargets = options.section("targets").boolean("standardize")
  }

  var options: Options {
    Options([
      ("source", .choice(source)), ("split", .section(split.options)),
      ("preprocess", .list(preprocess)),
      ("targets", .section(Options([("standardize", .boolean(standardizesTargets))]))),
    ])
  }
}

/// `data.split`: the parts for validation and test; the rest is for training.
public struct SplitSpecification: Sendable, Hashable {
  /// The fraction for validation; 0 means none.
  public var validation: Double
  /// The fraction for the test; 0 means none.
  public var test: Double
  /// Whether every part keeps the proportions of the classes (classification only).
  public var stratified: Bool
  /// A file that is the test part, instead of a fraction.
  public var testFile: String?

  /// A split; by default all rows are for training.
  public init(
    validation: Double = 0, test: Double = 0, stratified: Bool = true, testFile: String? = nil
  ) {
    self.validation = validation
    self.test = test
    self.stratified = stratified
    self.testFile = testFile
  }

  init(_ options: Options) {
    validation = options.number("validation")
    test = options.number("test")
    stratified = options.boolean("stratified")
    testFile = options.textIfGiven("testFile")
  }

  var options: Options {
    Options([
      ("validation", .number(validation)), ("test", .number(test)),
      ("stratified", .boolean(stratified)), ("testFile", testFile.map(OptionValue.text)),
    ])
  }
}
