import ArgumentParser
import CadenaLab
import CadenaText

extension TwoLayerNetwork.OutputActivation: ExpressibleByArgument {}
extension TwoLayerNetwork.Biases: ExpressibleByArgument {}
extension ExampleRow.Part: ExpressibleByArgument {}

/// The options of `cadena explain` for lessons, the two-layer example and rows of experiments.
struct WalkthroughOptions: ParsableArguments {
  @Option(
    defaultAsFlag: "list", help: Spoken.help(.helpLesson, "name"),
    completion: .list(ExplainSession.lessons))
  var lesson: String?

  @Option(parsing: .unconditional, help: Spoken.help(.helpSteps, "n")) var steps: Int?
  @Option(help: Spoken.help(.helpOutputActivation, "name"))
  var outputActivation: TwoLayerNetwork.OutputActivation?
  @Option(help: Spoken.help(.helpBiases, "form")) var biases: TwoLayerNetwork.Biases?
  @Option(parsing: .unconditional, help: Spoken.help(.helpLearningRate, "η")) var learningRate:
    Double?
  @Option(help: Spoken.help(.helpInputs, "x1,x2")) var inputs: String?
  @Option(help: Spoken.help(.helpTargets, "t1,t2")) var targets: String?
  @Option(help: Spoken.help(.helpWeights, "w1,…,w8")) var weights: String?
  @Option(help: Spoken.help(.helpBiasValues, "b1,b2")) var biasValues: String?

  @Option(parsing: .unconditional, help: Spoken.help(.helpRow, "n")) var row: Int?
  @Option(help: Spoken.help(.helpPart, "part")) var part: ExampleRow.Part?
  @Flag(help: Spoken.help(.helpAll)) var all = false
  @Option(name: .customLong("set"), help: Spoken.help(.helpSet, "key=value"))
  var settings: [String] = []
  @Option(help: Spoken.help(.helpDataDirectory, "folder"), completion: .directory)
  var dataDirectory: [String] = []

  /// The names of those that were typed.
  var typedOptions: [String] {
    let options: [(name: String, isTyped: Bool)] = [
      ("--steps", steps != nil), ("--output-activation", outputActivation != nil),
      ("--biases", biases != nil), ("--learning-rate", learningRate != nil),
      ("--inputs", inputs != nil), ("--targets", targets != nil), ("--weights", weights != nil),
      ("--bias-values", biasValues != nil), ("--row", row != nil), ("--part", part != nil),
      ("--all", all), ("--set", !settings.isEmpty), ("--data-directory", !dataDirectory.isEmpty),
    ]
    return options.filter(\.isTyped).map(\.name)
  }

  /// Hands the options to a session.
  func apply(to session: inout ExplainSession) {
    session.lesson = lesson
    session.steps = steps ?? session.steps
    if let outputActivation { session.network.outputActivation = outputActivation }
    if let biases { session.network.biases = biases }
    if let learningRate { session.network.learningRate = learningRate }
    session.inputs = inputs
    session.targets = targets
    session.weights = weights
    session.biasValues = biasValues
    session.row = row
    session.part = part
    session.showsAll = all
    session.settings = settings
    session.dataFolders = dataDirectory
  }
}
