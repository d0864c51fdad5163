import CadenaData
import CadenaText

/// All that the next step of a training depends on: take it from a trainer, keep it, and give it to
/// a trainer that was made in the same way; training then goes on to the same bits as without the
/// interruption.
///
///     try trainer.train(rows: rows, shouldStop: { clock.isLate }) { event in … }
///     try trainer.state.file.write(to: "state.safetensors")
///     …
///     let trainer = try Trainer(model, on: data, loss: loss, optimizer: Adam(), options: options)
///     try trainer.restore(TrainingState(try Safetensors.read("state.safetensors")))
///     try trainer.train(rows: rows) { event in … }
///
/// Shuffles and masks follow from the seed and the number of updates, and so do most schedules, so they
/// are no part of the state; what a schedule that watches the losses remembers is. Data, model, optimiser and options are the caller's and must be the same.
public struct TrainingState: Sendable, Hashable {
  /// An epoch that was stopped between two batches.
  public struct UnfinishedEpoch: Sendable, Hashable {
    /// Batches done.
    public var batches = 0
    /// The sum of their losses.
    public var lossSum = 0.0
    /// The sum of their accuracies; nil when the targets are no classes.
    public var accuracySum: Double?
    /// The learning rate of the last update.
    public var learningRate = 0.0

    /// An epoch without batches.
    public init() {}
  }

  /// The version of the file's form. A newer one is refused by name, an older one read.
  public static let schemaVersion = 1

  /// Weights and running statistics under their names, `layers.0.weight`.
  public var weights: [NamedArray]
  /// What the optimiser remembers, as `optimizer.layers.0.weight.mean`.
  public var optimizerStates: [NamedArray]
  /// The weights of the best epoch, when there is a validation part and it has one.
  public var bestWeights: [NamedArray] = []
  /// Updates made.
  public var updates: Int
  /// What a schedule that watches the losses remembers.
  public var schedule: [String: Double] = [:]
  /// Finished epochs.
  public var epochs: Int
  /// The epoch after them, when some of its batches are done.
  public var unfinished: UnfinishedEpoch?
  /// The best epoch so far, from 1.
  public var bestEpoch: Int?
  /// Its number.
  public var bestValue: Double?
  /// Epochs since the best.
  public var epochsWithoutBest = 0
  /// Seconds of training so far.
  public var seconds = 0.0
  /// The finished epochs. They are no part of the file, since nothing depends on them.
  public var history: [EpochRecord] = []

  /// A state of weights and counters.
  public init(
    weights: [NamedArray], optimizerStates: [NamedArray], updates: Int, epochs: Int
  ) {
    self.weights = weights
    self.optimizerStates = optimizerStates
    self.updates = updates
    self.epochs = epochs
  }

  // MARK: - As a file

  private static let optimizerPrefix = "optimizer."
  private static let bestPrefix = "bestWeights."
  private static let schedulePrefix = "schedule."

  /// The state as a file: arrays under their names, the best epoch's weights under
  /// `bestWeights.<name>`, counters as metadata.
  ///
  /// Seconds are kept in the middle of an epoch only, so that equal trainings give equal files at
  /// the ends of epochs.
  public var file: Safetensors {
    var metadata = [
      "schemaVersion": "\(Self.schemaVersion)", "epoch": "\(epochs)", "step": "\(updates)",
      "batch": "\(unfinished?.batches ?? 0)", "epochsWithoutBest": "\(epochsWithoutBest)",
    ]
    metadata["bestEpoch"] = bestEpoch.map { "\($0)" }
    metadata["bestValue"] = bestValue.map { "\($0)" }
    for (name, number) in schedule { metadata[Self.schedulePrefix + name] = "\(number)" }
    if let unfinished {
      metadata["lossSum"] = "\(unfinished.lossSum)"
      metadata["accuracySum"] = unfinished.accuracySum.map { "\($0)" }
      metadata["learningRate"] = "\(unfinished.learningRate)"
      metadata["seconds"] = "\(seconds)"
    }
    let best = bestWeights.map { array in
      var array = array
      array.name = Self.bestPrefix + array.name
      return array
    }
    return Safetensors(weights + optimizerStates + best, metadata: metadata)
  }

  /// The state of a file.
  ///
  /// - Parameters:
  ///   - file: what `file` gave; other metadata may be among its own.
  ///   - place: the file's path, for errors.
  /// - Throws: `CheckpointError` when counters are missing or no numbers, with exit code 78 when a
  ///   newer version wrote the file.
  public init(_ file: Safetensors, place: String? = nil) throws(CheckpointError) {
    let reader = MetadataReader(metadata: file.metadata, place: place)
    let version = try reader.count("schemaVersion")
    guard version <= Self.schemaVersion else {
      throw CheckpointError(
        .newerRun, place: place, expected: .verbatim("schemaVersion ≤ \(Self.schemaVersion)"),
        found: .verbatim("schemaVersion \(version)"), remedy: .useNewerVersion,
        exitCode: .badExperiment)
    }
    weights = []
    optimizerStates = []
    for var array in file.arrays {
      if array.name.hasPrefix(Self.bestPrefix) {
        array.name.removeFirst(Self.bestPrefix.count)
        bestWeights.append(array)
      } else if array.name.hasPrefix(Self.optimizerPrefix) {
        optimizerStates.append(array)
      } else {
        weights.append(array)
      }
    }
    updates = try reader.count("step")
    epochs = try reader.count("epoch")
    epochsWithoutBest = try reader.count("epochsWithoutBest")
    if file.metadata["bestEpoch"] != nil {
      bestEpoch = try reader.count("bestEpoch")
      bestValue = try reader.number("bestValue")
    }
    for key in file.metadata.keys where key.hasPrefix(Self.schedulePrefix) {
      let name = String(key.dropFirst(Self.schedulePrefix.count))
      schedule[name] = try reader.number(key)
    }
    if try reader.count("batch") > 0 || file.metadata["lossSum"] != nil {
      var epoch = UnfinishedEpoch()
      epoch.batches = try reader.count("batch")
      epoch.lossSum = try reader.number("lossSum")
      if file.metadata["accuracySum"] != nil {
        epoch.accuracySum = try reader.number("accuracySum")
      }
      epoch.learningRate = try reader.number("learningRate")
      seconds = try reader.number("seconds")
      unfinished = epoch
    }
  }

  private struct MetadataReader {
    let metadata: [String: String]
    let place: String?

    func count(_ key: String) throws(CheckpointError) -> Int {
      guard let text = metadata[key], let value = Int(text), value >= 0 else { throw error(key) }
      return value
    }

    func number(_ key: String) throws(CheckpointError) -> Double {
      guard let text = metadata[key], let value = Double(text), value.isFinite else {
        throw error(key)
      }
      return value
    }

    private func error(_ key: String) -> CheckpointError {
      guard let text = metadata[key] else {
        return CheckpointError(
          .notACheckpoint(lacks: key), place: place, remedy: .checkpointNeeded)
      }
      return CheckpointError(.checkpointDamaged, place: place, found: .quoted("\(key): \(text)"))
    }
  }
}
