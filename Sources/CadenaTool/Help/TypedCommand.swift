import ArgumentParser
import CadenaExperiment
import CadenaText

/// What a person typed, before it is parsed: which command is meant, and whether they want help.
struct TypedCommand {
  /// The commands that the words lead to, `cadena` first.
  private(set) var chain: [any ParsableCommand.Type] = [CadenaCommand.self]
  /// `-h`, `--help` or `help …`.
  private(set) var asksHelp = false
  /// `--version`.
  private(set) var asksVersion = false
  /// A word that stands where a command's name should.
  private(set) var unknown: String?
  /// Whether nothing but `--lang` follows the commands.
  private(set) var endsThere = true

  /// Looks at the arguments, the program's name left out.
  init(_ arguments: [String]) {
    var position = 0
    var walks = true
    while position < arguments.count, arguments[position] != "--" {
      let argument = arguments[position]
      position += 1
      if argument == "-h" || argument == "--help" {
        asksHelp = true
      } else if argument == "--version" {
        asksVersion = true
      } else if argument == "--lang" {
        position += 1
      } else if argument.hasPrefix("--lang=") {
        continue
      } else if walks, argument == "help", chain.count == 1, !asksHelp {
        asksHelp = true
      } else if walks, !argument.hasPrefix("-"), let next = subcommand(argument) {
        chain.append(next)
      } else {
        let isGroup = chain.last?.configuration.subcommands.isEmpty == false
        if walks, isGroup, !argument.hasPrefix("-") { unknown = argument }
        walks = false
        endsThere = false
      }
    }
    if position < arguments.count { endsThere = false }
  }

  private func subcommand(_ name: String) -> (any ParsableCommand.Type)? {
    chain.last?.configuration.subcommands.first { $0._commandName == name }
  }

  /// Whether commands must follow and none does.
  var isGroup: Bool { endsThere && chain.last?.configuration.subcommands.isEmpty == false }

  /// The description of the command that is meant.
  var description: CommandDescription { CommandDescription(chain) }

  /// The words that may follow: commands, `help` among those of the tool itself.
  var commandNames: [String] {
    let names = (chain.last?.configuration.subcommands ?? []).map { $0._commandName }
    return chain.count == 1 ? names + ["help"] : names
  }

  /// The error of an unknown command.
  var unknownCommand: Problem? {
    unknown.map { name in
      Problem(
        .unknownCommand(name), expected: .oneOf(commandNames),
        remedy: NearestName.find(name, among: commandNames).map { .didYouMean($0) })
    }
  }
}
