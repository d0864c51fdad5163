import CadenaData
import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the report shows beyond numbers: mistakes as pictures and rows, plots, layers, origin.
struct FindingsTests {
  private static func page(
    _ text: String, epochs: Int, language: Language = .english
  ) throws -> (page: String, summary: RunSummary) {
    let folder = FileManager.default.temporaryDirectory.path + "/cadena-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try ExperimentRun(
      try Experiment.read(
        text: text,
        overrides: [Override(path: ["training", "epochs"], value: "\(epochs)", flag: "--epochs")]),
      out: folder, language: language)
    let summary = try run.train().summary
    return (Report(summary, language: language).html, summary)
  }

  /// Every `<svg>` of a page, checked as XML: tags that close, attributes in quotes.
  private static func drawings(_ page: String) -> [String] {
    page.components(separatedBy: "<svg").dropFirst().map {
      "<svg" + ($0.components(separatedBy: "</svg>").first ?? "") + "</svg>"
    }
  }

  private static func isWellFormed(_ xml: String) -> Bool {
    var open: [Substring] = []
    var rest = xml[...]
    while let start = rest.firstIndex(of: "<") {
      guard !rest[..<start].contains(">"), let end = rest[start...].firstIndex(of: ">") else {
        return false
      }
      var tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "/" {
        guard open.popLast() == tag.dropFirst() else { return false }
        continue
      }
      let isClosed = tag.last == "/"
      if isClosed { tag = tag.dropLast() }
      guard tag.count(where: { $0 == "\"" }) % 2 == 0 else { return false }
      if !isClosed { open.append(tag.prefix { $0 != " " }) }
    }
    return open.isEmpty
  }

  @Test func theCheckerKnowsBrokenXML() {
    #expect(Self.isWellFormed("<svg a=\"1\"><g><line/></g></svg>"))
    for broken in ["<svg><g></svg></g>", "<svg><path></svg>", "<svg a=\"1></svg>", "<svg>"] {
      #expect(!Self.isWellFormed(broken), "\(broken)")
    }
  }

  @Test func mistakesAreDrawn() throws {
    let (page, summary) = try Self.page(Experiment.digitsText, epochs: 1)
    let findings = summary.findings
    let confusion = try #require(summary.confusion)
    let right = confusion.counts.indices.map { confusion.counts[$0][$0] }.reduce(0, +)
    let wrong = confusion.counts.joined().reduce(0, +) - right
    #expect(findings.mistakeCount == wrong && wrong > 0)
    #expect(findings.mistakes.count == min(24, wrong))
    let pictures = page.components(separatedBy: "src=\"data:image/png;base64,iVBORw0KGgo")
    #expect(pictures.count == findings.mistakes.count + 1)
    #expect(page.contains("\(findings.mistakes.count) of \(wrong)."))
    // A row that the page names is drawn as the data have it.
    let first = try #require(findings.mistakes.first)
    let labels = try #require(Dataset.digits.targets.labels)
    let label = labels[first.row - 1]
    #expect(first.actual == "\(label)")
    #expect(first.actual != first.predicted)
    let values = (0..<64).map { Dataset.digits.features[first.row - 1, $0] }
    let pixels = Array(try #require(first.picture).bytes[48...])
    // One line is a filter byte and eight times grey and opacity.
    #expect(pixels[0] == 0)
    for (index, value) in values.prefix(8).enumerated() {
      let opacity = UInt8((value * 255 / 16).rounded())
      #expect(pixels[2 + 2 * index] == opacity)
    }
    #expect(
      page.contains("<td>layers.0</td><td>Linear(512)</td><td>512</td><td>33\u{202F}280</td>"))
    #expect(page.contains("cadena train --resume") && page.contains(findings.dataDigest))
    #expect(page.utf8.count < 400_000)
    let drawings = Self.drawings(page)
    #expect(drawings.count >= 3 && drawings.allSatisfy(Self.isWellFormed))
  }

  @Test func aPictureIsAFile() {
    let picture = PictureFile(
      [0, 0.5, 1, 2], shape: ImageShape(height: 2, width: 2), low: 0, high: 1)
    #expect(
      picture.address
        == "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAQAAADYv8WvAAAAFUlEQVR4AQEK"
        + "APX/AAAAAIAAAP8A/wcGAn+oNlKNAAAAAElFTkSuQmCC")
  }

  @Test func twoClassesHaveACurve() throws {
    let text = """
      data: {source: {moons: {points: 200, noise: 0.3}}, split: {validation: 0.2, test: 0.3}}
      model: {layers: [linear: 4, tanh, linear: classes]}
      """
    let (page, summary) = try Self.page(text, epochs: 3, language: .spanish)
    let area = try #require(summary.findings.curve?.area)
    #expect(summary.test?[.rocAUC] == area)
    #expect(page.contains("Curva ROC (prueba)"))
    #expect(page.contains("área \(NumberText.fixed(area, decimals: 4))"))
    let mistake = try #require(summary.findings.mistakes.first)
    #expect(mistake.picture == nil && mistake.values.count == 2)
    #expect(
      page.contains("<tr><td>\(mistake.row)</td><td>\(NumberText.compact(mistake.values[0]))</td>"))
    #expect(Self.drawings(page).allSatisfy(Self.isWellFormed))
  }

  @Test func regressionIsPlotted() throws {
    let text = """
      data:
        source: {sine: {points: 200, noise: 0.1}}
        split: {validation: 0.2, test: 0.2}
        targets: {standardize: true}
      model: {layers: [linear: 8, tanh, linear: 1]}
      """
    let (page, summary) = try Self.page(text, epochs: 5)
    let report = try #require(summary.findings.regression)
    #expect(report.count == 40)
    let test = try #require(summary.test)
    #expect(test[.r2] == report.rSquared && test[.mae] == report.meanAbsoluteError)
    let r2 = NumberText.fixed(report.rSquared, decimals: 4)
    #expect(page.contains("<b>\(r2)</b><span>test R²</span>"))
    #expect(page.contains("Predicted over true (test)") && page.contains("Residuals (test)"))
    let points = page.components(separatedBy: "class=\"points\"").dropFirst()
    #expect(points.count == 2)
    for path in points {
      let commands = path.prefix { $0 != "/" }
      #expect(commands.count(where: { $0 == "h" }) == 40)
    }
    #expect(!page.contains("Confusion matrix"))
  }

  @Test func namesAreEscapedAndCommandsQuoted() {
    var summary = ReportTests.summary
    var findings = RunFindings()
    findings.mistakes = [
      RunFindings.Mistake(
        row: 7, actual: "<i>", predicted: "\"&'", probability: 0.875, picture: nil, values: [1.5])
    ]
    (findings.mistakeCount, findings.valueNames) = (1, ["<script>"])
    findings.problem = Problem(.verbatim("a<b"))
    findings.warnings = [.verbatim("x & y")]
    (summary.findings, summary.run) = (findings, "my runs/it's")
    let page = Report(summary, language: .english).html
    #expect(
      page.contains(
        "<td>7</td><td>1.5</td><td>&lt;i&gt;</td><td>&quot;&amp;&#39;</td><td>88 %</td>"))
    #expect(page.contains("<th scope=\"col\">&lt;script&gt;</th>") && !page.contains("<script"))
    #expect(page.contains("<pre>a&lt;b</pre>") && page.contains("<li>x &amp; y</li>"))
    #expect(page.contains("--resume &#39;my runs/it&#39;\\&#39;&#39;s&#39;"))
    #expect(ShellText.quoted("runs/digits-1") == "runs/digits-1")
    #expect(ShellText.quoted("") == "''" && ShellText.quoted("~x") == "'~x'")
    #expect(ShellText.quoted("$(rm)") == "'$(rm)'")
  }

  @Test func theScaleCanBeChanged() {
    let page = Report(ReportTests.summary, language: .english).html
    #expect(page.contains("<input type=\"checkbox\" id=\"scale-train\">"))
    #expect(page.contains("<svg class=\"log\"") && page.contains("<svg class=\"plain\""))
    #expect(ChartScale(logarithmic: [0, 1]) == nil && ChartScale(logarithmic: [2, 2]) == nil)
    let scale = ChartScale(logarithmic: [0.5, 0.6])
    let ticks = scale?.ticks ?? []
    #expect(ticks.count >= 2)
  }
}
