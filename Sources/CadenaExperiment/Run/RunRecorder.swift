import CadenaData
import CadenaText
import CadenaTraining

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes what a run leaves behind while it goes on: metrics, checkpoints and state.
///
/// Metrics are written at every epoch's end. Checkpoints and state are too, unless epochs are so
/// short that flushing files to the disk would take longer than training: then they are kept in
/// memory and written a few times a second, and whenever training ends, however it does.
final class RunRecorder {
  private let directory: RunDirectory
  private let prepared: PreparedExperiment
  private let log: MetricsLog
  private(set) var manifest: RunManifest
  private var last: Safetensors?
  private var best: Safetensors?
  private var lastWrite = ContinuousClock.now
  private static let pause = Duration.milliseconds(250)

  /// Begins a run: writes the resolved experiment, the state and the weights of the beginning.
  init(_ directory: RunDirectory, _ prepared: PreparedExperiment, _ manifest: RunManifest) throws {
    self.directory = directory
    self.prepared = prepared
    self.manifest = manifest
    try directory.write(prepared.experiment)
    log = try MetricsLog(directory)
    // From here on the run can be resumed.
    try directory.write(manifest)
    last = try content()
    try flush()
  }

  /// Goes on with a run: the log is cut back to the checkpoint, everything else stays until there is
  /// something newer.
  init(
    resuming directory: RunDirectory, _ prepared: PreparedExperiment, _ manifest: RunManifest
  ) throws {
    self.directory = directory
    self.prepared = prepared
    self.manifest = manifest
    try MetricsLog.cutBack(directory, to: manifest.epochs)
    log = try MetricsLog(directory)
    try directory.write(manifest)
    let file = try? InputFile.read(directory.experimentPath)
    if file != Array(prepared.experiment.yaml.utf8) { try directory.write(prepared.experiment) }
  }

  private func content() throws(DivergenceError) -> Safetensors {
    try Checkpoint.content(
      of: prepared.trainer, prepared.data, seed: prepared.experiment.seed)
  }

  /// Takes in a finished epoch.
  ///
  /// - Throws: `DivergenceError` when a weight is not finite; the checkpoint before it is kept.
  func record(_ epoch: EpochRecord, isBest: Bool) throws {
    try log.append(epoch)
    manifest.epochs = epoch.epoch
    let content = try content()
    last = content
    if isBest, !prepared.data.validation.isEmpty {
      best = content
      manifest.bestEpoch = epoch.epoch
    }
    if ContinuousClock.now - lastWrite >= Self.pause { try flush() }
  }

  /// Takes in the state in the middle of an epoch.
  func recordInterruption() throws { last = try content() }

  /// Writes the state, after the checkpoints that it speaks of.
  func finish(
    _ state: RunState, ended: String, test: PartMetrics?, validation: PartMetrics?,
    problem: Problem?
  ) throws {
    manifest.state = state
    manifest.ended = ended
    manifest.test = test
    if test != nil { manifest.testUses = directory.recordedTestUses + 1 }
    manifest.validation = validation
    manifest.problem = problem?.text(.english)
    try flush()
  }

  /// Writes what is newer than the files.
  ///
  /// The program may be killed between any two lines. The last checkpoint names the best epoch; the
  /// best weights are on the disk before it speaks of them, and the ones before them are kept beside
  /// them until it does, so one of the two always belongs to it. Epochs of the log are on the disk
  /// before a checkpoint counts them, also after a power cut.
  private func flush() throws(OutputError) {
    if let last {
      log.flush()
      if let best {
        keepFormerBest()
        try best.write(to: directory.bestCheckpointPath)
      }
      try last.write(to: directory.lastCheckpointPath)
      unlink(directory.formerBestCheckpointPath)
    }
    (last, best) = (nil, nil)
    try directory.write(manifest)
    lastWrite = ContinuousClock.now
  }

  /// Gives the present best weights a second name.
  private func keepFormerBest() {
    let (best, former) = (directory.bestCheckpointPath, directory.formerBestCheckpointPath)
    unlink(former)
    guard link(best, former) != 0, errno != ENOENT else { return }
    // Some file systems have no second names: then it is a copy.
    if let bytes = try? InputFile.read(best) { try? AtomicFile.write(bytes, to: former) }
  }
}
