import CadenaData
import CadenaGraph
import CadenaText

/// The arrays of a checkpoint as tensors, one for each name that is wanted, in that order.
struct ArrayFit {
  let tensors: [Tensor]

  /// Throws when a name is missing or unknown, when a shape or an element type differs, and when a
  /// number is not finite: a checkpoint is written of finite numbers only.
  init(
    _ arrays: [NamedArray], _ wanted: [(name: String, type: TensorType)], place: String?
  ) throws(CheckpointError) {
    var sources: [String: NamedArray] = [:]
    for array in arrays { sources[array.name] = array }
    let missing = wanted.map(\.name).filter { sources[$0] == nil }
    if let name = missing.first {
      throw CheckpointError(
        .weightsMissing(name, others: missing.count - 1), place: place, remedy: .checkpointNeeded)
    }
    let known = Set(wanted.map(\.name))
    let extra = arrays.map(\.name).filter { !known.contains($0) }
    if let name = extra.first {
      throw CheckpointError(
        .weightsUnknown(name, others: extra.count - 1), place: place, remedy: .checkpointNeeded)
    }
    var tensors: [Tensor] = []
    for (name, type) in wanted {
      guard let array = sources[name] else { continue }
      let shape = Shape(array.shape)
      guard shape == type.shape else {
        throw CheckpointError(
          .weightsShape(name), place: place, expected: .verbatim("\(type.shape)"),
          found: .verbatim("\(shape)"))
      }
      guard array.dtype == type.dtype else {
        throw CheckpointError(
          .weightsElementType(name), place: place, expected: .verbatim("\(type.dtype)"),
          found: .verbatim("\(array.dtype)"))
      }
      let numbers = array.doubles
      guard numbers.allSatisfy(\.isFinite) else {
        throw CheckpointError(.weightsNotFinite(name), place: place)
      }
      tensors.append(Tensor(numbers, shape: shape, dtype: type.dtype))
    }
    self.tensors = tensors
  }
}
