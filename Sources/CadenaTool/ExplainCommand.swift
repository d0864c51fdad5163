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

extension PictureTheme: ExpressibleByArgument {}

/// `cadena explain`: expressions, worked examples, lessons, and one row through a network.
struct ExplainCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain", abstract: Spoken.text(.explainAbstract),
      discussion: Spoken.text(.explainDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.explain }

  // An expression may begin with a sign, as -x^2 does: what looks like an option is looked at again.
  @Argument(
    parsing: .allUnrecognized, help: Spoken.help(.helpExplainSubject),
    completion: .experimentsAndRuns)
  var subject: [String] = []
  @Option(help: Spoken.help(.helpExample, "name"), completion: .list(ExplainSession.examples))
  var example: String?
  @Option(help: Spoken.help(.helpFormat, "form")) var format = ExplanationFormat.text
  @Option(help: Spoken.help(.helpExplainOutput, "file"), completion: .file()) var output: String?
  @Option(parsing: .unconditional, help: Spoken.help(.helpDigits, "n")) var digits: Int?
  @Flag(help: Spoken.help(.helpExplainSecond)) var second = false
  @Option(help: Spoken.help(.helpExplainTheme, "name")) var theme: PictureTheme?
  @Flag(help: Spoken.help(.helpExplainTransparent)) var transparent = false
  @Option(help: Spoken.help(.helpExplainSequence, "folder"), completion: .directory)
  var sequence: String?
  @OptionGroup var walkthrough: WalkthroughOptions
  @OptionGroup var spoken: LanguageOption

  func run() throws {
    var session = ExplainSession()
    session.subject = try ExplainArguments.words(subject, options: optionNames)
    session.example = example
    session.format = format
    session.outputPath = output
    session.digits = digits
    session.expression.includesSecondDerivatives = second
    session.expression.sequence = sequence
    session.theme = theme ?? .auto
    session.isTransparent = transparent
    walkthrough.apply(to: &session)
    session.typedOptions =
      [
        ("--second", second), ("--sequence", sequence != nil), ("--theme", theme != nil),
        ("--transparent", transparent),
      ].filter(\.1).map(\.0) + walkthrough.typedOptions
    session.language = Spoken.language
    session.environment = ProcessInfo.processInfo.environment
    try session.run()
  }

  private var optionNames: [String] {
    CommandDescription([CadenaCommand.self, Self.self]).arguments.flatMap(\.names)
  }
}
