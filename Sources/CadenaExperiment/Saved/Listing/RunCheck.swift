import CadenaData
import CadenaNetworks
import CadenaText

/// Whether the files of a run are whole: each is read from its first byte to its last.
struct RunCheck {
  /// What came out for a file.
  enum Outcome {
    case whole
    /// A log whose last line a kill has cut off; resuming removes it.
    case lineCutOff
    case damaged(Message)

    var isDamage: Bool { if case .damaged = self { true } else { false } }

    /// What JSON calls it.
    var name: String {
      switch self {
      case .whole: "whole"
      case .lineCutOff: "lineCutOff"
      case .damaged: "damaged"
      }
    }

    var message: Message {
      switch self {
      case .whole: .fileWhole
      case .lineCutOff: .lineCutOff
      case .damaged(let what): what
      }
    }
  }

  let directory: RunDirectory
  /// The files in the order in which they are shown.
  private(set) var files: [(name: String, outcome: Outcome)] = []

  /// The paths of those that are damaged.
  var damaged: [String] {
    files.filter(\.outcome.isDamage).map { directory.path + "/" + $0.name }
  }

  init(_ directory: RunDirectory) {
    self.directory = directory
    var manifest: RunManifest?
    look("run.json") {
      manifest = try RunManifest.read(directory)
      return .whole
    }
    look("experiment.yaml") { try Self.experiment(directory, manifest) }
    let mayGoOn = manifest?.state == .running || manifest?.state == .interrupted
    if InputFile.exists(directory.metricsPath) {
      look("metrics.jsonl") {
        try Self.metrics(directory, to: manifest?.epochs ?? 0, mayBeCutOff: mayGoOn)
      }
    }
    for path in [
      directory.bestCheckpointPath, directory.lastCheckpointPath,
      directory.formerBestCheckpointPath,
    ] where InputFile.exists(path) {
      look(String(path.dropFirst(directory.path.count + 1))) {
        let file = try Safetensors.read(path)
        try file.checkSeal(place: path)
        return .whole
      }
    }
    checkEnd(manifest)
  }

  /// What a run that is over must have, too.
  private mutating func checkEnd(_ manifest: RunManifest?) {
    let hasEpochs = (manifest?.epochs ?? 0) > 0
    if hasEpochs, !InputFile.exists(directory.lastCheckpointPath) {
      files.append(("checkpoints/last.safetensors", .damaged(.fileIsMissing)))
    }
    guard InputFile.exists(directory.reportPath) else {
      if manifest?.state == .finished { files.append(("report.html", .damaged(.fileIsMissing))) }
      return
    }
    let path = directory.reportPath
    look("report.html") {
      let end = Array("</html>\n".utf8)
      return try InputFile.read(path).suffix(end.count).elementsEqual(end)
        ? .whole : .damaged(.fileCutOff)
    }
  }

  private mutating func look(_ name: String, _ reading: () throws -> Outcome) {
    do {
      files.append((name, try reading()))
    } catch let error as any CadenaError {
      files.append((name, .damaged(error.problem.what)))
    } catch {
      files.append((name, .damaged(.verbatim("\(error)"))))
    }
  }

  /// A file that was cut off between two lines may still be an experiment, with defaults in place of
  /// what is gone: then it is only the beginning of what would be written for it.
  private static func experiment(
    _ directory: RunDirectory, _ manifest: RunManifest?
  ) throws -> Outcome {
    let path = directory.experimentPath
    let whole = Array(try Experiment.read(path: path).yaml.utf8)
    let bytes = try InputFile.read(path)
    let isSameVersion = manifest?.version == CadenaVersion.current
    let isBeginning = bytes.count < whole.count && whole.starts(with: bytes)
    return bytes.last != UInt8(ascii: "\n") || isSameVersion && isBeginning
      ? .damaged(.fileCutOff) : .whole
  }

  private static func metrics(
    _ directory: RunDirectory, to epoch: Int, mayBeCutOff: Bool
  ) throws -> Outcome {
    _ = try MetricsLog.records(directory, to: epoch)
    let last = try InputFile.read(directory.metricsPath).last
    if last == nil || last == UInt8(ascii: "\n") { return .whole }
    return mayBeCutOff ? .lineCutOff : .damaged(.fileCutOff)
  }
}
