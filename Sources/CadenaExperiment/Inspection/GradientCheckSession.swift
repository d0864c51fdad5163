import CadenaData
import CadenaNetworks
import CadenaText
import CadenaTraining

/// What `cadena gradcheck` does: compares the gradients of an experiment's model with differences
/// of its loss, in double precision, on a few rows of its training part.
public struct GradientCheckSession: Sendable {
  /// The experiment.
  public var input = ExperimentInput()
  /// Rows of the batch.
  public var rows = 8
  /// How to compare.
  public var options = ModelGradientCheck.Options()
  /// From which weights, masks and elements are drawn; the experiment's without one.
  public var seed: UInt64?
  /// Whether the results are JSON objects.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// A check of the digits experiment.
  public init() {}

  /// Writes the results to standard output.
  ///
  /// - Throws: `GradientCheckFailure` (exit code 4) when a gradient is wrong.
  public func run() throws {
    let run = try input.savedRun()
    var experiment =
      try run?.experiment.relocated(dataFolders: input.dataFolders) ?? input.experiment()
    experiment.dtype = .float64
    if let seed { experiment.seed = seed }
    var options = options
    options.seed = experiment.seed
    let prepared = try PreparedExperiment(experiment)
    if let run {
      try prepared.model.load(run.model.weights, place: run.checkpointPath)
    }
    let check = try prepared.trainer.gradientCheck(
      rows: Self.chosen(prepared.data.training, rows), options: options)
    let report = GradientCheckReport(check, options: options)
    try Console.write(isJSON ? report.json : report.text(language))
    if let worst = check.worst, let element = worst.worst, !check.passes {
      throw GradientCheckFailure(worst, element, tolerance: options.tolerance)
    }
  }

  /// Rows from all over the training part.
  private static func chosen(_ rows: [Int], _ count: Int) -> [Int] {
    guard rows.count > count else { return rows }
    return (0..<count).map { rows[$0 * rows.count / count] }
  }
}

/// A gradient that is not the slope of the loss.
public struct GradientCheckFailure: CadenaError {
  /// Which parameter, where, and how far off.
  public let problem: Problem
  /// 4.
  public var exitCode: ExitCode { .gradientCheckFailed }

  init(
    _ result: ModelGradientCheck.Result, _ element: ModelGradientCheck.Element, tolerance: Double
  ) {
    problem = Problem(
      .gradientWrong(result.name, at: GradientCheckReport.index(element.index)),
      expected: .gradientExpected(NumberText.short(element.slope)),
      found: .gradientFound(
        NumberText.short(element.gradient), error: NumberText.short(element.error),
        tolerance: NumberText.short(tolerance)))
  }
}
