import CadenaText

/// The help of a command as text, in one language, no wider than the terminal.
struct HelpPage {
  let command: CommandDescription
  let language: Language
  let width: Int

  /// From this width on names and their meanings stand side by side.
  private static let twoColumns = 56

  private struct Entry {
    let name: String
    let text: String
  }

  /// The whole page.
  var text: String {
    var parts = [wrapped(command.summary), usage]
    if !command.discussion.isEmpty {
      parts.append(discussion)
    }
    parts.append(section(.commandsHeading, commands))
    parts.append(section(.argumentsHeading, command.positionals.map(entry)))
    parts.append(section(.optionsHeading, command.options.map(entry)))
    parts.append(section(.commonOptionsHeading, common))
    if !command.examples.isEmpty { parts.append(examples(.examplesHeading, command.examples)) }
    if command.path.count == 1 {
      parts.append(
        section(
          .exitCodesHeading,
          Message.exitCodes.map { Entry(name: $0.code, text: $0.what.text(language)) }))
      parts.append(
        section(
          .environmentHeading,
          Message.environmentVariables.map { Entry(name: $0.name, text: $0.what.text(language)) }))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What `cadena` alone says: what it is, what to do first, what there is.
  var overview: String {
    [
      wrapped(command.summary),
      examples(.firstStepsHeading, Message.firstSteps),
      section(.commandsHeading, commands),
      wrapped(Message.helpMore("cadena --help").text(language)),
    ].joined(separator: "\n")
  }

  /// How the command is typed.
  var usage: String {
    var words = [command.path.joined(separator: " ")]
    if !command.subcommands.isEmpty {
      words.append("<\(Message.commandPlaceholder.text(language))>")
    }
    for argument in command.positionals {
      let text = synopsis(argument) + (argument.isRepeating ? " …" : "")
      words.append(argument.isOptional ? "[\(text)]" : text)
    }
    for option in command.options where !option.isOptional {
      words.append(synopsis(option))
    }
    words.append("[\(Message.optionsPlaceholder.text(language))]")
    let label = Message.usageHeading.text(language) + ": "
    return TextWrap.wrap(
      words.joined(separator: " "), width: width, first: label,
      indent: String(repeating: " ", count: label.count))
  }

  private var commands: [Entry] {
    guard !command.subcommands.isEmpty else { return [] }
    let own = command.subcommands.map {
      Entry(name: $0._commandName, text: $0.configuration.abstract)
    }
    guard command.path.count == 1 else { return own }
    return own + [Entry(name: "help", text: Message.helpCommand.text(language))]
  }

  private var common: [Entry] {
    [
      Entry(name: "--lang <en|es>", text: Message.helpLanguage.text(language)),
      Entry(name: "-h, --help", text: Message.helpHelp.text(language)),
      Entry(name: "--version", text: Message.helpVersion.text(language)),
    ]
  }

  private func entry(_ argument: CommandDescription.Argument) -> Entry {
    var text = argument.summary
    if !argument.values.isEmpty {
      text += " " + Message.helpValues(argument.values).text(language)
    }
    if let value = argument.defaultValue, argument.valueName != nil {
      text += " " + Message.helpDefault(value).text(language)
    }
    return Entry(name: synopsis(argument), text: text)
  }

  private func synopsis(_ argument: CommandDescription.Argument) -> String {
    var argument = argument
    argument.valueName = argument.valueName.map { Message.valueName($0).text(language) }
    return argument.synopsis
  }

  /// The discussion; lines with a gap of spaces are a term and its meaning, which keep their
  /// columns where there is room.
  private var discussion: String {
    command.discussion.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.count > width, let gap = line.firstRange(of: "  ") else {
        return line.contains("  ") ? line + "\n" : wrapped(String(line))
      }
      return wrapped(String(line[..<gap.lowerBound]))
        + TextWrap.wrap(
          String(line[gap.upperBound...]), width: width, first: "    ", indent: "    ")
    }.joined()
  }

  private func wrapped(_ text: String) -> String {
    TextWrap.wrap(text, width: width, first: "", indent: "")
  }

  private func section(_ heading: Message, _ entries: [Entry]) -> String {
    guard !entries.isEmpty else { return "" }
    // Names that are very long stand on a line of their own, so that the column stays readable; in
    // a narrow terminal all do.
    let limit = max(12, width / 3)
    let fitting = entries.map(\.name.count).filter { $0 <= limit }
    let column = width < Self.twoColumns ? 6 : (fitting.max() ?? 0) + 4
    let indent = String(repeating: " ", count: column)
    var text = heading.text(language) + ":\n"
    for entry in entries {
      var first = "  " + entry.name
      if first.count + 2 > column {
        text += TextWrap.wrap(entry.name, width: width, first: "  ", indent: "    ")
        first = indent
      } else {
        first += String(repeating: " ", count: column - first.count)
      }
      text += TextWrap.wrap(entry.text, width: width, first: first, indent: indent)
    }
    return text
  }

  private func examples(_ heading: Message, _ examples: [CommandExample]) -> String {
    var text = heading.text(language) + ":\n"
    for example in examples {
      text += "  " + example.line + "\n"
      text += TextWrap.wrap(
        example.what.text(language), width: width, first: "      ", indent: "      ")
    }
    return text
  }
}
