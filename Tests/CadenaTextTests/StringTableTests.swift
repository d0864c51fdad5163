import Foundation
import Testing

/// Every text that people see exists in both languages and shows the same values.
@Suite struct StringTableTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  private static func files(_ folder: String = "") throws -> [(name: String, text: String)] {
    let root = sources.appendingPathComponent(folder)
    let names =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      (name, try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8))
    }
  }

  /// Texts that are the same in both languages: names of methods and words that both share.
  private static let same: Set<String> = [
    "RMSE",
    " \u{FFFC}  bytes", "error", "x + body(x)", "log cosh(p - t)", "confusion", "ReLU", "softmax",
    "--format svg",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }",
  ]

  @Test func bothLanguagesSayTheSame() throws {
    var pairs = 0
    for file in try Self.files("CadenaText") {
      let table = StringTable(file.text, name: file.name)
      pairs += table.pairs.count
      for fault in table.faults(same: Self.same) { Issue.record("\(fault)") }
    }
    #expect(pairs > 400)
  }

  @Test func aFaultyTableIsFound() {
    let source = """
      static let a = Message(english: "a word", spanish: "una palabra")
      static let b = Message(english: "word \\(count)", spanish: "palabra")
      static let c = Message(english: "some words", spanish: "some words")
      static let d = Message(english: "words", spanish: "")
      static let e = Message(
        english: "the file \\(what.english) is here",
        spanish: "the archivo \\(what.spanish)")
      static let f = Message(english: "only here")
      """
    let table = StringTable(source, name: "x")
    #expect(table.pairs.count == 6)
    #expect(
      table.faults(same: []).map { String($0.prefix { $0 != " " }) } == [
        "x:2:", "x:3:", "x:4:", "x:6:", "x:8:",
      ])
  }

  /// What looks like words for people: literals that are printed, sentences passed on as they are,
  /// messages made outside the table.
  private static let sentences = [
    #"(Console\.(log|write)|[^.A-Za-z]print|ValidationError|fputs)\(\s*"[^"]*[A-Za-zÁ-ú]{3,}"#,
    #"(verbatim|[a-z]Error|Problem)\(\s*"[^"\\]*[A-Za-zÁ-ú]{2,} [a-zá-ú]{2,}"#,
    #"Message\(\s*english:"#,
  ]

  private static func sentence(in text: String) throws -> Substring? {
    let code = text.split(separator: "\n")
      .filter { !$0.contains("//") && !$0.contains("programmingError(") }
      .joined(separator: "\n")
    for pattern in sentences {
      if let match = code.firstMatch(of: try Regex(pattern)) { return code[match.range] }
    }
    return nil
  }

  @Test func noSentenceIsWrittenElsewhere() throws {
    for file in try Self.files() where !file.name.hasPrefix("CadenaText/") {
      if let found = try Self.sentence(in: file.text) { Issue.record("\(file.name): \(found)") }
    }
  }

  @Test(arguments: [
    "Console.log(\"the run is over\\n\")", " print(\"done with it\")",
    "DataError(.verbatim(\"no such file\"))", "throw OutputError(\n  \"cannot be written\")",
    "let text = Message(english: words, spanish: words)",
  ])
  func aSentenceElsewhereIsFound(_ code: String) throws {
    #expect(try Self.sentence(in: code) != nil)
  }

  @Test(arguments: [
    "Console.log(Message.done.text(language) + \"\\n\")", "print(\"\\(value)\")",
    ".verbatim(\"SHA-256 \\(digest)\")", "programmingError(\"a plan has no place\")",
  ])
  func whatIsNoSentencePasses(_ code: String) throws {
    #expect(try Self.sentence(in: code) == nil)
  }
}
