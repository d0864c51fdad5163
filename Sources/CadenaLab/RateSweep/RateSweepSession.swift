import Cadena
import CadenaExperiment
import CadenaText

/// What `cadena lr-find` does: sweeps the learning rate of an experiment and suggests one.
public struct RateSweepSession: Sendable {
  /// The experiment.
  public var input = ExperimentInput()
  /// The smallest rate.
  public var low = 1e-7
  /// The largest rate.
  public var high = 10.0
  /// Mini-batches.
  public var steps = 200
  /// Files for pages and pictures.
  public var outputs: [String] = []
  /// Whether results are JSON lines.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// A sweep of the digits experiment.
  public init() {}

  /// Writes what was found.
  ///
  /// - Throws: a `CadenaError` with its exit code; nothing of a run is touched.
  public func run() throws {
    guard low < high else {
      throw UsageError(.rampMustRise(NumberText.short(low), NumberText.short(high)))
    }
    let files = try PageFile.checked(outputs)
    let experiment = try input.experiment()
    let prepared = try PreparedExperiment(experiment)
    let optimizer = prepared.trainer.optimization.optimizer
    guard Self.dependsOnRate(optimizer) else {
      throw ExperimentError(
        .rateHasNoEffect(experiment.optimizer.name), at: experiment.optimizer.origin,
        remedy: .rateHasNoEffectRemedy)
    }
    let rate = optimizer.learningRate
    let sweep = try RateSweep(
      prepared.trainer, rows: prepared.data.training,
      ramp: RateRamp(low: low, high: high, steps: steps))
    let report = RateSweepReport(
      sweep: sweep, name: prepared.experiment.name, optimizer: experiment.optimizer.name,
      rate: rate)
    try Console.write(isJSON ? report.json : report.text(language))
    for file in files {
      try file.write(page: { report.page(language) }, picture: { report.plot(language).picture })
    }
  }

  /// Whether a rule's steps follow the rate.
  static func dependsOnRate(_ optimizer: any Optimizer) -> Bool {
    if let method = optimizer as? Minimizing { return method.minimizer.learningRate != nil }
    func numbers(_ rate: Double) -> [Double] {
      var numbers: [Double] = []
      optimizer.writeScalars(step: 2, learningRate: rate, into: &numbers)
      return numbers
    }
    return numbers(0.5) != numbers(0.25)
  }
}
