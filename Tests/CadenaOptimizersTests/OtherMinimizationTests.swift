import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("Minimisers on other functions and from other starts")
struct OtherMinimizationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let start: [Double]
    /// SciPy's evaluations and values by method.
    let results: [String: (evaluations: Int, value: Double)]
    var testDescription: String { "\(name) from \(start)" }
  }

  static let cases: [Case] = (try? load()) ?? []

  private static func load() throws -> [Case] {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    let path = "\(folder)/Fixtures/other_minimizations.json"
    let json = try JSONValue.parse(try InputFile.read(path), place: path)
    return try #require(json.elements).map { item in
      var results: [String: (evaluations: Int, value: Double)] = [:]
      for result in try #require(item["results"]?.elements) {
        results[try #require(result["method"]?.string)] = (
          try #require(result["function_evaluations"]?.integer),
          try #require(result["value"]?.number)
        )
      }
      return Case(
        name: try #require(item["name"]?.string),
        start: try #require(item["start"]?.elements).compactMap(\.number), results: results)
    }
  }

  private static func function(_ name: String) throws -> (Tensor) -> Tensor {
    switch name {
    case "rosenbrock":
      return { x in
        let (left, right) = (x[..<(x.count - 1)], x[1...])
        return (100 * (right - left.squared()).squared() + (1 - left).squared()).sum()
      }
    case "wood":
      return { x in
        let first = 100 * (x[1] - x[0].squared()).squared() + (1 - x[0]).squared()
        let second = 90 * (x[3] - x[2].squared()).squared() + (1 - x[2]).squared()
        return first + second + 10 * (x[1] + x[3] - 2).squared() + 0.1 * (x[1] - x[3]).squared()
      }
    case "quadratic":
      let scale = Tensor([1.0, 10, 100, 1000, 10000], dtype: .float64)
      return { x in (scale * (x - 1).squared()).sum() }
    default: return try MinimizerFixture.function(name)
    }
  }

  @Test("there are cases")
  func coverage() { #expect(Self.cases.count == 32) }

  @Test("as low as SciPy, with at most half as many evaluations more", arguments: cases)
  func effort(_ item: Case) throws {
    let function = try Self.function(item.name)
    for method in MinimizerTests.methods {
      let reference = try #require(item.results[method.references[0]])
      let (fewest, value) = (reference.evaluations, reference.value)
      let result = try MinimizerTests.rule(method.minimizer, 1e-9).minimize(
        function, from: Tensor(item.start, dtype: .float64), replayable: true)
      #expect(
        result.value <= max(value, 1e-14), "\(item), \(method.references[0]): \(result.value)")
      // Over hundreds of steps conjugate gradients follow the last bits: SciPy's own count on ten
      // coordinates goes from 295 to 730 when gradients change in their sixteenth digit.
      let limit = fewest > 300 ? 2 * fewest : fewest + fewest / 2
      #expect(
        result.functionEvaluations <= limit,
        "\(item), \(method.references[0]): \(result.functionEvaluations) and \(fewest)")
    }
  }
}
