import ArgumentParser
import CadenaExperiment
import CadenaText

/// `cadena`: the command that holds all others.
@main
struct CadenaCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cadena", abstract: Spoken.text(.toolAbstract),
      discussion: Spoken.text(.toolDiscussion), version: "cadena \(CadenaVersion.current)",
      subcommands: subcommands)
  }

  /// One command a line, in the order of the help.
  private static let subcommands: [any ParsableCommand.Type] = [
    TrainCommand.self,
    EvaluateCommand.self,
    PredictCommand.self,
    RunsCommand.self,
    SummaryCommand.self,
    GradcheckCommand.self,
    ExplainCommand.self,
    CurvatureCommand.self,
    LearningRateCommand.self,
    RaceCommand.self,
    BatchSizesCommand.self,
    DataCommand.self,
    CompletionsCommand.self,
  ]

  static var examples: [CommandExample] { Message.firstSteps }

  @OptionGroup var spoken: LanguageOption

  static func main() {
    Exit.run {
      var command = try parseAsRoot()
      try command.run()
    }
  }
}
