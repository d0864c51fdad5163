import CadenaText
import CadenaTraining

/// The drawings of what was found: predicted over true numbers and their errors, or the ROC curve.
struct FindingPlots {
  let findings: RunFindings
  let part: Message
  let language: Language

  /// More points than these only make the file large.
  private static let mostPoints = 1000

  /// The figures side by side; empty when there are none.
  var html: String {
    var figures: [String] = []
    if let report = findings.regression, report.count > 0 {
      figures += [scatter(report), residuals(report)].compactMap { $0 }
    }
    if let curve = findings.curve, curve.area != nil { figures.append(roc(curve)) }
    return figures.isEmpty
      ? "" : "<section class=\"charts\">\n" + figures.joined(separator: "\n") + "\n</section>"
  }

  private func say(_ message: Message) -> String { message.text(language) }

  /// The points whose numbers are finite, thinned out evenly when there are too many.
  private func points(_ first: [Double], _ second: [Double]) -> [(Double, Double)] {
    let all = zip(first, second).filter { $0.isFinite && $1.isFinite }
    let step = max(1, (all.count + Self.mostPoints - 1) / Self.mostPoints)
    return stride(from: 0, to: all.count, by: step).map { all[$0] }
  }

  private func dots(_ points: [(Double, Double)], _ frame: PlotFrame) -> String {
    let commands = points.map { "M" + frame.place($0.0, $0.1) + "h0" }
    return "<path class=\"points\" d=\"\(commands.joined())\"/>"
  }

  private func scatter(_ report: RegressionReport) -> String? {
    let points = points(report.targets, report.predictions)
    guard !points.isEmpty else { return nil }
    let scale = ChartScale(values: points.flatMap { [$0.0, $0.1] }, allowsLogarithm: false)
    let note =
      "R² \(NumberText.fixed(report.rSquared, decimals: 4)) · "
      + "MAE \(NumberText.compact(report.meanAbsoluteError)) · "
      + "RMSE \(NumberText.compact(report.rootMeanSquaredError))"
    let frame = PlotFrame(
      title: say(.predictedOverTrue(part)), note: note, horizontal: say(.trueValue),
      vertical: say(.predictedValue), x: scale, y: scale)
    let diagonal = frame.line("ideal", (scale.lower, scale.lower), (scale.upper, scale.upper))
    return frame.html([diagonal, dots(points, frame)])
  }

  private func residuals(_ report: RegressionReport) -> String? {
    let points = points(report.predictions, report.residuals)
    guard !points.isEmpty else { return nil }
    let x = ChartScale(values: points.map(\.0), allowsLogarithm: false)
    let y = ChartScale(values: points.map(\.1) + [0], allowsLogarithm: false)
    let mean = report.meanOfResiduals
    let frame = PlotFrame(
      title: say(.residuals(part)), note: say(.residualsNote(NumberText.compact(mean))),
      horizontal: say(.predictedValue), vertical: say(.residual), x: x, y: y)
    return frame.html([frame.line("ideal", (x.lower, 0), (x.upper, 0)), dots(points, frame)])
  }

  private func roc(_ curve: ROCCurve) -> String {
    let scale = ChartScale(values: [0, 1], allowsLogarithm: false)
    let area = NumberText.fixed(curve.area ?? 0, decimals: 4)
    let frame = PlotFrame(
      title: say(.rocCurve(part)), note: say(.rocNote(findings.curveClass, area)),
      horizontal: say(.falsePositiveRate), vertical: say(.truePositiveRate), x: scale, y: scale)
    let last = curve.thresholds.count - 1
    let step = max(1, last / 400)
    let shown = curve.thresholds.indices.filter { $0 % step == 0 || $0 == last }
    let commands = shown.map {
      frame.place(curve.falsePositiveRates[$0], curve.truePositiveRates[$0])
    }
    return frame.html([
      frame.line("ideal", (0, 0), (1, 1)),
      "<g class=\"train\"><path d=\"M\(commands.joined(separator: "L"))\"/></g>",
    ])
  }
}

extension RegressionReport {
  /// The mean of prediction minus target.
  fileprivate var meanOfResiduals: Double {
    residuals.isEmpty ? 0 : residuals.reduce(0, +) / Double(residuals.count)
  }
}
