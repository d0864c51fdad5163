import ArgumentParser
import CadenaText

/// The script with which a shell completes the tool's words: the parser's own, and what that lacks.
enum CompletionScript {
  /// The script of a shell.
  static func text(of shell: CompletionsCommand.Shell) -> String {
    var script = CadenaCommand.completionScript(for: shell.completionShell)
    // The parser describes its own options in English only.
    for (english, message) in [
      ("Show help information.", Message.helpHelp), ("Show the version.", .helpVersion),
      ("Show subcommand help information.", .helpCommand),
    ] { script.replace(english, with: Spoken.text(message).filter { $0 != "`" }) }
    switch shell {
    case .bash: mendBash(&script)
    case .zsh: mendZsh(&script)
    case .fish: mendFish(&script)
    }
    return script
  }

  /// The words that may follow a word of `cadena help …`: `help` → all commands, `data` → describe,
  /// fetch.
  private static var topics: [(after: String, names: [String])] {
    func names(_ command: any ParsableCommand.Type) -> [String] {
      command.configuration.subcommands.map { $0._commandName }
    }
    let groups = CadenaCommand.configuration.subcommands.filter { !names($0).isEmpty }
    return [("help", names(CadenaCommand.self))] + groups.map { ($0._commandName, names($0)) }
  }

  private static func cases(_ separator: String, _ offer: (String) -> String) -> String {
    topics.map { topic in
      "    \(topic.after)) \(offer(topic.names.joined(separator: separator))) ;;\n"
    }.joined()
  }

  private static func mendBash(_ script: inout String) {
    script.replace(
      "_cadena_help() {\n",
      with: "_cadena_help() {\n    case \"${prev}\" in\n"
        + cases("'$'\\n''") { "__cadena_add_completions -W '\($0)'" } + "    esac\n")
  }

  private static func mendZsh(_ script: inout String) {
    script.replace("'*:subcommands:'", with: "'*:subcommands:{__cadena_help_topics}'")
    script.replace(
      "_cadena_help() {\n",
      with: "__cadena_help_topics() {\n    case \"${words[CURRENT-1]}\" in\n"
        + cases(" ") { "__cadena_complete \($0)" } + "    esac\n}\n\n_cadena_help() {\n")
    // No space behind the slash of a folder: its files are what is wanted next.
    script.replace(
      "__cadena_complete() {\n",
      with: """
        __cadena_complete() {
            local -ar folders=("${(M)@:#*/}")
            [[ "${#folders[@]}" -gt 0 ]] && compadd -S '' -- "${folders[@]}"
            set -- "${@:#*/}"

        """)
  }

  private static func mendFish(_ script: inout String) {
    // The parser's way of finding the word needs a newer fish than many systems have.
    script.replace(
      "(__cadena_custom_completion ---completion", with: "(__cadena_names ---completion")
    script.replace(" (count (__cadena_tokens -pc)) (__cadena_tokens -tC))", with: ")")
    script.replace(
      "complete -c 'cadena' -f\n",
      with: """
        function __cadena_names
            set -lx SAP_SHELL fish
            set -lx SAP_SHELL_VERSION $FISH_VERSION
            set -l word "$(commandline -ct)"
            command cadena $argv 1 (string length -- "$word") cadena "$word"
        end

        complete -c 'cadena' -f

        """)
    for (position, topic) in topics.enumerated() {
      let condition =
        position == 0
        ? "__cadena_should_offer_completions_for_positional \"cadena help\" -eq 1"
        : "__cadena_should_offer_completions_for_positional \"cadena help\" -eq 2; "
          + "and contains -- \(topic.after) (commandline -opc)"
      script +=
        "\ncomplete -c 'cadena' -n '\(condition)' -fa '\(topic.names.joined(separator: " "))'"
    }
    script += "\n"
  }
}
