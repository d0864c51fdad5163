import CadenaData
import CadenaRuntime
import CadenaText
import CadenaTraining

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An earlier run that is to go on: everything is read and checked before anything is written.
///
/// The next step depends on the resolved experiment, the data and the last checkpoint alone, so the
/// run ends with the bits that it would have had without the interruption.
struct RunResumption {
  let directory: RunDirectory
  let lock: RunLock
  let prepared: PreparedExperiment
  let manifest: RunManifest
  /// What a person should know.
  let notes: [Message]
  /// Whether the checkpoint's best weights are the ones before those of `best.safetensors`.
  private let takesFormerBest: Bool

  /// Reads a run.
  ///
  /// - Parameters:
  ///   - run: its path, name or number.
  ///   - epochs: all epochs of the run, to make it longer.
  ///   - dataFolders: where to look for data files that are not where they were.
  /// - Throws: `RunIsFinished` when there is nothing left to do; `CadenaError`s for runs that cannot go on.
  init(
    _ run: String, epochs: Int?, dataFolders: [String], reportsSteps: Bool
  ) throws {
    directory = try RunDirectory.find(run)
    lock = try RunLock(directory)
    var manifest = try RunManifest.read(directory)
    let experiment = try Self.experiment(of: directory, epochs: epochs)
    if manifest.state == .diverged { throw Self.diverged(directory, experiment) }
    if let epochs, epochs < manifest.epochs { throw Self.tooFew(epochs, manifest.epochs) }
    if manifest.state == .finished, epochs ?? 0 <= manifest.epochs {
      let isWhole = manifest.epochs >= experiment.training.epochs
      throw RunIsFinished(
        directory, manifest,
        message: isWhole
          ? .alreadyFinished(directory.path, epochs: manifest.epochs)
          : .alreadyStoppedEarly(directory.path, epochs: manifest.epochs))
    }
    let checkpoint = try Self.lastCheckpoint(of: directory, manifest)
    prepared = try Self.prepared(
      experiment, dataFolders, isBeginning: checkpoint == nil, reportsSteps: reportsSteps)
    guard prepared.data.digest == manifest.dataDigest else {
      throw DataError(
        .runDataChanged, place: directory.path, expected: .dataDigestIs(manifest.dataDigest),
        found: .dataDigestIs(prepared.data.digest), remedy: .runDataChangedRemedy)
    }
    var takesFormerBest = false
    if let checkpoint {
      var state = checkpoint.state
      let done = state.epochs + (state.unfinished == nil ? 0 : 1)
      if let epochs, epochs < done { throw Self.tooFew(epochs, done) }
      state.history = try MetricsLog.records(directory, to: state.epochs)
      if let seconds = state.history.last?.seconds, state.unfinished == nil {
        state.seconds = seconds
      }
      if let epoch = state.bestEpoch, !prepared.data.validation.isEmpty {
        let best = try Self.bestCheckpoint(of: directory, epoch: epoch)
        takesFormerBest = best.path == directory.formerBestCheckpointPath
        state.bestWeights = best.state.weights
      }
      try prepared.trainer.restore(state, place: checkpoint.path)
      if manifest.state == .finished, let stopping = experiment.earlyStopping,
        state.epochsWithoutBest >= stopping.patience
      {
        throw RunIsFinished(
          directory, manifest,
          message: .alreadyStoppedEarly(directory.path, epochs: manifest.epochs))
      }
    }
    self.takesFormerBest = takesFormerBest
    notes = Self.notes(manifest)
    let state = prepared.trainer.state
    manifest.state = .running
    manifest.version = CadenaVersion.current
    manifest.instructionSet = Processor.instructionSet
    manifest.epochs = state.epochs
    manifest.bestEpoch = prepared.data.validation.isEmpty ? nil : state.bestEpoch
    (manifest.ended, manifest.test, manifest.problem) = (nil, nil, nil)
    self.manifest = manifest
  }

