import ArgumentParser
import CadenaExperiment
import CadenaText

/// `cadena completions`: the script with which a shell completes the tool's words.
struct CompletionsCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "completions", abstract: Spoken.text(.completionsAbstract),
      discussion: Spoken.text(.completionsDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.completions }

  /// The shells for which there is a script.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash
    case zsh
    case fish

    var completionShell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: Spoken.help(.helpShell)) var shell: Shell
  @OptionGroup var spoken: LanguageOption

  func run() throws {
    var script = CadenaCommand.completionScript(for: shell.completionShell)
    // The parser describes its own options in English only.
    for (english, message) in [
      ("Show help information.", Message.helpHelp), ("Show the version.", .helpVersion),
      ("Show subcommand help information.", .helpCommand),
    ] { script.replace(english, with: Spoken.text(message).filter { $0 != "`" }) }
    try Console.write(script)
  }
}
