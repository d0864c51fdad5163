import CadenaData
import CadenaTraining
import Testing

/// Every metric against scikit-learn, to twelve digits.
struct MetricTests {
  /// A case of metrics.json.
  struct Case: Sendable, CustomTestStringConvertible {
    let json: JSONValue
    var testDescription: String { json["name"]?.string ?? "" }

    func number(_ key: String) throws -> Double { try #require(json[key]?.number) }
    func numbers(_ key: String) throws -> [Double] { try #require(json[key]).array }
    /// Rows of numbers; a flat list is rows of one.
    func rows(_ key: String) throws -> [[Double]] {
      try #require(json[key]?.elements).map { $0.number.map { [$0] } ?? $0.array }
    }
    func whole(_ key: String) throws -> [Int] {
      try #require(json[key]?.elements).compactMap(\.integer)
    }
  }

  static let cases: [Case] = {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    let bytes = try? InputFile.read("\(folder)/Fixtures/metrics.json")
    let json = bytes.flatMap { try? JSONValue.parse($0) }
    return json?.elements?.map { Case(json: $0) } ?? []
  }()

  static func cases(of kind: String) -> [Case] { cases.filter { $0.json["kind"]?.string == kind } }

  @Test func theFixtureIsWhole() {
    #expect(Self.cases(of: "classification").count == 4)
    #expect(Self.cases(of: "roc_auc").count == 4 && Self.cases(of: "regression").count == 4)
  }

  @Test(arguments: cases(of: "classification"))
  func classification(_ item: Case) throws {
    let labels = try item.whole("labels")
    let report = ClassificationReport(probabilities: try item.rows("probabilities"), labels: labels)
    let predicted = try item.whole("predicted")
    #expect(report.predicted == predicted)
    let table = report.confusion.table.map { row in row.map { count in Double(count) } }
    let expectedTable = try item.rows("confusion")
    #expect(table == expectedTable)
    var found = [
      report.accuracy, report.balancedAccuracy, try #require(report.logLoss),
    ]
    var expected = try ["accuracy", "balanced_accuracy", "log_loss"].map(item.number)
    let top = try item.numbers("top_k")
    found += (1...top.count).map(report.topKAccuracy)
    expected += top
    for averaging in Averaging.allCases {
      let part = report.precisionRecall(averaging)
      found += [part.precision, part.recall, part.f1]
      let json = try #require(item.json[averaging.rawValue])
      expected += try ["precision", "recall", "f1"].map { try #require(json[$0]?.number) }
    }
    let classes = try #require(item.json["per_class"])
    found += report.confusion.perClass.map(\.precision)
    found += report.confusion.perClass.map(\.recall)
    found += report.confusion.perClass.map(\.f1)
    expected += try ["precision", "recall", "f1"].flatMap { try #require(classes[$0]).array }
    if let area = item.json["roc_auc_one_vs_rest_macro"]?.number {
      found.append(try #require(report.areaUnderROC))
      expected.append(area)
    }
    #expect(deviation(found, expected) < 1e-12)
  }

  @Test func twoClasses() throws {
    let item = try #require(Self.cases.first { $0.testDescription == "binary" })
    let report = ClassificationReport(
      probabilities: try item.rows("probabilities"), labels: try item.whole("labels"))
    let found = [
      try #require(report.areaUnderROC), try #require(report.averagePrecision),
      try #require(report.brierScore), report.confusion.matthewsCorrelation,
    ]
    let expected = try ["roc_auc", "average_precision", "brier", "matthews"].map(item.number)
    #expect(deviation(found, expected) < 1e-12)
    let curve = report.rocCurve(of: 1)
    let json = try #require(item.json["roc_curve"])
    let rates = try ["false_positive_rate", "true_positive_rate"].map {
      try #require(json[$0]).array
    }
    #expect(deviation(curve.falsePositiveRates, rates[0]) < 1e-12)
    #expect(deviation(curve.truePositiveRates, rates[1]) < 1e-12)
  }

  @Test(arguments: cases(of: "roc_auc"))
  func rankings(_ item: Case) throws {
    let scores = try item.numbers("scores")
    let isPositive = try item.whole("labels").map { $0 == 1 }
    let area = try #require(ROCCurve(scores: scores, isPositive: isPositive).area)
    let precision = try #require(averagePrecision(scores: scores, isPositive: isPositive))
    #expect(
      deviation([area, precision], try ["roc_auc", "average_precision"].map(item.number)) < 1e-12)
  }

  @Test(arguments: cases(of: "regression"))
  func regression(_ item: Case) throws {
    let report = RegressionReport(
      predictions: try item.rows("predictions"), targets: try item.rows("targets"))
    let metrics: [Metric] = [.mse, .rmse, .mae, .r2, .maxError, .explainedVariance]
    let found = try metrics.map { try #require(report.value(of: $0)) }
    let keys = ["mse", "rmse", "mae", "r2", "max_error", "explained_variance"]
    #expect(deviation(found, try keys.map(item.number)) < 1e-12)
  }

  @Test func whatIsNotDefined() {
    let alone = ClassificationReport(probabilities: [[0.5, 0.5], [0.2, 0.8]], labels: [1, 1])
    #expect(alone.areaUnderROC == nil && alone.averagePrecision == 1)
    #expect(alone.predicted == [0, 1])
    #expect(alone.confusion.perClass[0] == PrecisionRecall(precision: 0, recall: 0, f1: 0))
    #expect(alone.confusion.matthewsCorrelation == 0)
    #expect(ROCCurve(scores: [1, 2], isPositive: [true, true]).area == nil)
    #expect(averagePrecision(scores: [1], isPositive: [false]) == nil)
    let empty = ClassificationReport(probabilities: [Double](), classes: 2, labels: [])
    #expect(Metric.allCases.allSatisfy { empty.value(of: $0) == nil })
    let scores = ClassificationReport(
      probabilities: [3, -1, 0, 5], classes: 2, labels: [0, 1], areProbabilities: false)
    #expect(scores.logLoss == nil && scores.brierScore == nil && scores.areaUnderROC == 1)
    let broken = ClassificationReport(probabilities: [.nan, 0, 1, 0], classes: 2, labels: [0, 1])
    #expect(broken.areaUnderROC == nil)
    #expect(RegressionReport(predictions: [], targets: []).value(of: .r2) == nil)
    #expect(RegressionReport(predictions: [1, 1], targets: [1, 1]).rSquared == 1)
    #expect(RegressionReport(predictions: [1, 2], targets: [1, 1]).rSquared == 0)
  }

  @Test func anImpossibleRowCostsNoInfinity() throws {
    let report = ClassificationReport(probabilities: [[1, 0], [0, 1]], labels: [1, 1])
    let loss = try #require(report.logLoss)
    let expected = 26 * 0.6931471805599453
    #expect(abs(loss - expected) < 1e-12)
  }

  @Test func severalClassesWithoutReference() throws {
    // Three rows, uniform probabilities: each has the squared distance 4/9 + 1/9 + 1/9.
    let third = 1.0 / 3
    let report = ClassificationReport(
      probabilities: [[third, third, third], [third, third, third]], labels: [0, 2])
    let brier = try #require(report.brierScore)
    #expect(abs(brier - 2.0 / 3) < 1e-15)
    #expect(report.usualTopK == 2 && report.value(of: .topK) == 0.5)
    #expect(report.areaUnderROC == 0.5)
    // Every class of three once right, once taken for the next: n = 6, h = 3, t = p = 2.
    let matrix = ConfusionMatrix(
      labels: [0, 1, 2, 0, 1, 2], predicted: [0, 1, 2, 1, 2, 0], classes: 3)
    // (3·6 - 12) / (36 - 12).
    #expect(matrix.matthewsCorrelation == 0.25)
  }
}
