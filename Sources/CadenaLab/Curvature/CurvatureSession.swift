import Cadena
import CadenaExperiment
import CadenaText

/// What `cadena curvature` does: looks at the curvature of a loss or a test surface, and foretells a step.
public struct CurvatureSession: Sendable {
  /// The examples that there are.
  public static let examples = ["inputs", "half-square"]

  /// The experiment, run or surface.
  public var input = ExperimentInput()
  /// An example of the lectures instead.
  public var example: String?
  /// Training rows that the loss is taken of; 1000 at most when nil.
  public var rows: Int?
  /// How many of the largest eigenvalues to find; 5 when nil.
  public var count: Int?
  /// The rates whose steps are compared, with commas between them.
  public var rates: String?
  /// The point on a surface, with commas between its coordinates.
  public var point: String?
  /// The κ of the quadratic.
  public var condition: Double?
  /// The option by which it is given.
  public var conditionFlag = "--condition"
  /// Files for pages and pictures.
  public var outputs: [String] = []
  /// Whether results are JSON lines.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// A look at the digits experiment.
  public init() {}

  /// Writes what was found.
  ///
  /// - Throws: a `CadenaError` with its exit code.
  public func run() throws {
    let files = try PageFile.checked(outputs)
    if let example, !Self.examples.contains(example) {
      throw UsageError(
        .unknownCurvatureExample(example), expected: .oneOf(Self.examples),
        remedy: NearestName.find(example, among: Self.examples).map { .didYouMean($0) })
    }
    if example == "inputs" {
      try checkOptions(isSurface: false, isExample: true)
      let report = try InputScalingReport()
      try Console.write(isJSON ? report.json : report.text(language, width: width))
      for file in files {
        try file.write(page: { report.page(language) }, picture: { report.picture(language) })
      }
      return
    }
    let report = try report()
    try Console.write(isJSON ? report.json : report.text(language, width: width))
    for file in files {
      let text = try file.form == .html ? report.page(language) : report.picture(language)
      try file.write(page: { text }, picture: { text })
    }
  }

  private var width: Int {
    TerminalStyle.of(standardError: false, environment: input.environment).width
  }

  private func report() throws -> CurvatureReport {
    let wanted = try rates.map { try NumberList.positive($0, flag: "--rates") } ?? []
    let name = example == "half-square" ? "half-square" : input.file
    if let kind = name.flatMap(TestSurface.Kind.init(rawValue:)) {
      try checkOptions(isSurface: true, isExample: example != nil)
      return try surfaceReport(kind, wanted)
    }
    try checkOptions(isSurface: false, isExample: false)
    return try networkReport(wanted)
  }

  /// Options that say nothing here.
  private func checkOptions(isSurface: Bool, isExample: Bool) throws(UsageError) {
    let given: [(flag: String, isGiven: Bool, ofSurface: Bool)] = [
      ("--at", point != nil, true), (conditionFlag, condition != nil, true),
      ("--rows", rows != nil, false), ("--set", !input.settings.isEmpty, false),
      ("--data-directory", !input.dataFolders.isEmpty, false),
    ]
    let isInputs = isExample && !isSurface
    for option in given where option.isGiven && (option.ofSurface != isSurface || isInputs) {
      if isInputs { throw UsageError(.optionNotWith(option.flag, "--example inputs")) }
      throw UsageError(
        option.ofSurface
          ? .optionOnlyOnSurface(option.flag) : .optionOnlyOnExperiment(option.flag),
        remedy: isSurface ? SurfaceName.fileRemedy(input.file) : nil)
    }
    if isInputs, count != nil || rates != nil {
      throw UsageError(
        .optionNotWith(count != nil ? "--count" : "--rates", "--example inputs"))
    }
    if isExample, let file = input.file {
      throw UsageError(.givenTwice("--example", file))
    }
    if condition != nil, input.file != TestSurface.Kind.quadratic.rawValue {
      throw UsageError(.optionOnlyWith(conditionFlag, TestSurface.Kind.quadratic.rawValue))
    }
  }

  private func surfaceReport(
    _ kind: TestSurface.Kind, _ rates: [Double]
  ) throws -> CurvatureReport {
    let surface = TestSurface(kind, condition: condition ?? 100)
    let place =
      try point.map { try NumberList.read($0, flag: "--at", count: surface.dimension) }
      ?? surface.start
    let given = point.map { Message.quoted($0) }
    guard surface.value(at: place).isFinite else {
      throw UsageError(.pointHasNoValue("--at"), found: given)
    }
    let objective = Objective(at: [Tensor(place, dtype: .float64)], replayable: true) {
      surface.tensor($0[0])
    }
    let shown = place.map { SignificantDigits(12).text($0) }.joined(separator: ", ")
    let analysis: CurvatureAnalysis
    do {
      analysis = try CurvatureAnalysis(
        of: objective, count: count ?? surface.dimension, rates: rates)
    } catch is CurvatureError {
      throw UsageError(.pointHasNoCurvature("--at"), found: given)
    }
    return CurvatureReport(
      analysis: analysis,
      subject: .curvatureOfSurface(surface.formula, at: "(\(shown))"), name: kind.rawValue,
      notes: kind == .halfSquare ? [.halfSquareIsItsModel, .slideUpdateSign] : [])
  }

  private func networkReport(_ rates: [Double]) throws -> CurvatureReport {
    let run = try input.savedRun()
    if run == nil { try SurfaceName.check(input.file) }
    var experiment =
      try run?.experiment.relocated(dataFolders: input.dataFolders) ?? input.experiment()
    experiment.dtype = .float64
    let prepared = try PreparedExperiment(experiment)
    if let run { try prepared.model.load(run.model.weights, place: run.checkpointPath) }
    let chosen = EvenChoice.of(prepared.data.training, rows ?? 1000)
    let objective = prepared.trainer.objective(rows: chosen)
    return CurvatureReport(
      analysis: try CurvatureAnalysis(
        of: objective, count: count ?? 5, rates: rates,
        trainingRate: Self.trainingRate(prepared.trainer.optimization), tolerance: 1e-6),
      subject: .curvatureOfNetwork(
        prepared.experiment.name, parameters: objective.start.count, rows: chosen.count),
      name: prepared.experiment.name)
  }
}

extension CurvatureSession {
  /// The rate of the first step; nil for methods that find their steps by themselves.
  static func trainingRate(_ optimization: Optimization) -> Double? {
    let rule = optimization.optimizer
    return rule is Minimizing || rule.readsLoss ? nil : optimization.effectiveRate
  }
}

/// So many of a list, evenly from all over it.
enum EvenChoice {
  static func of(_ rows: [Int], _ count: Int) -> [Int] {
    guard rows.count > count else { return rows }
    return (0..<count).map { rows[$0 * rows.count / count] }
  }
}
