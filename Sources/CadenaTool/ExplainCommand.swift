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
  @Argument(parsing: .allUnrecognized, help: Spoken.help(.helpExplainSubject))
  var subject: [String] = []
  @Option(help: Spoken.help(.helpExample, "sum-product|sigmoid-neuron|two-layer")) var example:
    String?
  @Option(help: Spoken.help(.helpFormat, "form")) var format = ExplanationFormat.text
  @Option(help: Spoken.help(.helpExplainOutput, "file")) var output: String?
  @Option(help: Spoken.help(.helpDigits, "n")) var digits: Int?
  @Flag(help: Spoken.help(.helpExplainSecond)) var second = false
  @Option(help: Spoken.help(.helpExplainTheme, "name")) var theme = PictureTheme.auto
  @Flag(help: Spoken.help(.helpExplainTransparent)) var transparent = false
  @Option(help: Spoken.help(.helpExplainSequence, "folder")) var sequence: String?
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
    session.expression.theme = theme
    session.expression.isTransparent = transparent
    session.expression.sequence = sequence
    walkthrough.apply(to: &session)
    session.language = Spoken.language
    session.environment = ProcessInfo.processInfo.environment
    try session.run()
  }

  private var optionNames: [String] {
    CommandDescription([CadenaCommand.self, Self.self]).arguments.flatMap(\.names)
  }
}
