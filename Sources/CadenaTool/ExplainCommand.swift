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
  @Option(help: Spoken.help(.helpFormat, "form")) var format = ExplanationFormat.text
  @Option(help: Spoken.help(.helpExplainOutput, "file")) var output: String?
  @Option(help: Spoken.help(.helpDigits, "n")) var digits = 5
  @OptionGroup var walkthrough: WalkthroughOptions
  @OptionGroup var spoken: LanguageOption

  func run() throws {
    var session = ExplainSession()
    session.subject = subject
    session.example = example
    session.format = format
    session.outputPath = output
    session.digits = digits
    walkthrough.apply(to: &session)
    session.language = Spoken.language
    session.environment = ProcessInfo.processInfo.environment
    try session.run()
  }
}
