import CadenaData
import CadenaGraph
import CadenaNetworks

/// The rows of one batch as tensors, as a step gets them.
struct BatchTensors {
  /// The features, `[rows, …]`.
  let features: Tensor
  /// The targets in the form in which the loss takes them.
  let targets: Tensor

  /// Copies rows of a data set.
  init(_ data: Dataset, _ rows: ArraySlice<Int>, form: TargetForm, dtype: DType) {
    let shape = Shape([rows.count] + data.features.exampleShape)
    let storage = Storage(byteCount: shape.count * dtype.byteCount)
    data.features.gather(rows, as: dtype, into: storage.base)
    features = Tensor(storage, shape: shape, dtype: dtype)
    let type = form.type(batch: rows.count, dtype: dtype)
    let memory = Storage(byteCount: type.byteCount)
    form.fill(data.targets, rows, dtype, memory.base)
    targets = Tensor(memory, shape: type.shape, dtype: type.dtype)
  }

  /// Writes the features to memory of their size.
  func copyFeatures(to memory: UnsafeMutableRawPointer) { Self.copy(features, to: memory) }

  /// Writes the targets to memory of their size.
  func copyTargets(to memory: UnsafeMutableRawPointer) { Self.copy(targets, to: memory) }

  private static func copy(_ tensor: Tensor, to memory: UnsafeMutableRawPointer) {
    memory.copyMemory(from: tensor.storage.base, byteCount: tensor.type.byteCount)
  }
}