  /// Puts the folder into the state of the checkpoint and begins to record.
  func recorder() throws -> RunRecorder {
    directory.removeLeftovers()
    let (best, former) = (directory.bestCheckpointPath, directory.formerBestCheckpointPath)
    if takesFormerBest {
      guard rename(former, best) == 0 else { throw OutputError(best, code: errno) }
    } else {
      unlink(former)
      // Weights of an epoch that the checkpoint has not reached: they will come again.
      if manifest.bestEpoch == nil { unlink(best) }
    }
    return try RunRecorder(resuming: directory, prepared, manifest)
  }

  // MARK: - Reading

  private static func experiment(
    of directory: RunDirectory, epochs: Int?
  ) throws(ExperimentError) -> Experiment {
    let overrides = epochs.map {
      Override(path: ["training", "epochs"], value: "\($0)", flag: "--epochs \($0)")
    }
    return try Experiment.read(
      path: directory.experimentPath, overrides: overrides.map { [$0] } ?? [])
  }

  /// The experiment with its data; the weights that it began with are only needed at the beginning.
  private static func prepared(
    _ experiment: Experiment, _ dataFolders: [String], isBeginning: Bool, reportsSteps: Bool
  ) throws -> PreparedExperiment {
    var located = experiment
    if !isBeginning { located.model.initialWeights = nil }
    located = try located.located(dataFolders: dataFolders, findsMoved: true)
    return try PreparedExperiment(
      located, initialWeights: experiment.model.initialWeights, reportsSteps: reportsSteps)
  }

  /// The last checkpoint; nil when the run was killed before the first one.
  private static func lastCheckpoint(
    of directory: RunDirectory, _ manifest: RunManifest
  ) throws(CheckpointError) -> Checkpoint? {
    let path = directory.lastCheckpointPath
    do {
      return try Checkpoint(reading: path)
    } catch {
      guard error.exitCode == .missingInput else { throw error }
      guard manifest.epochs == 0 else {
        throw CheckpointError(
          .checkpointMissing(epoch: manifest.epochs), place: path, remedy: .restoreOrRestart)
      }
      return nil
    }
  }

  /// The weights of the best epoch that the last checkpoint speaks of.
  private static func bestCheckpoint(
    of directory: RunDirectory, epoch: Int
  ) throws(CheckpointError) -> Checkpoint {
    var failure = CheckpointError(
      .bestCheckpointMissing(epoch: epoch), place: directory.bestCheckpointPath,
      remedy: .restoreOrRestart)
    for path in [directory.bestCheckpointPath, directory.formerBestCheckpointPath] {
      do {
        let checkpoint = try Checkpoint(reading: path)
        if checkpoint.state.epochs == epoch { return checkpoint }
        failure = CheckpointError(
          .bestCheckpointMissing(epoch: epoch), place: path,
          found: .weightsOfEpoch(checkpoint.state.epochs), remedy: .restoreOrRestart)
      } catch {
        if error.exitCode != .missingInput { failure = error }
      }
    }
    throw failure
  }

  // MARK: - What a person is told

  private static func notes(_ manifest: RunManifest) -> [Message] {
    var notes: [Message] = []
    let (version, instructions) = (CadenaVersion.current, Processor.instructionSet)
    if manifest.version != version {
      notes.append(.otherVersion(version, before: manifest.version))
    }
    if manifest.instructionSet != instructions {
      notes.append(.otherInstructionSet(instructions, before: manifest.instructionSet))
    }
    return notes
  }

  private static func tooFew(_ epochs: Int, _ done: Int) -> ExperimentError {
    ExperimentError(
      .fewerEpochsThanDone(epochs, done: done), at: Origin(), remedy: .epochsCountFromStart,
      exitCode: .usage)
  }

  private static func diverged(
    _ directory: RunDirectory, _ experiment: Experiment
  ) -> ExperimentError {
    let optimizer = experiment.optimizer
    var command = [
      "cadena train", ShellText.quoted(directory.experimentPath), "--set",
      ShellText.quoted("model.initialWeights=\(directory.path)"),
    ].joined(separator: " ")
    if let rate = optimizer.options.numberIfGiven("learningRate") {
      command +=
        " --set optimizer.\(optimizer.name).learningRate=\(NumberText.short(rate / 10))"
    }
    return ExperimentError(
      .resumeDiverged, at: Origin(place: directory.path), remedy: .resumeDivergedRemedy(command),
      exitCode: .diverged)
  }
}
