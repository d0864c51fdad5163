import CadenaData
import CadenaExperiment
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension NetworkSession {
  /// The explanation of a row of an experiment file, with its first weights, or of a run, with the
  /// weights of its best epoch when it has a validation part, else of its last.
  ///
  /// A file is an experiment; anything else names a run as everywhere: its folder, its name in
  /// `runs`, or the experiment's name for the latest one.
  ///
  /// - Throws: a `CadenaError` when a file is missing or wrong, there is no such row, or values are
  ///   set for a run.
  public func output(
    of path: String, settings: [String] = [], dataFolders: [String] = []
  ) throws -> String {
    try result(of: path, settings: settings, dataFolders: dataFolders).text
  }

  /// The same, with the outcome of the gradient check.
  public func result(
    of path: String, settings: [String] = [], dataFolders: [String] = []
  ) throws -> Result {
    var isDirectory = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    let isYAML = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
    if exists && !isDirectory || !exists && isYAML {
      var overrides: [Override] = []
      for setting in settings { overrides.append(try Override(setting)) }
      let experiment = try Experiment.read(path: path, overrides: overrides)
        .located(besides: path, dataFolders: dataFolders)
      return try result(of: PreparedExperiment(experiment), isTrained: false)
    }
    let run = try SavedRun(path)
    if let setting = settings.first {
      throw UsageError(.setNeedsFile, found: .verbatim("--set \(setting)"))
    }
    return try result(of: run.prepared(dataFolders: dataFolders), isTrained: true)
  }
}
