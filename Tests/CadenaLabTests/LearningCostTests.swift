import CadenaLab
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The article on learning without back-propagation holds a table and a drawing of `LearningCost`;
/// `Scripts/learning-cost` measures them anew.
@Suite struct LearningCostTests {
  private static let heading = "<!-- Scripts/learning-cost -->\n"

  private let root =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/") + "/Documentation/Cadena.docc/"

  @Test func theArticleHoldsTheTable() throws {
    let path = root + "LearningWithoutBackpropagation.md"
    let article = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(article.range(of: Self.heading))
    let rest = article[start.upperBound...]
    let end = try #require(rest.range(of: "\n\n"))
    if ProcessInfo.processInfo.environment["CADENA_UPDATE"] != nil {
      let all = try LearningCost.measureAll()
      let table = LearningCostTable.markdown(all).dropLast()
      let updated = article[..<start.upperBound] + table + rest[end.lowerBound...]
      try updated.write(toFile: path, atomically: true, encoding: .utf8)
      try CostChart(all).svg.write(
        toFile: root + "Resources/learning-cost.svg", atomically: true, encoding: .utf8)
      return
    }
    // The first four columns, which take no time. Another processor may round a trial to the other
    // side, so not every count is the same.
    let rows = rest[..<end.lowerBound].split(separator: "\n").dropFirst(2).map { line in
      line.split(separator: "|").map { cell in cell.filter { !$0.isWhitespace } }
    }
    #expect(rows.count == LearningCost.methods.count)
    for (row, method) in zip(rows, LearningCost.methods) {
      #expect(row[0] == "`\(method.name)`")
      for (column, width) in [1, 2, 4].enumerated() {
        let found = try LearningCost.measure(method, width: width).evaluations
        let written = Int(row[2 + column])
        guard let found, let written else {
          #expect(found == written)
          continue
        }
        #expect(abs(found - written) * 4 <= written, "\(method.name), \(width): \(found)")
      }
    }
  }

  @Test func whatTheLecturesSay() throws {
    func cost(_ name: String, _ width: Int) throws -> Int {
      let method = try #require(LearningCost.methods.first { $0.name == name })
      return try #require(try LearningCost.measure(method, width: width).evaluations)
    }
    // Back-propagation costs the same whatever the dimension.
    #expect(try cost("backpropagation", 2) == cost("backpropagation", 8))
    // Sixteen times the weights: weights one at a time or all at once cost about sixteen times as much,
    // neurons about four times.
    for name in ["weightPerturbation", "spsa", "finiteDifferences"] {
      let ratio = try Double(cost(name, 8)) / Double(cost(name, 2))
      #expect((8..<32).contains(ratio), "\(name): \(ratio)")
    }
    let nodes = try Double(cost("nodePerturbation", 8)) / Double(cost("nodePerturbation", 2))
    #expect((1.5..<6).contains(nodes), "\(nodes)")
    // Searching blindly is hopeless from a few weights on.
    #expect(try cost("randomSearch", 2) > 100 * cost("randomSearch", 1))
  }
}
