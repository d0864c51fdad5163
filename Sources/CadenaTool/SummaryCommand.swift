import ArgumentParser
import CadenaExperiment
import CadenaText

/// `cadena summary`: the layers of a model in numbers.
struct SummaryCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "summary", abstract: Spoken.text(.summaryAbstract),
      discussion: Spoken.text(.summaryDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.summary }

  @OptionGroup var experiment: ExperimentOptions
  @Option(parsing: .unconditional, help: Spoken.help(.helpBatch, "n")) var batch: Int?
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws { try Limits.fromOne(("--batch", batch)) }

  func run() throws {
    var session = SummarySession()
    session.input = experiment.input
    session.batch = batch
    session.isJSON = json
    session.language = Spoken.language
    try session.run()
  }
}
