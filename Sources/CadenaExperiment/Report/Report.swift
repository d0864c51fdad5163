import CadenaText
import CadenaTraining

/// The report of a run as one HTML page that needs nothing else: curves, confusion matrix, mistakes,
/// numbers, layers, the experiment and how to do it again. Light and dark, readable on a phone, without scripts.
public struct Report: Sendable {
  private let summary: RunSummary
  private let language: Language

  /// A report in one language.
  public init(_ summary: RunSummary, language: Language) {
    self.summary = summary
    self.language = language
  }

  /// The page.
  public var html: String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>\(HTMLText.escaped(summary.name)) · Cadena</title>
    <style>
    \(ReportStyle.css)
    </style>
    </head>
    <body>
    <main>
    \(body)
    <footer>Cadena \(HTMLText.escaped(summary.version))</footer>
    </main>
    </body>
    </html>

    """
  }

  private var body: String {
    let origin = OriginCards(summary: summary, language: language)
    let part: Message = summary.confusionIsOfValidation ? .validationPart : .testPart
    let tables = ReportTables(summary: summary, language: language)
    return [
      header, origin.notices, tiles, charts,
      FindingPlots(findings: summary.findings, part: part, language: language).html,
      tables.classes,
      MistakeCard(findings: summary.findings, part: part, language: language).html,
      "<div class=\"pair\">\n\(origin.metrics)\n\(origin.layers)\n</div>", tables.epochs,
      origin.experiment,
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func say(_ message: Message) -> String { HTMLText.escaped(message.text(language)) }

  private var header: String {
    let isGood = summary.state == .finished || summary.state == .running
    return """
      <header>
      <p>\(say(.reportTitle))</p>
      <h1>\(HTMLText.escaped(summary.name))</h1>
      <p><span class="pill\(isGood ? "" : " bad")">\(say(summary.state.name))</span>\
      \(HTMLText.escaped(summary.started))</p>
      </header>
      """
  }

  private var tiles: String {
    var tiles: [(value: String, name: Message)] = []
    func add(_ metrics: PartMetrics, _ part: Message, _ wanted: [Metric]) {
      for metric in wanted {
        guard let value = metrics[metric] else { continue }
        tiles.append(
          (MetricText.value(value, of: metric), .ofPart(MetricText.name(of: metric), part)))
      }
    }
    if let test = summary.test {
      add(test, .testPart, [.accuracy, .f1, .r2, .mae, .rmse, .loss])
    }
    if let validation = summary.validation ?? summary.chosenEpoch?.validation {
      add(validation, .validationPart, [.accuracy, .r2, .loss])
    } else if let chosen = summary.chosenEpoch, summary.test == nil {
      add(chosen.train, .trainingPart, [.accuracy, .loss])
    }
    if let best = summary.bestEpoch {
      tiles.append(("\(best) / \(summary.epochs.count)", .bestEpochLabel))
    }
    if let last = summary.epochs.last {
      tiles.append((DurationText.length(last.seconds), .trainingTime))
      if let cost = last.evaluations.tile { tiles.append((cost, .evaluationsLabel)) }
    }
    // A narrow space that does not break keeps the digits of a number together.
    func grouped(_ count: Int) -> String {
      ProgressLine.grouped(Double(count), separator: "\u{202F}")
    }
    tiles.append((grouped(summary.parameters), .parameterCount))
    let rows = [summary.rows.train, summary.rows.validation, summary.rows.test].map(grouped)
    tiles.append((rows.joined(separator: "\u{2009}/\u{2009}"), .rowCounts))
    let html = tiles.map { tile in
      "<div class=\"tile\"><b\(tile.value.count > 9 ? " class=\"long\"" : "")>\(HTMLText.escaped(tile.value))</b><span>\(say(tile.name))</span></div>"
    }
    return "<section class=\"tiles\">\n" + html.joined(separator: "\n") + "\n</section>"
  }

  private var charts: String {
    let records = summary.epochs
    guard !records.isEmpty else {
      return "<section class=\"card\"><p>\(say(.noEpochs))</p></section>"
    }
    var charts = [
      chart(.loss, train: { $0.loss }, allowsLogarithm: true)
    ]
    if records.contains(where: { $0.train.accuracy != nil || $0.validation?.accuracy != nil }) {
      charts.append(chart(.accuracy, train: { $0.accuracy }, allowsLogarithm: false))
    }
    if records.contains(where: { $0.validation?[.r2] != nil }) {
      let curve = LineChart.Curve(
        name: Message.validationPart.text(language), style: "validation",
        values: records.map { $0.validation?[.r2] })
      charts.append(chart(.rSquared, [curve], allowsLogarithm: false))
    }
    if let first = records.first, records.contains(where: { $0.learningRate != first.learningRate })
    {
      let curve = LineChart.Curve(
        name: Message.learningRate.text(language), style: "rate",
        values: records.map(\.learningRate))
      charts.append(chart(.learningRate, [curve], allowsLogarithm: true))
    }
    return "<section class=\"charts\">\n" + charts.joined(separator: "\n") + "\n</section>"
  }

  /// A chart of a number that training and validation both have.
  private func chart(
    _ title: Message, train value: (PartMetrics) -> Double?, allowsLogarithm: Bool
  ) -> String {
    var curves = [
      LineChart.Curve(
        name: Message.trainingPart.text(language), style: "train",
        values: summary.epochs.map { value($0.train) })
    ]
    if summary.epochs.contains(where: { $0.validation.flatMap(value) != nil }) {
      curves.append(
        LineChart.Curve(
          name: Message.validationPart.text(language), style: "validation",
          values: summary.epochs.map { $0.validation.flatMap(value) }))
    }
    return chart(title, curves, allowsLogarithm: allowsLogarithm)
  }

  private func chart(
    _ title: Message, _ curves: [LineChart.Curve], allowsLogarithm: Bool
  ) -> String {
    LineChart(
      title: title.text(language), curves: curves, epochs: summary.epochs.map(\.epoch),
      bestEpoch: summary.bestEpoch, allowsLogarithm: allowsLogarithm, language: language
    ).html
  }
}
