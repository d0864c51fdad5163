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
    var experiment = try experiment.relocated(dataFolders: dataFolders)
    // The weights are those of the checkpoint, and the file of the first ones may be gone.
    experiment.model.initialWeights = nil
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
  /// The experiment with files that are no longer at their paths found in data folders by name.
  func relocated(dataFolders: [String]) throws(ExperimentError) -> Experiment {
    func moved(_ path: String) -> String {
      guard !InputFile.exists(path), let name = path.split(separator: "/").last else { return path }
      return dataFolders.lazy.map { "\($0)/\(name)" }.first { InputFile.exists($0) } ?? path
    }
    var experiment = self
    if case .text(let path) = data.source.options["path"] {
      experiment.data.source = Specification(
        data.source.name, options: data.source.options.replacing("path", with: .text(moved(path))),
        origin: data.source.origin)
    }
    experiment.data.split.testFile = data.split.testFile.map(moved)
    experiment.model.initialWeights = nil
    return try experiment.located()
  }
}
