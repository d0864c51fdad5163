import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

/// The report holds the exact numbers, escapes what a person wrote and needs nothing from outside.
struct ReportTests {
  static let summary = RunSummary(
    name: "digits", state: .finished,
    epochs: [
      record(1, 0.75, 0.6, 0.7, 0.65), record(2, 0.25, 0.9, 0.3, 0.875),
      record(3, 0.125, 0.95, 0.4, 0.85),
    ], bestEpoch: 2, test: PartMetrics(loss: 0.28125, accuracy: 8.0 / 9),
    confusion: ConfusionTable(
      classNames: ["cat", "dog", "<b>&\"'"], counts: [[3, 1, 0], [0, 2, 0], [0, 0, 0]]),
    rows: (train: 1257, validation: 270, test: 270), parameters: 4810,
    experimentText: "name: digits # <script>\n", command: "cadena train x.yaml --set 'a=<b>'",
    run: "runs/digits-1", version: "0.1.0", started: "2026-05-01 12:30:00 UTC")

  static func record(
    _ epoch: Int, _ loss: Double, _ accuracy: Double, _ validationLoss: Double,
    _ validationAccuracy: Double
  ) -> EpochRecord {
    EpochRecord(
      epoch: epoch, step: epoch * 40, train: PartMetrics(loss: loss, accuracy: accuracy),
      validation: PartMetrics(loss: validationLoss, accuracy: validationAccuracy),
      learningRate: 0.01, seconds: Double(epoch) / 2)
  }

  private let page = Report(summary, language: .english).html

  @Test func whatAPersonWroteIsEscaped() {
    #expect(page.contains("name: digits # &lt;script&gt;"))
    #expect(page.contains("--set &#39;a=&lt;b&gt;&#39;"))
    #expect(page.contains("<th scope=\"col\">&lt;b&gt;&amp;&quot;&#39;</th>"))
    #expect(!page.contains("<script") && !page.contains("<b>&"))
    var summary = Self.summary
    summary.name = "</title><img src=x onerror=alert(1)>"
    let attacked = Report(summary, language: .english).html
    #expect(!attacked.contains("<img"))
    #expect(attacked.contains("<title>&lt;/title&gt;&lt;img"))
  }

