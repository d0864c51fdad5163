import Cadena
import CadenaExperiment
import CadenaText

/// What `cadena race` does: lets methods run on a surface or an experiment and tells who arrived.
public struct RaceSession: Sendable {
  /// A surface's name or an experiment file.
  public var input = ExperimentInput()
  /// The methods, as flags name them; a usual set when empty.
  public var optimizers: [String] = []
  /// The most steps on a surface.
  public var steps: Int?
  /// Passes over the training part of an experiment.
  public var epochs: Int?
  /// The κ of the quadratic.
  public var condition: Double?
  /// The option by which it is given.
  public var conditionFlag = "--condition"
  /// The start on a surface, with commas between its coordinates.
  public var start: String?
  /// The noise of gradients on a surface.
  public var noise: Double?
  /// The seed of noise, or of the experiment.
  public var seed: UInt64?
  /// The value that counts as having arrived.
  public var target: Double?
  /// Whether methods go on after they arrived.
  public var keepsGoing = false
  /// Whether rates are tried on an experiment.
  public var tunes = false
  /// Whether rates are not tried on a surface.
  public var keepsDefaultRates = false
  /// Whether pages leave out what methods remember.
  public var isPlain = false
  /// Files for pages and pictures.
  public var outputs: [String] = []
  /// Whether results are JSON lines.
  public var isJSON = false
  /// Whether progress is left out.
  public var isQuiet = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// A race on rosenbrock.
  public init() {}

  /// The methods that race where nobody names any; on a surface without noise lbfgs and newtonCG too.
  public static let usual = [
    "sgd", "momentum", "nesterov", "weightGains", "rProp", "adaGrad", "rmsProp", "adam",
  ]

  /// Runs the race and writes what came out.
  ///
  /// - Throws: a `CadenaError` with its exit code.
  public func run() throws {
    let files = try PageFile.checked(outputs)
    var choices: [OptimizerChoice] = []
    for text in optimizers.isEmpty ? unnamed : optimizers {
      choices.append(try OptimizerChoice(text))
    }
    let report = try surface.map { try race(on: $0, choices) } ?? raceOnExperiment(choices)
    let width = TerminalStyle.of(standardError: false, environment: input.environment).width
    try Console.write(isJSON ? report.json : report.text(language, width: width))
    let page = RacePage(report: report, language: language, showsPanels: !isPlain)
    for file in files { try file.write(page: { page.html }, picture: { page.picture }) }
  }

  /// What races where nobody names a method: minimisers look at the function itself, without noise.
  var unnamed: [String] {
    surface == nil || (noise ?? 0) > 0 ? Self.usual : Self.usual + ["lbfgs", "newtonCG"]
  }

  private var surface: TestSurface.Kind? {
    input.file.map { TestSurface.Kind(rawValue: $0) } ?? .rosenbrock
  }

  /// Names that are all different.
  static func labels(_ choices: [OptimizerChoice]) -> [String] {
    var seen: [String: Int] = [:]
    return choices.map { choice in
      seen[choice.label, default: 0] += 1
      let count = seen[choice.label] ?? 1
      return count == 1 ? choice.label : "\(choice.label) \(count)"
    }
  }

  /// Options that say nothing here.
  private func check(_ given: [(flag: String, isGiven: Bool)], isSurface: Bool) throws(UsageError) {
    if let flag = given.first(where: \.isGiven)?.flag {
      throw UsageError(
        isSurface ? .optionOnlyOnExperiment(flag) : .optionOnlyOnSurface(flag),
        remedy: isSurface ? SurfaceName.fileRemedy(input.file) : nil)
    }
  }

  private func race(on kind: TestSurface.Kind, _ choices: [OptimizerChoice]) throws -> RaceReport {
    try check(
      [
        ("--epochs", epochs != nil), ("--tune", tunes), ("--set", !input.settings.isEmpty),
        ("--data-directory", !input.dataFolders.isEmpty),
      ], isSurface: true)
    guard condition == nil || kind == .quadratic else {
      throw UsageError(.optionOnlyWith(conditionFlag, TestSurface.Kind.quadratic.rawValue))
    }
    let surface = TestSurface(kind, condition: condition ?? 100)
    var race = SurfaceRace(surface)
    if let start {
      race.start = try NumberList.read(start, flag: "--start", count: surface.dimension)
      guard surface.value(at: race.start).isFinite else {
        throw UsageError(.pointHasNoValue("--start"), found: .quoted(start))
      }
    }
    race.steps = steps ?? race.steps
    race.noise = noise ?? 0
    race.seed = seed ?? 0
    race.target = target ?? race.target
    race.keepsGoing = keepsGoing
    race.tunes = !keepsDefaultRates
    for choice in choices { try race.check(choice) }
    let lanes = try zip(choices, Self.labels(choices)).map { try race.lane($0, label: $1) }
    return RaceReport(track: .surface(race), lanes: lanes)
  }

  private func raceOnExperiment(_ choices: [OptimizerChoice]) throws -> RaceReport {
    try check(
      [
        ("--steps", steps != nil), (conditionFlag, condition != nil), ("--start", start != nil),
        ("--noise", noise != nil), ("--default-rates", keepsDefaultRates),
      ], isSurface: false)
    try SurfaceName.check(input.file)
    var experiment = try input.experiment()
    if let seed { experiment.seed = seed }
    if let epochs { experiment.training.epochs = epochs }
    var race = ExperimentRace(experiment)
    race.target = target
    race.keepsGoing = keepsGoing
    race.tunes = tunes
    if !isQuiet { race.report = Self.progress(language, environment: input.environment) }
    // Without names the experiment's own optimiser runs too, as it stands there.
    let choices = optimizers.isEmpty ? [OptimizerChoice(experiment)] + choices : choices
    for choice in choices { try choice.check(on: experiment) }
    let lanes = try zip(choices, Self.labels(choices)).map { try race.lane($0, label: $1) }
    return RaceReport(
      track: .experiment(
        name: experiment.name, target: target, epochs: experiment.training.epochs), lanes: lanes)
  }

  /// A line for each method, in plain text, on standard error.
  private static func progress(
    _ language: Language, environment: [String: String]
  ) -> @Sendable (String, Int) -> Void {
    { label, epoch in
      if epoch == 1 { Console.log(Message.raceBegins(label).text(language) + "\n") }
    }
  }
}
