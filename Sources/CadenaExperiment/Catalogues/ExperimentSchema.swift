import CadenaText
import CadenaTraining

/// The keys of the experiment file at its top level, each with the keys below it.
public enum ExperimentSchema {
  /// The top level, in the order of the resolved copy.
  public static let keys: [OptionSpecification] = [
    OptionSpecification("name", .text, .optional, SchemaText.name),
    OptionSpecification("seed", .unsigned, .defaulted(.unsigned(0)), SchemaText.seed),
    .word("dtype", ["float32", "float64"], SchemaText.dtype),
    OptionSpecification("data", .section(data), .required, SchemaText.data),
    OptionSpecification(
      "task", .word(["classification", "regression"]), .optional, SchemaText.task),
    OptionSpecification("model", .section(model), .required, SchemaText.model),
    OptionSpecification("loss", .choice(.loss), .optional, SchemaText.loss),
    OptionSpecification(
      "regularization", .section(regularization), .filled, SchemaText.regularization),
    OptionSpecification(
      "optimizer", .choice(.optimizer), .defaulted(.choice(defaultOptimizer)),
      SchemaText.optimizer),
    OptionSpecification("schedule", .choice(.schedule), .optional, SchemaText.schedule),
    OptionSpecification("averaging", .section(averaging), .optional, SchemaText.averaging),
    OptionSpecification("clip", .section(clip), .optional, SchemaText.clip),
    OptionSpecification("training", .section(training), .filled, SchemaText.training),
    OptionSpecification(
      "earlyStopping", .section(earlyStopping), .optional, SchemaText.earlyStopping),
  ]

  /// The keys of `data`.
  static let data: [OptionSpecification] = [
    OptionSpecification("source", .choice(.source), .required, SchemaText.source),
    OptionSpecification("split", .section(split), .filled, SchemaText.split),
    OptionSpecification(
      "preprocess", .list(.preprocessing), .defaulted(.list([])), SchemaText.preprocess),
    OptionSpecification("targets", .section(targets), .filled, SchemaText.targets),
  ]

  /// The keys of `data.split`.
  static let split: [OptionSpecification] = [
    .number("validation", .fraction, 0, SchemaText.validationPart),
    .number("test", .fraction, 0, SchemaText.testPart),
    .boolean("stratified", true, SchemaText.stratified),
    OptionSpecification("testFile", .text, .optional, SchemaText.testFile),
  ]

  /// The keys of `data.targets`.
  static let targets: [OptionSpecification] = [
    .boolean("standardize", false, SchemaText.standardizeTargets)
  ]

  /// The keys of `model`.
  static let model: [OptionSpecification] = [
    OptionSpecification("layers", .list(.layer), .required, SchemaText.layers),
    OptionSpecification(
      "initialWeights", .shorthand("from", initialWeights), .optional, SchemaText.initialWeights),
    OptionSpecification("freeze", .texts, .optional, SchemaText.freeze),
  ]

  /// The keys of `model.initialWeights`.
  static let initialWeights: [OptionSpecification] = [
    OptionSpecification("from", .text, .required, SchemaText.weightsFrom),
    OptionSpecification("only", .texts, .optional, SchemaText.weightsOnly),
  ]

  /// The keys of `regularization`.
  static let regularization: [OptionSpecification] = [
    .number("l1", .nonNegative, 0, SchemaText.l1),
    .number("l2", .nonNegative, 0, SchemaText.l2),
    .boolean("biases", false, SchemaText.penalizeBiases),
  ]

  /// The keys of `averaging`.
  static let averaging: [OptionSpecification] = [
    .number("decay", .fraction, 0.999, SchemaText.averagingDecay),
    .boolean("biasCorrection", false, SchemaText.averagingCorrection),
  ]

  /// The keys of `clip`.
  static let clip: [OptionSpecification] = [
    OptionSpecification("norm", .number(.positive), .optional, SchemaText.clipNorm),
    OptionSpecification("value", .number(.positive), .optional, SchemaText.clipValue),
    OptionSpecification("form", .word(["exact", "torch"]), .optional, SchemaText.clipForm),
  ]

  /// The keys of `training`.
  static let training: [OptionSpecification] = [
    .integer("epochs", .atLeast(1), 30, SchemaText.epochs),
    OptionSpecification(
      "batchSize", .integerOrWord(.atLeast(1), ["full"]), .defaulted(.integer(32)),
      SchemaText.batchSize),
    .boolean("shuffle", true, SchemaText.shuffle),
    .boolean("balanced", false, SchemaText.balanced),
    .boolean("dropLast", false, SchemaText.dropLast),
    OptionSpecification(
      "classWeights", .numbersOrWord(.positive, ["balanced"]), .optional, SchemaText.classWeights),
    OptionSpecification("lossLimit", .number(.positive), .optional, SchemaText.lossLimit),
  ]

  /// The keys of `earlyStopping`.
  static let earlyStopping: [OptionSpecification] = [
    .word("monitor", Monitor.allCases.map(\.rawValue), SchemaText.monitor),
    .integer("patience", .atLeast(1), 5, SchemaText.patience),
    .number("minimumDelta", .nonNegative, 0, SchemaText.minimumDelta),
  ]

  /// Adam with its defaults.
  static var defaultOptimizer: Specification { Catalogue.optimizers.defaults(of: "adam") }
}

extension Catalogue {
  /// A named thing with nothing but its defaults.
  func defaults(of name: String) -> Specification {
    let options = entry(name)?.options ?? []
    return Specification(
      name,
      options: Options(
        options.map { option in
          guard case .defaulted(let value) = option.presence else { return (option.name, nil) }
          return (option.name, value)
        }))
  }
}
