import CadenaData
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of one run: the resolved experiment, how it went, its weights and its report.
///
///     runs/digits-3/
///       experiment.yaml   the experiment with every default filled in
///       run.json          state, versions, seed, best epoch, final numbers
///       metrics.jsonl     one line per epoch
///       checkpoints/      best.safetensors, last.safetensors
///       report.html       curves, confusion matrix, summary
public struct RunDirectory: Sendable, Hashable {
  /// The folder's path.
  public let path: String

  /// The resolved experiment.
  public var experimentPath: String { path + "/experiment.yaml" }
  /// The state of the run.
  public var manifestPath: String { path + "/run.json" }
  /// The numbers of every epoch.
  public var metricsPath: String { path + "/metrics.jsonl" }
  /// The folder of the weights.
  public var checkpointsPath: String { path + "/checkpoints" }
  /// The weights of the best epoch.
  public var bestCheckpointPath: String { checkpointsPath + "/best.safetensors" }
  /// The weights of the best epoch before it, while a better one is being written.
  var formerBestCheckpointPath: String { checkpointsPath + "/.former-best.safetensors" }
  /// The weights of the last epoch.
  public var lastCheckpointPath: String { checkpointsPath + "/last.safetensors" }
  /// The report.
  public var reportPath: String { path + "/report.html" }

  /// Makes `<parent>/<name>-<number>`, the number one above the largest there is. Two programs that
  /// begin at once get two numbers: making a folder either succeeds for one of them or tells that
  /// it exists.
  public static func create(
    named name: String, under parent: String = "runs"
  ) throws(OutputError) -> RunDirectory {
    try makeFolders(parent)
    let present = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    // A folder with a number that no count of runs reaches has another origin.
    let numbers = present.compactMap { entry in
      entry.hasPrefix(name + "-") ? Int(entry.dropFirst(name.count + 1)) : nil
    }.filter { $0 < 1 << 53 }
    var number = max(0, numbers.max() ?? 0) + 1
    while true {
      let path = "\(parent)/\(name)-\(number)"
      if mkdir(path, 0o755) == 0 { return try RunDirectory(empty: path) }
      guard errno == EEXIST else { throw OutputError(path, code: errno) }
      number += 1
    }
  }

  /// Makes the folder of `--out`; one that has something in it is refused, so that no run can
  /// overwrite another (exit code 73).
  public static func create(at path: String) throws(OutputError) -> RunDirectory {
    var folder = Substring(path)
    while folder.count > 1, folder.last == "/" { folder = folder.dropLast() }
    try makeFolders(String(folder))
    let present = (try? FileManager.default.contentsOfDirectory(atPath: String(folder))) ?? []
    guard present.isEmpty else {
      throw OutputError(
        .folderNotEmpty, place: path,
        found: .verbatim(present.sorted().prefix(3).joined(separator: ", ")),
        remedy: .chooseNewFolder)
    }
    return try RunDirectory(empty: String(folder))
  }

  /// The folder of an earlier run; 66 when it is not one.
  public static func open(_ path: String) throws(ExperimentError) -> RunDirectory {
    let directory = RunDirectory(path: path)
    if access(directory.manifestPath, R_OK) == 0 { return directory }
    if access(directory.experimentPath, F_OK) == 0 {
      throw ExperimentError(
        .runNeverBegan, at: Origin(place: path),
        remedy: .command("cadena train " + ShellText.quoted(directory.experimentPath)),
        exitCode: .missingInput)
    }
    throw ExperimentError(
      .notARun, at: Origin(place: path), expected: .runContents, exitCode: .missingInput)
  }

  /// Removes what a program that was killed left behind: files that were being written.
  func removeLeftovers() {
    for folder in [path, checkpointsPath] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names where name.hasPrefix(".") && name.contains(".partial-") {
        unlink(folder + "/" + name)
      }
    }
  }

  /// Removes a run that could not even begin, so that nothing half-written stays.
  func discard() {
    for file in [
      lastCheckpointPath, bestCheckpointPath, experimentPath, manifestPath, metricsPath,
    ] {
      unlink(file)
    }
    rmdir(checkpointsPath)
    rmdir(path)
  }

  private init(path: String) { self.path = path }

  private init(empty path: String) throws(OutputError) {
    self.path = path
    guard mkdir(checkpointsPath, 0o755) == 0 || errno == EEXIST else {
      throw OutputError(checkpointsPath, code: errno)
    }
  }

  /// Writes the resolved experiment.
  public func write(_ experiment: Experiment) throws(OutputError) {
    try AtomicFile.write(experiment.yaml, to: experimentPath)
  }

  /// Writes the state of the run. Uses of the test part that another program has counted stay
  /// counted.
  public func write(_ manifest: RunManifest) throws(OutputError) {
    try ManifestLock.with(self) { () throws(OutputError) in
      var manifest = manifest
      manifest.testUses = max(manifest.testUses, recordedTestUses)
      try AtomicFile.write(manifest.json, to: manifestPath)
    }
  }

  /// Writes the report.
  public func write(_ report: Report) throws(OutputError) {
    try AtomicFile.write(report.html, to: reportPath)
  }

  /// Makes a folder and those above it that are missing.
  private static func makeFolders(_ path: String) throws(OutputError) {
    if mkdir(path, 0o755) == 0 { return }
    var code = errno
    if code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolders(String(path[..<slash]))
      if mkdir(path, 0o755) == 0 { return }
      code = errno
    }
    var status = stat()
    guard code == EEXIST, stat(path, &status) == 0 else { throw OutputError(path, code: code) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputError(path, code: ENOTDIR) }
  }
}
