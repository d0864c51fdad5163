import ArgumentParser
import CadenaExperiment
import CadenaLab
import CadenaText

extension BatchSizeComparison.RateScaling: ExpressibleByArgument {}

/// `cadena batch-sizes`: online learning, mini-batches and the full batch.
struct BatchSizesCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "batch-sizes", abstract: Spoken.text(.batchSizesAbstract),
      discussion: Spoken.text(.batchSizesDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.batchSizes }

  @Argument(help: Spoken.help(.helpFile), completion: .experiments) var file: String?
  @Option(parsing: .unconditional, help: Spoken.help(.helpSizes, "a,b,…")) var sizes: String?
  @Option(parsing: .unconditional, help: Spoken.help(.helpEpochs, "n")) var epochs: Int?
  @Option(help: Spoken.help(.helpScaleRate, "form"))
  var scaleRate = BatchSizeComparison.RateScaling.none
  @Flag(help: Spoken.help(.helpTuneSizes)) var tune = false
  @Option(help: Spoken.help(.helpPageOutput, "file"), completion: .file()) var output: [String] = []
  @OptionGroup var changes: ExperimentChanges
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @Flag(help: Spoken.help(.helpQuiet)) var quiet = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    try Limits.fromOne(("--epochs", epochs))
    if tune, scaleRate != .none {
      throw ValidationError(Spoken.text(.givenTwice("--tune", "--scale-rate")))
    }
  }

  func run() throws {
    var session = BatchSizeSession()
    session.input = changes.input(file)
    session.sizes = sizes
    session.epochs = epochs
    session.scaling = scaleRate
    session.tunes = tune
    session.outputs = output
    session.isJSON = json
    session.isQuiet = quiet
    session.language = Spoken.language
    try session.run()
  }
}
