import CadenaText

/// The schema of the experiment file as Markdown tables, for the documentation.
///
/// One table for the keys of the file, one for each catalogue; written from the same values that
/// the parser reads, so they cannot disagree.
public enum SchemaTable {
  /// All tables in one language.
  public static func markdown(_ language: Language) -> String {
    var lines = [
      "| \(words([.keyColumn, .takesColumn, .defaultColumn, .meaningColumn], language)) |"
    ]
    lines.append("|---|---|---|---|")
    for row in rows(ExperimentSchema.keys, prefix: "", language) { lines.append(row) }
    for name in CatalogueName.allCases {
      lines += ["", "### " + name.catalogue.title.text(language), ""]
      lines += table(name.catalogue, language)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ catalogue: Catalogue, _ language: Language) -> [String] {
    var lines = [
      "| \(words([.nameColumn, .keyColumn, .takesColumn, .defaultColumn, .meaningColumn], language)) |"
    ]
    lines.append("|---|---|---|---|---|")
    for entry in catalogue.entries {
      lines.append("| `\(entry.name)` | | | | \(cell(entry.summary.text(language))) |")
      for row in rows(entry.options, prefix: "", language) { lines.append("| " + row) }
    }
    return lines
  }

  private static func rows(
    _ options: [OptionSpecification], prefix: String, _ language: Language
  ) -> [String] {
    options.flatMap { option -> [String] in
      let name = prefix + option.name
      let cells = [
        "`\(name)`", cell(option.kind.expected.text(language)), absence(option, language),
        cell(option.summary.text(language)),
      ]
      let row = "| " + cells.joined(separator: " | ") + " |"
      switch option.kind {
      case .section(let inner), .shorthand(_, let inner):
        return [row] + rows(inner, prefix: name + ".", language)
      default: return [row]
      }
    }
  }

  private static func absence(_ option: OptionSpecification, _ language: Language) -> String {
    switch option.presence {
    case .required: Message.requiredKey.text(language)
    case .optional, .filled: ""
    case .defaulted(let value): "`\(YamlWriter.flow(value))`"
    }
  }

  private static func words(_ messages: [Message], _ language: Language) -> String {
    messages.map { $0.text(language) }.joined(separator: " | ")
  }

  /// A text that does not end its cell early.
  private static func cell(_ text: String) -> String {
    String(text.flatMap { $0 == "|" ? "\\|" : String($0) })
  }
}
