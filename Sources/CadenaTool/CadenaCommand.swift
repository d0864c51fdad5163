import ArgumentParser
import CadenaExperiment
import CadenaText

/// `cadena`: the command that holds all others.
@main
struct CadenaCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cadena", abstract: Spoken.text(.toolAbstract),
      discussion: Spoken.text(.toolDiscussion), version: "cadena \(CadenaVersion.current)",
      subcommands: [TrainCommand.self, DataCommand.self, ExplainCommand.self])
  }

  @OptionGroup var spoken: LanguageOption

  static func main() {
    Exit.run {
      var command = try parseAsRoot()
      try command.run()
    }
  }
}
