import ArgumentParser
import CadenaExperiment
import CadenaLab
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ExplanationFormat: ExpressibleByArgument {}
extension TwoLayerNetwork.OutputActivation: ExpressibleByArgument {}
extension TwoLayerNetwork.Biases: ExpressibleByArgument {}
extension ExampleRow.Part: ExpressibleByArgument {}

/// `cadena explain`: worked examples, lessons, and one row through a network.
struct ExplainCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain", abstract: Spoken.text(.explainAbstract),
      discussion: Spoken.text(.explainDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.explain }

  @Argument(help: Spoken.help(.helpExplainSubject)) var subject: [String] = []
  @Option(help: Spoken.help(.helpExample, "two-layer")) var example: String?
  @Option(defaultAsFlag: "list", help: Spoken.help(.helpLesson, "name")) var lesson: String?
  @Option(help: Spoken.help(.helpFormat, "form")) var format = ExplanationFormat.text
  @Option(help: Spoken.help(.helpExplainOutput, "file")) var output: String?
  @Option(help: Spoken.help(.helpDigits, "n")) var digits = 5

  @Option(help: Spoken.help(.helpSteps, "n")) var steps = 1
  @Option(help: Spoken.help(.helpOutputActivation, "name"))
  var outputActivation = TwoLayerNetwork.OutputActivation.sigmoid
  @Option(help: Spoken.help(.helpBiases, "form")) var biases = TwoLayerNetwork.Biases.shared
  @Option(help: Spoken.help(.helpLearningRate, "η")) var learningRate: Double?
  @Option(help: Spoken.help(.helpInputs, "x1,x2")) var inputs: String?
  @Option(help: Spoken.help(.helpTargets, "t1,t2")) var targets: String?
  @Option(help: Spoken.help(.helpWeights, "w1,…,w8")) var weights: String?
  @Option(help: Spoken.help(.helpBiasValues, "b1,b2")) var biasValues: String?

  @Option(help: Spoken.help(.helpRow, "n")) var row: Int?
  @Option(help: Spoken.help(.helpPart, "part")) var part: ExampleRow.Part?
  @Flag(help: Spoken.help(.helpAll)) var all = false
  @Option(name: .customLong("set"), help: Spoken.help(.helpSet, "key=value"))
  var settings: [String] = []
  @Option(help: Spoken.help(.helpDataDirectory, "folder")) var dataDirectory: [String] = []
  @OptionGroup var spoken: LanguageOption

  func run() throws {
    var session = ExplainSession()
    session.subject = subject
    session.example = example
    session.lesson = lesson
    session.format = format
    session.outputPath = output
    session.digits = digits
    session.steps = steps
    session.network.outputActivation = outputActivation
    session.network.biases = biases
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
    session.language = Spoken.language
    session.environment = ProcessInfo.processInfo.environment
    try session.run()
  }
}
