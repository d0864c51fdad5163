import ArgumentParser
import CadenaData
import CadenaText

/// A command of the tool: what it parses, and what a person may type.
protocol ToolCommand: ParsableCommand {
  /// Lines for the end of its help, two to four.
  static var examples: [CommandExample] { get }
}

/// What a help page tells about a command, read from the parser's own description, so that help
/// and parsing cannot differ.
struct CommandDescription {
  /// One argument, option or flag.
  struct Argument {
    /// `--set`, `-h`; none for an argument that is told by its position.
    let names: [String]
    /// What stands for the value: `key=value`; nil for a flag.
    var valueName: String?
    let summary: String
    let isOptional: Bool
    let isRepeating: Bool
    /// The words that it takes, when there are few.
    let values: [String]
    let defaultValue: String?

    /// `--set <key=value>` or `<file>`.
    var synopsis: String {
      let value = valueName.map { "<\($0)>" }
      guard !names.isEmpty else { return value ?? "" }
      return ([names.joined(separator: ", ")] + (value.map { [$0] } ?? [])).joined(separator: " ")
    }
  }

  /// The commands that lead to it, itself last.
  let chain: [any ParsableCommand.Type]
  /// The words that lead to it: `cadena data fetch`.
  let path: [String]
  let arguments: [Argument]

  /// The description of the last of a chain of commands.
  init(_ chain: [any ParsableCommand.Type]) {
    self.chain = chain
    path = chain.map { $0._commandName }
    let dump = try? JSONValue.parse((chain.last ?? CadenaCommand.self)._dumpHelp())
    arguments = (dump?["command"]?["arguments"]?.elements ?? []).compactMap(Self.argument)
  }

  private var type: any ParsableCommand.Type { chain.last ?? CadenaCommand.self }

  var summary: String { type.configuration.abstract }
  var discussion: String { type.configuration.discussion }
  var subcommands: [any ParsableCommand.Type] { type.configuration.subcommands }
  var examples: [CommandExample] { (type as? any ToolCommand.Type)?.examples ?? [] }

  /// What is told by position.
  var positionals: [Argument] { arguments.filter(\.names.isEmpty) }

  /// Options and flags of the command alone.
  var options: [Argument] {
    arguments.filter { !$0.names.isEmpty && Self.common.isDisjoint(with: $0.names) }
  }

  /// What every command takes; the page has a place of its own for it.
  static let common: Set<String> = ["--lang", "--help", "--version"]

  private static func argument(_ json: JSONValue) -> Argument? {
    guard json["shouldDisplay"]?.boolean != false, let kind = json["kind"]?.string else {
      return nil
    }
    let names = (json["names"]?.elements ?? []).compactMap { name -> String? in
      guard let text = name["name"]?.string else { return nil }
      return (name["kind"]?.string == "long" ? "--" : "-") + text
    }
    return Argument(
      names: names.sorted { $0.count < $1.count },
      valueName: kind == "flag" ? nil : json["valueName"]?.string,
      summary: json["abstract"]?.string ?? "",
      isOptional: json["isOptional"]?.boolean ?? true,
      isRepeating: json["isRepeating"]?.boolean ?? false,
      values: (json["allValues"]?.elements ?? []).compactMap(\.string),
      defaultValue: json["defaultValue"]?.string)
  }
}