  @Test func theNumbersAreThere() {
    #expect(page.contains("<b>88.89 %</b><span>test accuracy</span>"))
    #expect(page.contains("<b>0.2813</b><span>test loss</span>"))
    #expect(page.contains("<b>87.50 %</b><span>validation accuracy</span>"))
    #expect(page.contains("<b>0.3</b><span>validation loss</span>"))
    #expect(page.contains("<b>2 / 3</b><span>best epoch</span>"))
    #expect(page.contains("<b>4\u{202F}810</b><span>parameters</span>"))
    #expect(
      page.contains(
        "<tr class=\"marked\"><td>2</td><td>0.25</td><td>90.00 %</td><td>0.3</td><td>87.50 %</td>"
          + "<td>0.01</td><td>1.00</td></tr>"))
    #expect(
      page.contains(
        "<tr><td>dog</td><td>2</td><td>66.67 %</td><td>100.00 %</td><td>80.00 %</td></tr>"))
    #expect(
      page.contains("<tr><td>cat</td><td>4</td><td>100.00 %</td><td>75.00 %</td><td>85.71 %</td>"))
    #expect(page.contains("<td>0</td><td>–</td><td>–</td><td>–</td>"))
    #expect(page.contains("Most frequent confusions: cat taken for dog (1 ×)"))
  }

  @Test func theCurvesStandWhereTheyShould() {
    // Loss: 0.125 … 0.75 on an axis from 0 to 0.8 of 232 units above y = 244.
    #expect(page.contains("<path d=\"M82.0 26.5L274.0 171.5L466.0 207.8\"/>"))
    #expect(page.contains("<title>training, epoch 2: 0.25</title>"))
    #expect(page.contains("<line class=\"best\" x1=\"274.0\" x2=\"274.0\""))
    #expect(!page.contains("<h2>learning rate</h2>"))
  }

  @Test func nothingComesFromOutside() {
    for word in ["http", "src=\"//", "@import", "url(", "<script", "<link rel=\"stylesheet"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("prefers-color-scheme:dark"))
    #expect(page.contains("name=\"viewport\""))
  }

  @Test func spanish() {
    let page = Report(Self.summary, language: .spanish).html
    #expect(page.contains("<html lang=\"es\">"))
    #expect(page.contains("Matriz de confusión (prueba)"))
    #expect(page.contains("cat tomado por dog (1 ×)"))
    #expect(page.contains("<span>exactitud en prueba</span>"))
  }

  @Test func aRunThatDivergedAtOnce() {
    var summary = Self.summary
    (summary.state, summary.epochs, summary.bestEpoch) = (.diverged, [], nil)
    (summary.test, summary.confusion) = (nil, nil)
    let page = Report(summary, language: .english).html
    #expect(page.contains("<span class=\"pill bad\">diverged</span>"))
    #expect(page.contains("No epoch was finished."))
    #expect(!page.contains("Confusion matrix"))
  }

  @Test func numbersThatAreNotFiniteLeaveGaps() {
    var summary = Self.summary
    summary.epochs[1].train.loss = .nan
    let page = Report(summary, language: .english).html
    #expect(page.contains("<path d=\"M82.0 26.5M466.0 207.8\"/>"))
    #expect(!page.contains("nan\""))
  }

  @Test func aChangingLearningRateGetsItsCurve() {
    var summary = Self.summary
    summary.epochs[2].learningRate = 0.001
    #expect(Report(summary, language: .english).html.contains("<h2>learning rate</h2>"))
  }

  @Test func thousandsOfEpochsStaySmall() {
    var summary = Self.summary
    summary.epochs = (1...20_000).map { Self.record($0, 1 / Double($0), 0.5, 1, 0.5) }
    let page = Report(summary, language: .english).html
    let path = page.split(separator: "<path d=\"")[1].prefix { $0 != "\"" }
    #expect(path.count { $0 == "L" } <= 802)
  }

  @Test func manyClassesShowTheirConfusionsOnly() {
    let names = (0..<60).map { "c\($0)" }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 60), count: 60)
    counts[5][7] = 4
    var summary = Self.summary
    summary.confusion = ConfusionTable(classNames: names, counts: counts)
    let page = Report(summary, language: .english).html
    #expect(!page.contains("<table class=\"matrix\">"))
    #expect(page.contains("c5 taken for c7 (4 ×)"))
  }

  @Test func theMatrixCounts() throws {
    let table = try #require(Self.summary.confusion)
    #expect(table.accuracy == 5.0 / 6)
    #expect(table.precision(of: 1) == 2.0 / 3)
    #expect(table.recall(of: 0) == 0.75)
    #expect(table.f1(of: 1) == 0.8)
    #expect(table.precision(of: 2) == nil && table.recall(of: 2) == nil && table.f1(of: 2) == nil)
    #expect(ConfusionTable(classNames: ["a"], counts: [[1, 2]]) == nil)
    #expect(ConfusionTable(classNames: ["a", "b"], counts: [[1, 2]]) == nil)
  }

  @Test func ticksAreRound() {
    #expect(
      ChartScale(values: [0.125, 0.75], allowsLogarithm: true).ticks == [
        0, 0.2, 0.4, 0.6000000000000001, 0.8,
      ])
    #expect(ChartScale(values: [3, 3], allowsLogarithm: true).position(3) > 0)
    let logarithmic = ChartScale(values: [0.001, 1], allowsLogarithm: true)
    #expect(logarithmic.isLogarithmic)
    #expect(logarithmic.ticks.contains { abs($0 - 0.01) < 1e-12 })
    let middle = logarithmic.position(0.0316227766)
    #expect(abs(middle - 0.5) < 1e-6)
    #expect(ChartScale(whole: 1, 30).ticks == [5, 10, 15, 20, 25, 30])
    #expect(ChartScale(whole: 1, 1).ticks == [1, 2])
    #expect(!ChartScale(values: [], allowsLogarithm: true).ticks.isEmpty)
  }
}
