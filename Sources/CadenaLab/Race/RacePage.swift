import CadenaExperiment
import CadenaText

/// The drawings of a race, and the page that holds them.
struct RacePage {
  let report: RaceReport
  let language: Language
  /// Whether what methods remember is drawn too.
  var showsPanels = true

  private func say(_ message: Message) -> String { message.text(language) }

  private func color(_ lane: RaceLane) -> Int {
    report.lanes.firstIndex { $0.label == lane.label } ?? 0
  }

  var html: String {
    var body: [String] = []
    if let map { body.append(map.figure) }
    let ranking = report.ranking
    body.append(
      LabPage.table(
        say(.whoArrived), report.columns(language),
        note: report.lanes.contains(where: \.isTuned)
          ? say(.ratesWereTried(SurfaceRace.triedRates.count)) : "",
        ranking.map { report.row($0, language) }, colors: ranking.map { color($0) }))
    body.append(LabPage.charts(curves))
    if showsPanels {
      let panels = flows + internals
      if !panels.isEmpty {
        body.append("<h2>\(XMLText.escaped(say(.insideMethods)))</h2>")
        body.append(LabPage.charts(panels))
      }
    }
    return LabPage(
      title: say(report.title), kind: "cadena race", subtitle: say(report.conditions),
      language: language, body: body
    ).html
  }

  /// The map of a surface, or the losses of an experiment.
  var picture: String { (map ?? curves.first)?.picture ?? "" }

  // MARK: - Map

  /// The surface with the ways of all lanes, and the paths of momentum's equation below them.
  private var map: Plot? {
    guard case .surface(let race) = report.track else { return nil }
    var curves: [PlotCurve] = []
    for lane in report.lanes where showsPanels && !lane.flow.isEmpty {
      curves.append(
        PlotCurve(
          name: say(.flowOf(lane.label)), color: color(lane), points: places(lane.flow, race),
          isDashed: true, isThin: true))
    }
    for lane in report.lanes {
      let points = places(lane.moments.map(\.point), race)
      curves.append(
        PlotCurve(
          name: lane.label, color: color(lane), points: points, hasDots: points.count <= 400))
    }
    var plot = SurfacePicture(race.surface, window: window(race)).plot(
      title: say(.waysOnSurface),
      note: race.surface.formula + " · "
        + say(
          .mapMarks(
            hasLowest: !race.surface.minima.isEmpty,
            hasFlow: curves.contains(where: \.isDashed))),
      curves: curves)
    let begin = places([race.start], race)[0]
    plot.foreground.append(
      "<g class=\"goal\"><circle cx=\"\(plot.place(begin.x, begin.y).split(separator: " ")[0])\""
        + " cy=\"\(plot.place(begin.x, begin.y).split(separator: " ")[1])\" r=\"5\" fill=\"none\""
        + " stroke=\"currentColor\" stroke-width=\"2\"/></g>")
    return plot
  }

  /// The surface's window, widened to a start outside it.
  private func window(_ race: SurfaceRace) -> [ClosedRange<Double>] {
    zip(race.surface.window, race.start).map { range, start in
      let margin = 0.05 * (range.upperBound - range.lowerBound)
      return min(range.lowerBound, start - margin)...max(range.upperBound, start + margin)
    }
  }

  private func places(_ points: [[Double]], _ race: SurfaceRace) -> [(x: Double, y: Double)] {
    points.map {
      race.surface.dimension == 1 ? ($0[0], race.surface.value(at: $0)) : ($0[0], $0[1])
    }
  }

  // MARK: - Curves

  /// The losses against steps, evaluations and seconds.
  private var curves: [Plot] {
    var plots = [
      losses(.lossAgainstSteps, .stepsColumn) { Double($0.step) },
      losses(.lossAgainstEvaluations, .evaluationsAxis) { Double($0.evaluations) },
      losses(.lossAgainstSeconds, .secondsColumn) { $0.seconds },
    ]
    let hasRates = report.lanes.contains { lane in
      Set(lane.moments.compactMap(\.learningRate)).count > 1
    }
    if hasRates {
      plots.append(
        values(.rateOnly, .stepsColumn, allowsLogarithm: true) { lane in
          lane.moments.compactMap { moment in
            moment.learningRate.map { (Double(moment.step), $0) }
          }
        })
    }
    return plots
  }

