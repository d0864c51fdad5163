import CadenaExperiment
import CadenaText
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The article on the experiment file ends with the tables of the schema.
///
/// They are written anew by running this test with `CADENA_UPDATE=1` in the environment.
@Suite struct ExperimentArticleTests {
  /// What stands before the tables in the article.
  private static let heading = "## All keys and names\n\n"

  private let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/")
  private var path: String { "\(root)/Documentation/Cadena.docc/ExperimentFile.md" }

  @Test func theArticleBeginsWithTheDigits() throws {
    let article = try String(contentsOfFile: path, encoding: .utf8)
    let digits = try String(contentsOfFile: "\(root)/Examples/digits.yaml", encoding: .utf8)
    #expect(article.contains("```yaml\n\(digits)```"))
  }

  @Test func theArticleEndsWithTheSchema() throws {
    let article = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(article.range(of: Self.heading))
    let tables = SchemaTable.markdown(.english)
    if ProcessInfo.processInfo.environment["CADENA_UPDATE"] != nil {
      let updated = article[..<start.upperBound] + tables
      try updated.write(toFile: path, atomically: true, encoding: .utf8)
    } else {
      #expect(article[start.upperBound...] == tables, "run again with CADENA_UPDATE=1")
    }
  }
}
