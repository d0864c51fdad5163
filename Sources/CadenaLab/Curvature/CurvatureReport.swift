import Cadena
import CadenaExperiment
import CadenaText

/// What was found about curvature, as text, JSON lines, or a page.
struct CurvatureReport {
  let analysis: CurvatureAnalysis
  /// What was looked at, in a sentence.
  let subject: Message
  /// The name of a network, or of a surface.
  let name: String
  /// What a person should know besides.
  var notes: [Message] = []

  private var spectrum: HessianSpectrum { analysis.spectrum }
  private static let digits = SignificantDigits(6)

  /// The figures with their names.
  private var facts: [(Message, Message)] {
    let step = analysis.step
    func number(_ value: Double) -> Message { .verbatim(Self.digits.text(value)) }
    var facts: [(Message, Message)] = [
      (.loss, number(step.value)), (.gradientLength, number(step.gradientNorm)),
      (.curvatureAlongGradient, number(step.unitCurvature)),
      (
        .largestEigenvalues,
        .verbatim(analysis.largest.map { Self.digits.text($0) }.joined(separator: ", "))
      ),
      (.smallestEigenvalue, number(spectrum.smallest)),
    ]
    if let condition = spectrum.conditionNumber {
      facts.append((.conditionNumber, number(condition)))
    }
    facts.append(
      (
        .largestStableRate,
        spectrum.largestStableLearningRate.map(number) ?? .noUpwardCurvature
      ))
    facts.append(
      (
        .bestRateOfStep,
        step.bestRate.map(number) ?? (step.gradientNorm == 0 ? .noSlope : .noBestRate)
      ))
    if let rate = analysis.trainingRate { facts.append((.experimentRate, number(rate))) }
    return facts
  }

  /// What follows from the figures.
  private var remarks: [Message] {
    var remarks = notes
    if !spectrum.isConverged { remarks.append(.eigenvaluesUnsettled(spectrum.products)) }
    if spectrum.smallest < -1e-9 * spectrum.largestMagnitude.magnitude {
      remarks.append(.bendsDownwards)
    }
    if let rate = analysis.trainingRate, let limit = spectrum.largestStableLearningRate,
      rate > limit
    {
      remarks.append(.rateIsUnstable)
    }
    return remarks
  }

  private static let columns: [Message] = [
    .rateColumn, .firstOrderColumn, .secondOrderColumn, .realLossColumn, .differenceColumn,
  ]

  private var rows: [[String]] {
    analysis.steps.map { step in
      [step.rate, step.firstOrder, step.secondOrder, step.actual, step.actual - step.secondOrder]
        .map { Self.digits.text($0) }
    }
  }

  func text(_ language: Language, width: Int) -> String {
    let names = facts.map { $0.0.text(language) }
    let widest = names.map(\.count).max() ?? 0
    var text = subject.text(language) + "\n\n"
    for (name, fact) in zip(names, facts) {
      text +=
        name + String(repeating: " ", count: widest - name.count + 2)
        + fact.1.text(language) + "\n"
    }
    var table = TextTable(Self.columns.map { $0.text(language) }, left: 0)
    for row in rows { table.add(row) }
    text +=
      "\n" + table.text + "\n" + Message.curvatureCost(spectrum.products).text(language) + "\n"
    for remark in remarks {
      text += TextLines.wrap(Message.warning(remark).text(language), width: width)
    }
    return text
  }

  var json: String {
    let step = analysis.step
    let steps = analysis.steps.map { step in
      JSONValue.record([
        ("event", "step"), ("rate", .number(step.rate)), ("firstOrder", .number(step.firstOrder)),
        ("secondOrder", .number(step.secondOrder)), ("actual", .number(step.actual)),
      ])
    }
    let facts = JSONValue.record([
      ("event", "curvature"), ("name", .string(name)),
      ("coordinates", .integer(step.point.count)), ("loss", .number(step.value)),
      ("gradientNorm", .number(step.gradientNorm)), ("slope", .number(-step.slope)),
      ("curvature", .number(step.curvature)), ("unitCurvature", .number(step.unitCurvature)),
      ("eigenvalues", .array(analysis.largest.map(JSONValue.number))),
      ("smallestEigenvalue", .number(spectrum.smallest)),
      ("settled", .boolean(spectrum.isConverged)),
      ("conditionNumber", spectrum.conditionNumber.map(JSONValue.number)),
      ("largestStableLearningRate", spectrum.largestStableLearningRate.map(JSONValue.number)),
      ("bestLearningRate", step.bestRate.map(JSONValue.number)),
      ("learningRate", analysis.trainingRate.map(JSONValue.number)),
      ("hessianVectorProducts", .integer(spectrum.products)),
    ])
    return (steps + [facts]).map { $0.text() + "\n" }.joined()
  }

  // MARK: - Page

  private func plots(_ language: Language) throws -> [Plot] {
    let curve = try analysis.curve()
    func points(_ value: (CurvatureAnalysis.Step) -> Double) -> [(x: Double, y: Double)] {
      curve.map { ($0.rate, value($0)) }
    }
    let real = curve.map(\.actual).filter(\.isFinite) + curve.map(\.secondOrder)
    let limit = analysis.step.value + 1.5 * (analysis.step.value - (real.min() ?? 0)).magnitude
    var step = Plot(
      title: Message.stepForetold.text(language), horizontal: Message.rateColumn.text(language),
      vertical: Message.loss.text(language),
      x: ChartScale(values: [0, curve.last?.rate ?? 1], allowsLogarithm: false),
      y: ChartScale(values: real.filter { $0 <= limit }, allowsLogarithm: false),
      curves: [
        PlotCurve(
          name: Message.realLossColumn.text(language), color: 0, points: points(\.actual)),
        PlotCurve(
          name: Message.secondOrderColumn.text(language), color: 1, points: points(\.secondOrder),
          isDashed: true),
        PlotCurve(
          name: Message.firstOrderColumn.text(language), color: 2, points: points(\.firstOrder),
          isThin: true),
      ])
    step.foreground = [
      (spectrum.largestStableLearningRate, 3), (analysis.trainingRate, 4),
    ].compactMap { rate, color in rate.map { step.mark($0, color: color) } }
    let values = Array(spectrum.eigenvalues.reversed())
    let eigenvalues = Plot(
      title: Message.eigenvaluesPicture.text(language),
      horizontal: Message.eigenvalueIndex.text(language), vertical: "λ",
      x: ChartScale(whole: 0, values.count + 1),
      y: ChartScale(values: values + [0], allowsLogarithm: false),
      curves: [
        PlotCurve(
          name: "", color: 3,
          points: values.enumerated().map { (Double($0.offset + 1), $0.element) }, hasDots: true,
          hasLine: false)
      ])
    return [step, eigenvalues]
  }

  func page(_ language: Language) throws -> String {
    let list = facts.map {
      "<dt>\(XMLText.escaped($0.0.text(language)))</dt><dd>\(XMLText.escaped($0.1.text(language)))</dd>"
    }
    let notes = remarks.map { "<p class=\"note\">\(XMLText.escaped($0.text(language)))</p>" }
    return LabPage(
      title: name, kind: "cadena curvature", subtitle: subject.text(language), language: language,
      body: [
        "<section class=\"card\"><dl>\(list.joined())</dl>\(notes.joined())</section>",
        LabPage.charts(try plots(language)),
        LabPage.table(
          Message.stepForetold.text(language), Self.columns.map { $0.text(language) }, left: 0,
          rows),
      ]
    ).html
  }

  func picture(_ language: Language) throws -> String {
    try plots(language)[0].picture
  }
}
