import CadenaData
import CadenaText

extension SavedRun {
  /// The experiment with its rows, its parts and its trainer, and with the weights of this run.
  ///
  /// - Parameters:
  ///   - dataFolders: where files are looked for that are no longer where they were, by their names.
  ///   - isSame: whether rows other than those of the training are refused (65).
  /// - Throws: what making the experiment throws; `DataError` when the rows have changed.
  public func prepared(dataFolders: [String] = []) throws -> PreparedExperiment {
    let experiment = try experiment.relocated(dataFolders: dataFolders)
    let prepared = try PreparedExperiment(experiment)
    guard prepared.data.digest == manifest.dataDigest else {
      throw DataError(
        .dataChanged, place: experiment.data.source.options.textIfGiven("path") ?? data.name,
        expected: .verbatim("SHA-256 \(manifest.dataDigest.prefix(16))…"),
        found: .verbatim("SHA-256 \(prepared.data.digest.prefix(16))…"),
        remedy: .dataChangedRemedy)
    }
    try prepared.model.load(model.weights, place: checkpointPath)
    return prepared
  }
}

extension Experiment {
  /// The resolved experiment of a run, with files that have moved found by their names in data
  /// folders, and without its first weights: those of the checkpoint count, and their file may be
  /// gone.
  package func relocated(dataFolders: [String]) throws(ExperimentError) -> Experiment {
    var experiment = self
    experiment.model.initialWeights = nil
    return try experiment.located(dataFolders: dataFolders, findsMoved: true)
  }
}
