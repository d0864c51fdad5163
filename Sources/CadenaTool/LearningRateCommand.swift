import ArgumentParser
import CadenaExperiment
import CadenaLab
import CadenaText

/// `cadena lr-find`: a sweep of learning rates.
struct LearningRateCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lr-find", abstract: Spoken.text(.rateSweepAbstract),
      discussion: Spoken.text(.rateSweepDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.rateSweep }

  @Argument(help: Spoken.help(.helpFile), completion: .experiments) var file: String?
  @Option(parsing: .unconditional, help: Spoken.help(.helpFromRate, "rate")) var from = 1e-7
  @Option(parsing: .unconditional, help: Spoken.help(.helpToRate, "rate")) var to = 10.0
  @Option(parsing: .unconditional, help: Spoken.help(.helpSweepSteps, "n")) var steps = 200
  @Option(help: Spoken.help(.helpPageOutput, "file"), completion: .file()) var output: [String] = []
  @OptionGroup var changes: ExperimentChanges
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    try Limits.aboveZero(("--from", from), ("--to", to))
    try Limits.from(10, ("--steps", steps))
  }

  func run() throws {
    var session = RateSweepSession()
    session.input = changes.input(file)
    session.low = from
    session.high = to
    session.steps = steps
    session.outputs = output
    session.isJSON = json
    session.language = Spoken.language
    try session.run()
  }
}
