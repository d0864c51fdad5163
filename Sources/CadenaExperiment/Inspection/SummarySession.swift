import CadenaData
import CadenaNetworks
import CadenaText

/// What `cadena summary` does: shows the layers of an experiment's model with shapes, parameters,
/// arithmetic and memory, without training it.
public struct SummarySession: Sendable {
  /// The experiment.
  public var input = ExperimentInput()
  /// Rows of the batch for which memory is counted; those of the experiment without a number.
  public var batch: Int?
  /// Whether the summary is a JSON object.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// The summary of the digits experiment.
  public init() {}

  /// Writes the summary to standard output. Where shapes do not fit, the layers up to the one that
  /// fails are written before the error is thrown.
  public func run() throws {
    if let run = try input.savedRun() { return try write(ExperimentSummary(run, batch: batch)) }
    let prepared: PreparedExperiment
    do {
      prepared = try PreparedExperiment(try input.experiment())
    } catch let error as ExperimentError {
      if let table = error.problem.details, !isJSON {
        try Console.write(table.text(language) + "\n\n")
        throw error.withoutDetails
      }
      throw error
    }
    try write(ExperimentSummary(prepared, batch: batch))
  }

  private func write(_ summary: ExperimentSummary) throws {
    try Console.write(isJSON ? summary.json.text() + "\n" : summary.text(language))
  }
}
