/// What commands that look at an experiment take: a file, changes to it, folders with data.
public struct ExperimentInput: Sendable {
  /// The experiment file, `-` for standard input; the digits experiment without one.
  public var file: String?
  /// Values stronger than the file, `key.path=value`, in order.
  public var settings: [String] = []
  /// Folders in which files that the experiment names are looked for, after its own.
  public var dataFolders: [String] = []
  /// The environment's variables: `CADENA_DATA`.
  public var environment: [String: String] = [:]

  /// The digits experiment.
  public init() {}

  /// The run that is meant, where the file is none: a run's folder, or its name.
  package func savedRun() throws -> SavedRun? {
    guard let file, file != "-" else { return nil }
    switch RunDirectory.kind(of: file) {
    case .folder: return try SavedRun(file)
    case nil:
      // A name that is no run's either is told as a missing file.
      guard let directory = try? RunDirectory.find(file) else { return nil }
      return try SavedRun(directory)
    default: return nil
    }
  }

  /// The experiment with these and further changes, and with the files that it names found.
  public func experiment(_ further: [Override] = []) throws(ExperimentError) -> Experiment {
    var overrides: [Override] = []
    for setting in settings { overrides.append(try Override(setting)) }
    overrides += further
    let folders = KnownFiles.folders(dataFolders, environment: environment)
    guard let file else {
      return try Experiment.read(
        text: Experiment.digitsText, place: "digits.yaml", overrides: overrides
      ).located(dataFolders: folders)
    }
    return try Experiment.read(path: file, overrides: overrides)
      .located(besides: file, dataFolders: folders)
  }
}
