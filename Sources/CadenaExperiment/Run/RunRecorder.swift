import CadenaData
import CadenaText
import CadenaTraining

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

  /// Writes the resolved experiment, the state and the weights of the beginning.
  init(_ directory: RunDirectory, _ prepared: PreparedExperiment, _ manifest: RunManifest) throws {
    self.directory = directory
    self.prepared = prepared
    self.manifest = manifest
    try directory.write(prepared.experiment)
    log = try MetricsLog(directory)
    last = try content()
    try flush()
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

  private func flush() throws(OutputError) {
    try last?.write(to: directory.lastCheckpointPath)
    last = nil
    try best?.write(to: directory.bestCheckpointPath)
    best = nil
    try directory.write(manifest)
    lastWrite = ContinuousClock.now
  }
}
