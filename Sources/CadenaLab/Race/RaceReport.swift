import CadenaData
import CadenaExperiment
import CadenaText

/// A race as a table, JSON lines, a page or a picture.
struct RaceReport {
  /// What was raced on.
  enum Track {
    /// A surface, from a start.
    case surface(SurfaceRace)
    /// An experiment of a name.
    case experiment(name: String, target: Double?, epochs: Int)
  }

  let track: Track
  /// In the order in which they were named.
  let lanes: [RaceLane]

  private static let digits = SignificantDigits(4)

  /// The lanes, the first one first.
  var ranking: [RaceLane] {
    lanes.enumerated().sorted {
      RaceLane.isAhead($0.element, $1.element)
        || (!RaceLane.isAhead($1.element, $0.element) && $0.offset < $1.offset)
    }.map(\.element)
  }

  var title: Message {
    switch track {
    case .surface(let race): .raceOnSurface(race.surface.kind.rawValue)
    case .experiment(let name, _, _): .raceOnExperiment(name)
    }
  }

  /// The conditions of the race.
  var conditions: Message {
    switch track {
    case .surface(let race):
      .raceConditions(
        race.surface.formula,
        start: race.start.map { Self.digits.text($0) }.joined(separator: ", "),
        steps: race.steps, noise: race.noise > 0 ? Self.digits.text(race.noise) : nil,
        target: Self.digits.text(race.target))
    case .experiment(_, let target, let epochs):
      .raceExperimentConditions(epochs: epochs, target: target.map { Self.digits.text($0) })
    }
  }

  var isSurface: Bool {
    if case .surface = track { true } else { false }
  }

  private var hasProducts: Bool { lanes.contains { ($0.last?.hessianVectorProducts ?? 0) > 0 } }
  private var hasGradientsApart: Bool {
    lanes.contains { lane in
      lane.last.map { $0.functionEvaluations != $0.gradientEvaluations } ?? false
    }
  }
  private var hasValidation: Bool { lanes.contains { $0.last?.validationLoss != nil } }
  private var hasAccuracy: Bool { lanes.contains { $0.last?.accuracy != nil } }

  // MARK: - Table

  func columns(_ language: Language) -> [String] {
    var columns: [Message] = [.methodColumn, .rateOnly, .arrivalColumn]
    if !isSurface { columns.append(.epoch) }
    columns += [.stepsColumn, .functionsColumn]
    if hasGradientsApart { columns.append(.gradientsColumn) }
    if hasProducts { columns.append(.productsColumn) }
    columns += [.secondsColumn, .finalLossColumn]
    if hasValidation { columns.append(.finalValidationColumn) }
    if hasAccuracy { columns.append(.accuracy) }
    return columns.map { $0.text(language) }
  }

  func row(_ lane: RaceLane, _ language: Language) -> [String] {
    // Without an arrival the columns tell what was used up.
    let moment = lane.counted
    let last = lane.last ?? lane.moments[0]
    var cells = [
      lane.label,
      lane.choice.learningRate.map { Self.digits.text($0) + (lane.isTuned ? "*" : "") } ?? "–",
      verdict(lane).text(language),
    ]
    if !isSurface { cells.append(moment.epoch.map { "\($0)" } ?? "") }
    cells += ["\(moment.step)", "\(moment.functionEvaluations)"]
    if hasGradientsApart { cells.append("\(moment.gradientEvaluations)") }
    if hasProducts { cells.append("\(moment.hessianVectorProducts)") }
    cells += [NumberText.compact(moment.seconds), NumberText.compact(last.loss)]
    if hasValidation { cells.append(last.validationLoss.map { NumberText.compact($0) } ?? "") }
    if hasAccuracy {
      cells.append(last.accuracy.map { NumberText.fixed($0 * 100, decimals: 2) + " %" } ?? "")
    }
    return cells
  }

  private func verdict(_ lane: RaceLane) -> Message {
    if lane.arrival != nil { return .arrived }
    switch lane.ending {
    case .diverged: return .ranAway
    case .converged: return .converged
    case .stopped: return .endedItself
    case .reached, .stepsUsed: return hasTarget ? .didNotArrive : .noVerdict
    }
  }

