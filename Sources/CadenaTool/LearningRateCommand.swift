import ArgumentParser
import CadenaExperiment
import CadenaLab
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `cadena lr-find`: a sweep of learning rates.
struct LearningRateCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lr-find", abstract: Spoken.text(.rateSweepAbstract),
      discussion: Spoken.text(.rateSweepDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.rateSweep }

  @Argument(help: Spoken.help(.helpFile), completion: .experiments) var file: String?
  @Option(help: Spoken.help(.helpFromRate, "rate")) var from = 1e-7
  @Option(help: Spoken.help(.helpToRate, "rate")) var to = 10.0
  @Option(help: Spoken.help(.helpSweepSteps, "n")) var steps = 200
  @Option(help: Spoken.help(.helpPageOutput, "file"), completion: .file()) var output: [String] = []
  @Option(name: .customLong("set"), help: Spoken.help(.helpSet, "key=value"))
  var settings: [String] = []
  @Option(help: Spoken.help(.helpDataDirectory, "folder"), completion: .directory)
  var dataDirectory: [String] = []
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    try Limits.aboveZero(("--from", from), ("--to", to))
    try Limits.from(10, ("--steps", steps))
  }

  func run() throws {
    var session = RateSweepSession()
    session.input.file = file
    session.input.settings = settings
    session.input.dataFolders = dataDirectory
    session.input.environment = ProcessInfo.processInfo.environment
    session.low = from
    session.high = to
    session.steps = steps
    session.outputs = output
    session.isJSON = json
    session.language = Spoken.language
    try session.run()
  }
}
