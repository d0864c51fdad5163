import CadenaData
import CadenaGraph
import CadenaText
import CadenaTraining

/// All that the next step of a training depends on, as a file of named arrays.
///
/// Weights have their own names (`layers.0.weight`), what the optimiser remembers stands under
/// `optimizer.<weight>.<state>`, what preprocessing learned under `preprocessing.<step>.<name>` and
/// `targets.<name>`. The metadata hold counters: `epoch` finished epochs, `batch` batches of the
/// epoch after them, `step` updates in all, the seed, and the best epoch so far.
struct Checkpoint {
  /// The version of the file's form. A newer one is refused by name, an older one read.
  static let schemaVersion = TrainingState.schemaVersion

  /// What preprocessing learned; no part of a training's state.
  private static let preparationPrefixes = ["preprocessing.", "targets."]

  /// Where it was read.
  let path: String
  /// The training's state.
  let state: TrainingState

  private static func isOfTraining(_ array: NamedArray) -> Bool {
    !preparationPrefixes.contains { array.name.hasPrefix($0) }
  }

  // MARK: - Writing

  /// The state of a training now.
  ///
  /// - Throws: `DivergenceError` when a weight is not finite.
  static func content(
    of trainer: Trainer, _ data: PreparedData, seed: UInt64
  ) throws(DivergenceError) -> Safetensors {
    var state = trainer.state
    if let broken = state.weights.first(where: { !isFinite($0) }) {
      throw DivergenceError(
        step: state.updates, loss: state.history.last?.train.loss ?? .nan, parameter: broken.name)
    }
    // The best epoch has a file of its own.
    state.bestWeights = []
    let training = state.file
    let arrays = training.arrays + data.pipeline.arrays + (data.targetScaling?.arrays ?? [])
    var metadata = [
      "version": CadenaVersion.current, "seed": "\(seed)", "dtype": "\(trainer.dtype)",
      "dataDigest": data.digest, "preprocessing": data.pipeline.description.text(),
      "data": data.record.json.text(),
    ]
    if let weights = data.classWeights {
      metadata["classWeights"] = JSONValue.array(weights.map(JSONValue.number)).text()
    }
    return Safetensors(arrays, metadata: training.metadata.merging(metadata) { $1 }).sealed()
  }

  private static func isFinite(_ array: NamedArray) -> Bool {
    array.bytes.withUnsafeBytes { bytes in
      switch array.dtype {
      case .float32:
        (0..<array.count).allSatisfy {
          bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self).isFinite
        }
      case .float64:
        (0..<array.count).allSatisfy {
          bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self).isFinite
        }
      default: true
      }
    }
  }

  // MARK: - Reading

  /// Reads a checkpoint; nothing in it is trusted.
  ///
  /// - Throws: `CheckpointError`: 66 when it is missing, 65 when it is damaged or no checkpoint, 78
  ///   when a newer Cadena wrote it.
  init(reading path: String) throws(CheckpointError) {
    try self.init(try Safetensors.read(path), path: path)
  }

  /// A checkpoint from what its file holds.
  ///
  /// - Throws: `CheckpointError`: 65 when it is damaged or no checkpoint, 78 when a newer Cadena wrote
  ///   it.
  init(_ file: Safetensors, path: String) throws(CheckpointError) {
    let training = Safetensors(file.arrays.filter(Self.isOfTraining), metadata: file.metadata)
    // The version comes first: a newer file may have another checksum.
    state = try TrainingState(training, place: path)
    try file.checkSeal(place: path)
    self.path = path
  }
}
