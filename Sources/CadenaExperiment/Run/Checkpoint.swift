import CadenaData
import CadenaGraph
import CadenaTraining

/// All that the next step of a training depends on, as a file of named arrays.
///
/// Weights have their own names (`layers.0.weight`), what the optimiser remembers stands under
/// `optimizer.<weight>.<state>`, what preprocessing learned under `preprocessing.<step>.<name>` and
/// `targets.<name>`. The metadata hold counters: `epoch` finished epochs, `batch` batches of the
/// epoch after them, `step` updates in all, the seed, and the best epoch so far.
enum Checkpoint {
  /// The version of the file's form. A newer one is refused by name, an older one read.
  static let schemaVersion = 1

  /// The state of a training now.
  ///
  /// - Throws: `DivergenceError` when a weight is not finite.
  static func content(
    of trainer: Trainer, _ data: PreparedData, seed: UInt64
  ) throws(DivergenceError) -> Safetensors {
    let weights = trainer.weightArrays
    if let broken = weights.first(where: { !isFinite($0) }) {
      throw DivergenceError(
        step: trainer.optimization.updates, loss: trainer.history.last?.train.loss ?? .nan,
        parameter: broken.name)
    }
    let arrays =
      weights + trainer.optimizerArrays + data.pipeline.arrays
      + (data.targetScaling?.arrays ?? [])
    let updates = trainer.optimization.updates
    let best = trainer.best
    var metadata = [
      "schemaVersion": "\(schemaVersion)", "version": CadenaVersion.current,
      "epoch": "\(trainer.history.count)",
      "batch": "\(updates - (trainer.history.last?.step ?? 0))", "step": "\(updates)",
      "seed": "\(seed)", "dtype": "\(trainer.dtype)", "dataDigest": data.digest,
      "preprocessing": data.pipeline.description.text(), "data": data.record.json.text(),
      "epochsWithoutBest": "\(best.epochsWithout)",
    ]
    metadata["bestEpoch"] = best.epoch.map { "\($0)" }
    metadata["bestValue"] = best.value.map { "\($0)" }
    return Safetensors(arrays, metadata: metadata)
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
}
