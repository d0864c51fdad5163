import CadenaData
import CadenaTraining
import Testing

@testable import CadenaExperiment

/// Small tools of descriptions and records.
struct NumberSortTests {
  @Test func manyNumbersAreSortedAsFewAre() {
    var generator = SystemLike(state: 7)
    var values = (0..<40_000).map { _ in Double.random(in: -1e6...1e6, using: &generator) }
    values += [
      0, -0.0, .infinity, -.infinity, Double.leastNonzeroMagnitude, -Double.leastNonzeroMagnitude,
      1e308, -1e308, 1, 1, 1,
    ]
    let sorted = NumberSort.ascending(values)
    #expect(sorted == values.sorted())
    let whole = values.map { ($0 / 1e5).rounded() }
    #expect(NumberSort.ascending(whole) == whole.sorted())
    #expect(NumberSort.ascending([3, -1, 2]) == [-1, 2, 3] && NumberSort.ascending([]) == [])
  }

  private struct SystemLike: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  @Test func topKIsNamedWithItsNumber() throws {
    var metrics = PartMetrics(loss: 1, accuracy: 0.5, further: [.topK: 0.75])
    metrics.hitClasses = 5
    #expect(metrics.json.text() == #"{"loss":1,"accuracy":0.5,"top5Accuracy":0.75}"#)
    #expect(PartMetrics(json: metrics.json) == metrics)
    #expect(MetricText.name(of: .topK, in: metrics).text(.english) == "top-5 accuracy")
    // Records of before.
    #expect(PartMetrics(json: ["loss": 1, "topK": 0.75])?[.topK] == 0.75)
    #expect(TopKName.count(of: "top0Accuracy") == nil && TopKName.count(of: "topAccuracy") == nil)
    let expectation = try RunExpectation("test.top5Accuracy>=0.9")
    #expect(expectation.quantity == .metric(.test, .topK) && expectation.hitClasses == 5)
    try expectation.check(
      task: .classification, hasValidation: true, hasTest: true, classes: 10)
    let other = #expect(throws: ExperimentError.self) {
      try expectation.check(
        task: .classification, hasValidation: true, hasTest: true, classes: 3)
    }
    #expect(other?.exitCode == .usage && other?.problem.remedy == .oneOf(["test.top2Accuracy"]))
  }

  @Test func pathsAreWrittenShort() {
    #expect(PathText.normalized("/usr/../usr/./bin//env") == "/usr/bin/env")
    #expect(PathText.normalized("a/../b") == "a/../b")
    // What is not there stays as it is written.
    #expect(PathText.normalized("/no/such/../file") == "/no/such/../file")
  }
}
