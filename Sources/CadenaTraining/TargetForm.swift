import CadenaData
import CadenaGraph
import CadenaNetworks

/// How targets are given to a loss.
public enum TargetForm: Sendable, Hashable {
  /// Class numbers, `int32 [batch]`.
  case labels
  /// One row per example with `on` at its class and `off` elsewhere, `[batch, classes]`.
  case rows(classes: Int, on: Double, off: Double)
  /// For two classes and one output: 1 for the second class and `off` for the first, `[batch, 1]`;
  /// outputs above `threshold` mean the second class.
  case column(off: Double, threshold: Double)
  /// The values themselves, `[batch, width]`.
  case values(width: Int)

  /// The form in which a loss takes these targets next to predictions of a shape, or the loss's own
  /// error when there is none.
  ///
  /// Class numbers where the loss takes them; one-hot rows where it wants numbers as wide as there
  /// are classes (-1 and 1 for the hinge loss); a column for two classes and one output.
  public init(
    of targets: Targets, for loss: any Loss, prediction: TensorType
  ) throws(ShapeError) {
    guard let classes = targets.classCount else {
      self = .values(width: targets.width)
      try loss.check(prediction, type(batch: prediction.shape[0], dtype: prediction.dtype))
      return
    }
    let batch = prediction.shape[0]
    let isSigned = loss is Hinge
    var candidates: [TargetForm] = [
      .labels, .rows(classes: classes, on: 1, off: isSigned ? -1 : 0),
    ]
    if classes == 2 && prediction.shape.last == 1 {
      let isCentered = isSigned || loss is BinaryCrossEntropyWithLogits
      candidates = [.column(off: isSigned ? -1 : 0, threshold: isCentered ? 0 : 0.5)]
    }
    var first: ShapeError?
    for form in candidates {
      do throws(ShapeError) {
        try loss.check(prediction, form.type(batch: batch, dtype: prediction.dtype))
        self = form
        return
      } catch {
        first = error
      }
    }
    // There is at least one candidate, and each that fails leaves an error.
    throw first ?? ShapeError("loss", .lossShapes, [prediction.shape])
  }

  /// Shape and element type of a batch of targets.
  public func type(batch: Int, dtype: DType) -> TensorType {
    switch self {
    case .labels: TensorType([batch], .int32)
    case .rows(let classes, _, _): TensorType([batch, classes], dtype)
    case .column: TensorType([batch, 1], dtype)
    case .values(let width): TensorType([batch, width], dtype)
    }
  }

  /// Writes the targets of rows.
  func fill(
    _ targets: Targets, _ rows: ArraySlice<Int>, _ dtype: DType, _ memory: UnsafeMutableRawPointer
  ) {
    switch self {
    case .labels:
      targets.copyLabels(rows, into: memory.assumingMemoryBound(to: Int32.self))
    case .values:
      if dtype == .float64 {
        targets.copyValues(rows, into: memory.assumingMemoryBound(to: Double.self))
      } else {
        targets.copyValues(rows, into: memory.assumingMemoryBound(to: Float.self))
      }
    case .column(let off, _):
      guard case .classes(let labels, _) = targets else { return }
      for (position, row) in rows.enumerated() {
        let number = labels[row] == 0 ? off : 1
        if dtype == .float64 {
          memory.storeBytes(of: number, toByteOffset: position * 8, as: Double.self)
        } else {
          memory.storeBytes(of: Float(number), toByteOffset: position * 4, as: Float.self)
        }
      }
    case .rows(let classes, let on, let off):
      if dtype == .float64 {
        fillRows(targets, rows, classes, on, off, memory.assumingMemoryBound(to: Double.self))
      } else {
        fillRows(
          targets, rows, classes, Float(on), Float(off),
          memory.assumingMemoryBound(to: Float.self))
      }
    }
  }

  private func fillRows<Scalar>(
    _ targets: Targets, _ rows: ArraySlice<Int>, _ classes: Int, _ on: Scalar, _ off: Scalar,
    _ memory: UnsafeMutablePointer<Scalar>
  ) {
    guard case .classes(let labels, _) = targets else { return }
    memory.update(repeating: off, count: rows.count * classes)
    for (position, row) in rows.enumerated() {
      memory[position * classes + Int(labels[row])] = on
    }
  }
}
