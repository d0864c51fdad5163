import CadenaData
import CadenaExperiment
import CadenaText

/// A sweep of learning rates as text, JSON lines, a page or a picture.
struct RateSweepReport {
  let sweep: RateSweep
  let name: String
  let optimizer: String
  /// The rate of the experiment.
  let rate: Double

  private static let digits = SignificantDigits(3)

  private var title: Message { .rateSweepTitle(name, optimizer: optimizer) }

  /// Sentences about the sweep.
  private var findings: [Message] {
    func text(_ rate: Double?) -> String { rate.map { Self.digits.text($0) } ?? "–" }
    var findings: [Message] = []
    if let suggestion = sweep.suggestion {
      findings += [.suggestedRate(text(suggestion)), .suggestionRule(lowest: text(sweep.lowest))]
    } else {
      findings.append(.noSuggestion)
    }
    findings.append(
      sweep.divergedAt.map { .lossRanAway(text($0)) }
        ?? .lossDidNotRunAway(text(sweep.points.last?.rate)))
    findings.append(.rateInFile(text(rate)))
    return findings
  }

  private static let columns: [Message] = [.rateOnly, .batchLoss, .smoothedLoss]

  /// About so many rows, evenly spaced, the last one included.
  private func rows(_ count: Int) -> [[String]] {
    let points = sweep.points
    let step = max(1, points.count / count)
    return points.indices.filter { $0 % step == 0 || $0 == points.count - 1 }.map {
      [
        Self.digits.text(points[$0].rate), NumberText.compact(points[$0].loss),
        NumberText.compact(points[$0].smoothed),
      ]
    }
  }

  func text(_ language: Language) -> String {
    var table = TextTable(Self.columns.map { $0.text(language) }, left: 0)
    for row in rows(16) { table.add(row) }
    return title.text(language) + "\n\n" + table.text + "\n"
      + findings.map { $0.text(language) + "\n" }.joined()
  }

  var json: String {
    let lines = sweep.points.map { point in
      JSONValue.record([
        ("event", "rate"), ("step", .integer(point.step)), ("learningRate", .number(point.rate)),
        ("loss", .number(point.loss)), ("smoothedLoss", .number(point.smoothed)),
      ])
    }
    let last = JSONValue.record([
      ("event", "suggestion"), ("name", .string(name)), ("optimizer", .string(optimizer)),
      ("learningRate", sweep.suggestion.map(JSONValue.number) ?? .null),
      ("lowest", sweep.lowest.map(JSONValue.number)),
      ("divergedAt", sweep.divergedAt.map(JSONValue.number) ?? .null),
      ("experimentLearningRate", .number(rate)), ("steps", .integer(sweep.points.count)),
    ])
    return (lines + [last]).map { $0.text() + "\n" }.joined()
  }

  func plot(_ language: Language, _ heading: String? = nil) -> Plot {
    let points = sweep.points
    let rates = points.map(\.rate)
    let smoothed = points.map(\.smoothed)
    let (low, high) = (smoothed.min() ?? 0, points.first?.smoothed ?? 1)
    let limit = high + max(0.5 * abs(high), 0.5 * (high - low))
    let shown = points.flatMap { [$0.loss, $0.smoothed] }.filter { $0 <= limit }
    var plot = Plot(
      title: heading ?? title.text(language), note: findings[0].text(language),
      horizontal: Message.rateOnly.text(language), vertical: Message.loss.text(language),
      x: ChartScale(logarithmic: rates) ?? ChartScale(values: rates, allowsLogarithm: false),
      y: ChartScale(values: shown, allowsLogarithm: false),
      curves: [
        PlotCurve(
          name: Message.batchLoss.text(language), color: 9,
          points: points.map { ($0.rate, $0.loss) },
          isThin: true),
        PlotCurve(
          name: Message.smoothedLoss.text(language), color: 0,
          points: points.map { ($0.rate, $0.smoothed) }),
      ])
    (plot.width, plot.height, plot.isWide) = (720, 400, true)
    if let suggestion = sweep.suggestion { plot.foreground = [plot.mark(suggestion, color: 1)] }
    return plot
  }

  func page(_ language: Language) -> String {
    let heading = Message.rateSweepPicture(optimizer: optimizer).text(language)
    let notes = findings.map { "<li>\(XMLText.escaped($0.text(language)))</li>" }.joined()
    return LabPage(
      title: name, kind: "cadena lr-find", subtitle: title.text(language), language: language,
      body: [
        "<section class=\"card\"><ul>\(notes)</ul></section>", plot(language, heading).figure,
        LabPage.table(
          heading, Self.columns.map { $0.text(language) }, left: 0, rows(40)),
      ]
    ).html
  }
}
