import Cadena
import CadenaExperiment
import CadenaText

/// A comparison of batch sizes as a table, JSON lines, a page or a picture.
struct BatchSizeReport {
  let name: String
  let lanes: [BatchSizeComparison.Lane]
  /// Rows of the training part.
  let rows: Int
  let epochs: Int

  private static let digits = SignificantDigits(4)

  private var hasAccuracy: Bool { lanes.contains { $0.moments.last?.accuracy != nil } }

  /// The size in words.
  private func label(_ lane: BatchSizeComparison.Lane) -> Message {
    switch lane.size {
    case .full: .fullBatch(lane.rows)
    case .rows(1): .onlineBatch
    case .rows: .miniBatch(lane.rows)
    }
  }

  private func columns(_ language: Language) -> [String] {
    var columns: [Message] = [
      .batchSizeColumn, .rateOnly, .updatesColumn, .afterOneEpochColumn, .finalLossColumn,
    ]
    if hasAccuracy { columns.append(.accuracy) }
    columns += [.secondsColumn, .microsecondsPerExample]
    return columns.map { $0.text(language) }
  }

  private func row(_ lane: BatchSizeComparison.Lane, _ language: Language) -> [String] {
    let last = lane.moments[lane.moments.count - 1]
    let first = lane.moments.first { $0.examples >= rows }
    var cells = [
      label(lane).text(language),
      lane.learningRate.map { Self.digits.text($0) + (lane.isTuned ? "*" : "") } ?? "–",
      "\(last.updates)", first.map { NumberText.compact($0.loss) } ?? "–",
      lane.diverged ? Message.ranAway.text(language) : NumberText.compact(last.loss),
    ]
    if hasAccuracy {
      cells.append(last.accuracy.map { NumberText.fixed($0 * 100, decimals: 2) + " %" } ?? "")
    }
    let each = last.examples > 0 ? last.seconds / Double(last.examples) * 1e6 : 0
    return cells + [NumberText.compact(last.seconds), NumberText.compact(each)]
  }

  private var conditions: Message { .batchSizeConditions(name, rows: rows, epochs: epochs) }

  func text(_ language: Language, width: Int) -> String {
    var table = TextTable(columns(language))
    for lane in lanes { table.add(row(lane, language)) }
    var text = TextLines.wrap(conditions.text(language), width: width) + "\n" + table.text
    if lanes.contains(where: \.isTuned) {
      text +=
        "\n"
        + TextLines.wrap(
          Message.ratesWereTried(SurfaceRace.triedRates.count).text(language), width: width)
    }
    return text
  }

  var json: String {
    var lines: [JSONValue] = []
    for lane in lanes {
      lines += lane.moments.map { moment in
        JSONValue.record([
          ("event", "moment"), ("batchSize", size(lane)), ("examples", .integer(moment.examples)),
          ("updates", .integer(moment.updates)), ("loss", .number(moment.loss)),
          ("accuracy", moment.accuracy.map(JSONValue.number)), ("seconds", .number(moment.seconds)),
        ])
      }
    }
    lines += lanes.map { lane in
      let last = lane.moments[lane.moments.count - 1]
      return JSONValue.record([
        ("event", "batchSize"), ("batchSize", size(lane)), ("rows", .integer(lane.rows)),
        ("learningRate", lane.learningRate.map(JSONValue.number)),
        ("tuned", .boolean(lane.isTuned)),
        ("updates", .integer(last.updates)), ("examples", .integer(last.examples)),
        ("loss", .number(last.loss)), ("accuracy", last.accuracy.map(JSONValue.number)),
        ("seconds", .number(last.seconds)), ("diverged", .boolean(lane.diverged)),
      ])
    }
    return lines.map { $0.text() + "\n" }.joined()
  }

  private func size(_ lane: BatchSizeComparison.Lane) -> JSONValue {
    switch lane.size {
    case .full: "full"
    case .rows(let rows): .integer(rows)
    }
  }

  // MARK: - Drawings

  private func plot(
    _ title: Message, _ axis: Message, _ language: Language,
    _ place: (BatchSizeComparison.Moment) -> Double
  ) -> Plot {
    let curves = lanes.enumerated().map { index, lane in
      PlotCurve(
        name: label(lane).text(language), color: index,
        points: lane.moments.map { (x: place($0), y: $0.loss) }, hasDots: true)
    }
    let top = (lanes.compactMap { $0.moments.first?.loss }.filter(\.isFinite).max() ?? 1)
    let ys = curves.flatMap { $0.points.map(\.y) }.filter { $0.isFinite && $0 <= 2 * abs(top) }
    let xs = curves.flatMap { $0.points.map(\.x) }
    return Plot(
      title: title.text(language), horizontal: axis.text(language),
      vertical: Message.trainingLossAxis.text(language),
      x: ChartScale(logarithmic: xs.filter { $0 > 0 })
        ?? ChartScale(values: xs, allowsLogarithm: false),
      y: ChartScale(values: ys, allowsLogarithm: true), curves: curves)
  }

  private func plots(_ language: Language) -> [Plot] {
    [
      plot(.lossAgainstExamples, .examplesAxis, language) { Double($0.examples) },
      plot(.lossAgainstSeconds, .secondsColumn, language) { $0.seconds },
      plot(.lossAgainstUpdates, .updatesColumn, language) { Double($0.updates) },
    ]
  }

  func page(_ language: Language) -> String {
    LabPage(
      title: Message.batchSizeTitle.text(language), kind: "cadena batch-sizes",
      subtitle: conditions.text(language), language: language,
      body: [
        LabPage.table(
          Message.batchSizeTitle.text(language), columns(language),
          note: lanes.contains(where: \.isTuned)
            ? Message.ratesWereTried(SurfaceRace.triedRates.count).text(language) : "",
          lanes.map { row($0, language) }, colors: lanes.indices.map { $0 }),
        LabPage.charts(plots(language)),
      ]
    ).html
  }

  func picture(_ language: Language) -> String { plots(language)[0].picture }
}
