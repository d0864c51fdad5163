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

  @Test func noSentenceIsWrittenElsewhere() throws {
    let pattern = try Regex(
      #"(Console\.(log|write)|[^.A-Za-z]print|ValidationError|fputs)\(\s*"[^"]*[A-Za-zÁ-ú]{3,}"#)
    for file in try Self.files() where !file.name.hasPrefix("CadenaText/") {
      let code = file.text.split(separator: "\n").filter { !$0.contains("//") }
        .joined(separator: "\n")
      if let match = code.firstMatch(of: pattern) {
        Issue.record("\(file.name): \(code[match.range])")
      }
    }
  }
}
