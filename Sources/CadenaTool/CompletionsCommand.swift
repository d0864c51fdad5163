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
    try Console.write(CompletionScript.text(of: shell))
  }
}
