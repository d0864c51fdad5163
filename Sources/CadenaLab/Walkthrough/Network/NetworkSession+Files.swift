import CadenaData
import CadenaExperiment
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension NetworkSession {
  /// The explanation of a row of an experiment file, with its first weights, or of a run directory,
  /// with the weights of its best epoch when it has a validation part, else of its last.
  ///
  /// - Throws: a `CadenaError` when a file is missing or wrong, or there is no such row.
  public func output(
    of path: String, settings: [String] = [], dataFolders: [String] = []
  ) throws -> String {
    var overrides: [Override] = []
    for setting in settings { overrides.append(try Override(setting)) }
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory
    else {
      let experiment = try Experiment.read(path: path, overrides: overrides)
        .located(besides: path, dataFolders: dataFolders)
      return try output(of: PreparedExperiment(experiment), isTrained: false)
    }
    let file = path + "/experiment.yaml"
    var experiment = try Experiment.read(path: file, overrides: overrides)
      .located(besides: file, dataFolders: dataFolders)
    let split = experiment.data.split
    let name = split.validation > 0 ? "best" : "last"
    experiment.model.initialWeights = "\(path)/checkpoints/\(name).safetensors"
    return try output(of: PreparedExperiment(experiment), isTrained: true)
  }
}
