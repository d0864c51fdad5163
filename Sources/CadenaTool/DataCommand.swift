import ArgumentParser
import CadenaText

/// `cadena data`: everything about data sets that is not training.
struct DataCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "data", abstract: Spoken.text(.dataAbstract), subcommands: subcommands)
  }

  /// One command a line, in the order of the help.
  private static let subcommands: [any ParsableCommand.Type] = [
    DescribeCommand.self,
    DataFetchCommand.self,
  ]

  @OptionGroup var spoken: LanguageOption
}
