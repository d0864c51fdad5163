import ArgumentParser
import CadenaExperiment
import CadenaText

/// `cadena gradcheck`: gradients against differences.
struct GradcheckCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gradcheck", abstract: Spoken.text(.gradcheckAbstract),
      discussion: Spoken.text(.gradcheckDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.gradcheck }

  @OptionGroup var experiment: ExperimentOptions
  @Option(parsing: .unconditional, help: Spoken.help(.helpRows, "n")) var rows = 8
  @Option(parsing: .unconditional, help: Spoken.help(.helpSamples, "n")) var samples = 24
  @Option(parsing: .unconditional, help: Spoken.help(.helpEpsilon, "x")) var epsilon = 0x1p-17
  @Option(parsing: .unconditional, help: Spoken.help(.helpTolerance, "x")) var tolerance = 1e-6
  @Option(parsing: .unconditional, help: Spoken.help(.helpCheckSeed, "n")) var seed: UInt64?
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    try Limits.fromOne(("--rows", rows), ("--samples", samples))
    try Limits.aboveZero(("--epsilon", epsilon), ("--tolerance", tolerance))
  }

  func run() throws {
    var session = GradientCheckSession()
    session.input = experiment.input
    session.rows = rows
    session.options.samples = samples
    session.options.step = epsilon
    session.options.tolerance = tolerance
    session.seed = seed
    session.isJSON = json
    session.language = Spoken.language
    try session.run()
  }
}