  /// How high a value lies above the lowest one; values of saddles and of experiments as they are.
  private func losses(
    _ title: Message, _ axis: Message, _ place: (RaceLane.Moment) -> Double
  ) -> Plot {
    let curves = report.lanes.map { lane in
      PlotCurve(
        name: lane.label, color: color(lane),
        points: lane.moments.map { (x: place($0), y: $0.measured) })
    }
    let first = report.lanes.compactMap { $0.moments.first?.measured }.filter(\.isFinite)
    let top = (first.max() ?? 1) + 3 * abs(first.max() ?? 1)
    // Where a surface has no lowest place, one long step beyond the target would hide all others.
    let bottom = target.map { $0 < 0 ? 4 * $0 : -.infinity } ?? -.infinity
    let all = curves.flatMap { $0.points.map(\.y) }.filter {
      $0.isFinite && $0 <= top && $0 >= bottom
    }
    let isPositive = all.allSatisfy { $0 >= 0 } && (target ?? 0) >= 0
    let y =
      (isPositive ? ChartScale(logarithmic: all.filter { $0 > 1e-14 }) : nil)
      ?? ChartScale(
        // The target is seen too, above the frame.
        values: all + (target.map { [$0 - 0.1 * abs($0)] } ?? []), allowsLogarithm: false)
    let xs = curves.flatMap { $0.points.map(\.x) }.filter(\.isFinite)
    let ends = curves.compactMap { $0.points.last?.x }.filter { $0 > 0 }
    // Lanes of very unequal length are seen side by side on a scale of powers of ten.
    let isUnequal = (ends.max() ?? 1) > 20 * (ends.min() ?? 1)
    let x =
      (isUnequal ? ChartScale(logarithmic: xs.filter { $0 > 0 }) : nil)
      ?? ChartScale(values: xs + [0], allowsLogarithm: false)
    var plot = Plot(
      title: say(title), horizontal: say(axis),
      vertical: say(
        report.lanes.contains { $0.last?.validationLoss != nil } ? .validationLossAxis : .loss),
      x: x, y: y, curves: curves)
    if let target, target > y.lower, target < y.upper { plot.background = [plot.level(target)] }
    return plot
  }

  private var target: Double? {
    switch report.track {
    case .surface(let race): race.target
    case .experiment(_, let target, _): target
    }
  }

  private func values(
    _ title: Message, _ axis: Message, allowsLogarithm: Bool,
    _ points: (RaceLane) -> [(x: Double, y: Double)]
  ) -> Plot {
    let curves = report.lanes.compactMap { lane -> PlotCurve? in
      let points = points(lane)
      return points.isEmpty
        ? nil : PlotCurve(name: lane.label, color: color(lane), points: points)
    }
    let all = curves.flatMap(\.points)
    return Plot(
      title: say(title), horizontal: say(axis), vertical: "",
      x: ChartScale(values: all.map(\.x) + [0], allowsLogarithm: false),
      y: ChartScale(values: all.map(\.y), allowsLogarithm: allowsLogarithm), curves: curves)
  }

  // MARK: - Panels

  /// Momentum's iterates and its differential equation, coordinate by coordinate.
  private var flows: [Plot] {
    guard case .surface(let race) = report.track else { return [] }
    return report.lanes.filter { !$0.flow.isEmpty }.map { lane in
      var curves: [PlotCurve] = []
      for (index, name) in race.surface.coordinates.enumerated() {
        curves.append(
          PlotCurve(
            name: name, color: index,
            points: lane.moments.map { (x: Double($0.step), y: $0.point[index]) }))
        curves.append(
          PlotCurve(
            name: say(.flowOf(name)), color: index,
            points: lane.flow.prefix(lane.moments.count).enumerated().map {
              (x: Double($0.offset), y: $0.element[index])
            }, isDashed: true))
      }
      return plot(say(.momentumPanel(lane.label)), say(.momentumNote), curves)
    }
  }

  private var internals: [Plot] {
    report.lanes.flatMap { lane -> [Plot] in
      let names = lane.moments.last?.internals.map(\.name) ?? []
      var plots: [Plot] = []
      if names.contains(.signalToNoise) {
        plots.append(
          plot(
            say(.adamPanel(lane.label)), say(.adamNote),
            quantity(lane, .mean, "m̂") + quantity(lane, .rootMeanSquare, "√v̂", isDashed: true)))
        plots.append(
          plot(
            say(.signalPanel(lane.label)), say(.signalNote),
            quantity(lane, .signalToNoise, "m̂/√v̂")))
      }
      if names.contains(.gain) {
        plots.append(plot(say(.gainPanel(lane.label)), "", quantity(lane, .gain, "g")))
      }
      if names.contains(.stepSize) {
        plots.append(
          plot(say(.stepSizePanel(lane.label)), "", quantity(lane, .stepSize, "Δ")))
      }
      return plots
    }
  }

  private func quantity(
    _ lane: RaceLane, _ name: MethodInternals.Name, _ symbol: String, isDashed: Bool = false
  ) -> [PlotCurve] {
    let moments = lane.moments.filter { $0.internals.contains { $0.name == name } }
    let count = moments.first?.internals.first { $0.name == name }?.values.count ?? 0
    let isOfMany = !report.isSurface
    return (0..<count).map { index in
      PlotCurve(
        name: isOfMany ? "|\(symbol)|, \(coordinate(index))" : "\(symbol) \(coordinate(index))",
        color: index,
        points: moments.map { moment in
          (
            x: Double(moment.step),
            y: moment.internals.first { $0.name == name }?.values[index] ?? .nan
          )
        }, isDashed: isDashed)
    }
  }

  /// The name of a coordinate, or of a quantile of all weights' magnitudes.
  private func coordinate(_ index: Int) -> String {
    switch report.track {
    case .surface(let race): race.surface.coordinates[index]
    case .experiment: say(.quantileOfWeights([10, 50, 90][index]))
    }
  }

  private func plot(_ title: String, _ note: String, _ curves: [PlotCurve]) -> Plot {
    let all = curves.flatMap(\.points).filter { $0.y.isFinite }
    return Plot(
      title: title, note: note, horizontal: say(.stepsColumn), vertical: "",
      x: ChartScale(values: all.map(\.x) + [0], allowsLogarithm: false),
      y: ChartScale(values: all.map(\.y), allowsLogarithm: true), curves: curves)
  }
}
