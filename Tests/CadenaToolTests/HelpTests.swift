import CadenaText
import Foundation
import Testing

@testable import CadenaTool

/// Help pages and what is said about a command that was typed wrongly, in both languages.
@Suite struct HelpTests {
  /// Every command, from the tool down.
  private static func descriptions() -> [CommandDescription] {
    var found = [CommandDescription([CadenaCommand.self])]
    var next = 0
    while next < found.count {
      let command = found[next]
      found += command.subcommands.map { CommandDescription(command.chain + [$0]) }
      next += 1
    }
    return found
  }

  @Test func everyCommandHasTwoToFiveExamplesThatStartWithItsName() {
    for command in Self.descriptions()
    where command.subcommands.isEmpty && command.path != ["cadena", "data"] {
      let name = command.path.joined(separator: " ")
      #expect((2...5).contains(command.examples.count), "\(name)")
      for example in command.examples {
        #expect(example.line.contains(name), "\(example.line)")
      }
    }
  }

  @Test(arguments: [40, 60, 80, 200], Language.allCases)
  func pagesAreNoWiderThanTheTerminal(width: Int, language: Language) {
    for command in Self.descriptions() {
      let page = HelpPage(command: command, language: language, width: width)
      let examples = Set(command.examples.map { "  " + $0.line })
      for text in [page.text, page.overview, page.usage] {
        for line in text.split(separator: "\n") where !examples.contains(String(line)) {
          #expect(line.count <= width, "\(line)")
        }
      }
    }
  }