  private var hasTarget: Bool {
    if case .experiment(_, nil, _) = track { false } else { true }
  }

  private var tunedNote: Message? {
    lanes.contains(where: \.isTuned) ? .ratesWereTried(SurfaceRace.triedRates.count) : nil
  }

  func text(_ language: Language, width: Int) -> String {
    var table = TextTable(columns(language), left: 1)
    for lane in ranking { table.add(row(lane, language)) }
    var text = title.text(language) + "\n"
    text += TextLines.wrap(conditions.text(language), width: width) + "\n" + table.text
    if let tunedNote { text += "\n" + TextLines.wrap(tunedNote.text(language), width: width) }
    return text
  }

  // MARK: - JSON

  /// One line for each moment of each lane, one for each lane in the order of arrival, and one for all.
  var json: String {
    var lines: [JSONValue] = []
    for lane in lanes { lines += lane.moments.map { Self.json($0, lane.label) } }
    let ranking = ranking
    for (index, lane) in ranking.enumerated() { lines.append(json(lane, place: index + 1)) }
    lines.append(
      JSONValue.record([
        ("event", "race"), ("on", .string(subject)),
        ("winner", ranking.first.flatMap { $0.arrival == nil ? nil : .string($0.label) } ?? .null),
        ("ranking", .array(ranking.map { .string($0.label) })),
      ]))
    return lines.map { $0.text() + "\n" }.joined()
  }

  private var subject: String {
    switch track {
    case .surface(let race): race.surface.kind.rawValue
    case .experiment(let name, _, _): name
    }
  }

  private static func json(_ moment: RaceLane.Moment, _ label: String) -> JSONValue {
    var members: [(String, JSONValue?)] = [
      ("event", "moment"), ("method", .string(label)), ("step", .integer(moment.step)),
      ("epoch", moment.epoch.map(JSONValue.integer)), ("loss", .number(moment.loss)),
      ("point", moment.point.isEmpty ? nil : .array(moment.point.map(JSONValue.number))),
      (
        "validation",
        moment.validationLoss.map {
          JSONValue.record([
            ("loss", .number($0)), ("accuracy", moment.accuracy.map(JSONValue.number)),
          ])
        }
      ),
      ("learningRate", moment.learningRate.map(JSONValue.number)),
      ("functionEvaluations", .integer(moment.functionEvaluations)),
      ("gradientEvaluations", .integer(moment.gradientEvaluations)),
      ("hessianVectorProducts", .integer(moment.hessianVectorProducts)),
      ("seconds", .number(moment.seconds)),
    ]
    for quantity in moment.internals {
      members.append((quantity.name.rawValue, .array(quantity.values.map(JSONValue.number))))
    }
    return JSONValue.record(members)
  }

  private func json(_ lane: RaceLane, place: Int) -> JSONValue {
    let arrival = lane.arrivalMoment
    return JSONValue.record([
      ("event", "method"), ("place", .integer(place)), ("method", .string(lane.label)),
      ("optimizer", .string(lane.choice.optimizer.name)),
      ("schedule", lane.choice.schedule.map { .string($0.name) }),
      ("learningRate", lane.choice.learningRate.map(JSONValue.number)),
      ("tuned", .boolean(lane.isTuned)), ("ending", .string(lane.ending.rawValue)),
      ("arrived", .boolean(arrival != nil)), ("step", arrival.map { .integer($0.step) }),
      ("functionEvaluations", .integer(lane.counted.functionEvaluations)),
      ("gradientEvaluations", .integer(lane.counted.gradientEvaluations)),
      ("hessianVectorProducts", .integer(lane.counted.hessianVectorProducts)),
      ("seconds", .number(lane.counted.seconds)),
      ("loss", lane.last.map { .number($0.loss) }), ("lowest", .number(lane.lowest)),
      (
        "point",
        lane.last.flatMap { $0.point.isEmpty ? nil : .array($0.point.map(JSONValue.number)) }
      ),
    ])
  }
}