  @Test func longWordsAreCutBehindSigns() {
    #expect(
      TextWrap.wrap("set optimizer.adam.learningRate=0.01 or", width: 20, first: "", indent: "  ")
        == "set\n  optimizer.adam.\n  learningRate=0.01\n  or\n")
    #expect(TextWrap.wrap("abcdefghijk", width: 8, first: "", indent: "") == "abcdefgh\nijk\n")
  }

  @Test func termsKeepTheirColumns() {
    let page = HelpPage(
      command: CommandDescription([CadenaCommand.self, ExplainCommand.self]), language: .english,
      width: 80)
    #expect(
      page.text.contains(
        "\nexplain --example two-layer          the lectures' 2-2-2 network\n"
          + "explain --lesson blocks              the lectures' blocks, taught\n"))
  }

  @Test func noEnglishHeadingIsLeftInSpanishPages() throws {
    let tool = try Tool()
    let english = [
      "USAGE", "OVERVIEW", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Usage", "Options", "Arguments",
      "Examples", "Commands", "Exit codes", "Environment", " the ", " and ", " with ", "(default",
      "(values", "Show ",
    ]
    for command in Self.descriptions() {
      let arguments = Array(command.path.dropFirst()) + ["--help", "--lang", "es"]
      let outcome = try tool.run(arguments)
      #expect(outcome.code == 0)
      #expect(outcome.errors == "")
      #expect(outcome.output.contains("Uso: "))
      for word in english {
        #expect(!outcome.output.contains(word), "\(word) in \(command.path)")
      }
    }
  }

  @Test func helpIsTheSameHoweverItIsAskedFor() throws {
    let tool = try Tool()
    let page = try tool.run("train", "--help").output
    #expect(
      page.hasPrefix("Train the model of an experiment file.\n\nUsage: cadena train [<file>]"))
    #expect(page.contains("\n  --set <key=value>"))
    #expect(page.contains("\nExamples:\n  cadena train\n"))
    #expect(try tool.run("train", "-h").output == page)
    #expect(try tool.run("help", "train").output == page)
    #expect(try tool.run("--help", "train").output == page)
    #expect(try tool.run("train", "--nothing", "-h").output == page)
  }

  @Test func theToolAloneSaysWhatToDoFirst() throws {
    let tool = try Tool()
    let overview = try tool.run()
    #expect(overview.code == 0)
    #expect(overview.output.contains("To begin:\n  cadena train\n"))
    #expect(overview.output.split(separator: "\n").count < 40)
    let full = try tool.run("--help").output
    for text in ["\n  64 ", "\n  78 ", "CADENA_DATA", "CADENA_DEBUG", "NO_COLOR", "LANG"] {
      #expect(full.contains(text), "\(text)")
    }
  }

  @Test func theWidthFollowsColumns() throws {
    let tool = try Tool()
    let narrow = try tool.run(["help", "train"], environment: ["COLUMNS": "50"])
    let examples = CommandExample.train.map { "  " + $0.line }
    for line in narrow.outputLines
    where !examples.contains(line) && line.split(separator: " ").count > 1 {
      #expect(line.count <= 50, "\(line)")
    }
  }

  @Test func theVersionIsOneLine() throws {
    let tool = try Tool()
    for arguments in [["--version"], ["train", "--version"]] {
      let outcome = try tool.run(arguments)
      #expect(outcome.code == 0)
      #expect(outcome.output.hasPrefix("cadena "))
      #expect(outcome.outputLines.count == 1)
    }
  }

  /// What is typed, and what both languages say first.
  static let wrong: [([String], String, String)] = [
    (["trian"], "unknown command: trian", "orden desconocida: trian"),
    (["help", "trian"], "unknown command: trian", "orden desconocida: trian"),
    (["train", "--epohcs", "3"], "unknown option: --epohcs", "opción desconocida: --epohcs"),
    (["train", "-x"], "unknown option: -x", "opción desconocida: -x"),
    (["train", "--epochs"], "--epochs <n> needs a value", "--epochs <n> necesita un valor"),
    (
      ["train", "--epochs", "many"], "\"many\" is not a value for --epochs <n>",
      "«many» no es un valor para --epochs <n>"
    ),
    (
      ["train", "--lang", "fr"], "\"fr\" is not a value for --lang <en|es>",
      "«fr» no es un valor para --lang <en|es>"
    ),
    (
      ["train", "--json=yes"], "--json takes no value, but was given \"yes\"",
      "--json no lleva valor, pero se le dio «yes»"
    ),
    (["train", "a", "b"], "one argument too many: b", "sobra un argumento: b"),
    (["train", "a", "b", "c"], "one argument too many: b, c", "sobra un argumento: b, c"),
    (
      ["train", "--epochs", "0"], "--epochs must be at least 1, not 0",
      "--epochs debe ser al menos 1"
    ),
    (["completions"], "missing: <shell>", "falta: <shell>"),
    (
      ["completions", "csh"], "\"csh\" is not a value for <shell>",
      "«csh» no es un valor para <shell>"
    ),
    (
      ["gradcheck", "--epsilon", "-1"], "--epsilon must be above 0, not -1.0",
      "--epsilon debe ser mayor que 0, no -1.0"
    ),
    (
      ["gradcheck", "--epsilon=0"], "--epsilon must be above 0, not 0",
      "--epsilon debe ser mayor que 0"
    ),
  ]

  @Test(arguments: wrong) func whatIsTypedWronglyIsToldInBothLanguages(
    _ arguments: [String], _ english: String, _ spanish: String
  ) throws {
    let tool = try Tool()
    for (locale, text, usage) in [
      ("C", english, "Usage: cadena"), ("es_MX.UTF-8", spanish, "Uso: cadena"),
    ] {
      let outcome = try tool.run(arguments, environment: ["LANG": locale])
      #expect(outcome.code == 64)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix(text), "\(outcome.errors)")
      #expect(outcome.errors.contains("\n\(usage)"))
    }
  }

  @Test func nearNamesAreSuggested() throws {
    let tool = try Tool()
    #expect(try tool.run("trian").errors.contains("to mend:  did you mean `train`?"))
    #expect(try tool.run("train", "--epohcs", "3").errors.contains("did you mean `--epochs`?"))
    #expect(try tool.run("train", "--lang", "fr").errors.contains("one of en, es"))
  }

  @Test(arguments: [
    (["LANG": "es_MX.UTF-8"], "Uso"), (["LANG": "es"], "Uso"), (["LANG": "fr_FR.UTF-8"], "Usage"),
    (["LANG": "C", "LC_ALL": "es_ES.UTF-8"], "Uso"),
    (["LANG": "es_ES.UTF-8", "LC_ALL": "C"], "Usage"),
    (["LANG": "es_ES.UTF-8", "LC_MESSAGES": "en_US.UTF-8"], "Usage"), (["LANG": ""], "Usage"),
  ])
  func theLanguageIsThatOfTheEnvironment(_ environment: [String: String], _ usage: String) throws {
    let tool = try Tool()
    let page = try tool.run(["help", "train"], environment: environment).output
    #expect(page.contains("\n\(usage): "))
  }
}
