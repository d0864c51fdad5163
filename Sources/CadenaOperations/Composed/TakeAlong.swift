import CadenaGraph
import CadenaText

/// Elements picked along an axis by an index that may have fewer elements than the tensor.
///
/// An index of the tensor's rank is stretched on the other axes as in broadcasting, and so is the
/// tensor: `out[i, j] = x[i, index[0, j]]`. An index with one axis fewer picks one element per
/// place: `out[i] = x[i, index[i]]`, such as the score of each example's class.
public enum TakeAlong: ComposedOperation {
  /// `takeAlong`.
  public static var name: String { "takeAlong" }

  /// One element per row; one index for all rows.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "one per row", [.init([3, 4]), .init([3], .integers(below: 4), dtype: .int32)]
      ) { $0[0].takeAlong($0[1], axis: 1) },
      OperationExample(
        "the same of all rows", [.init([3, 4]), .init([1, 2], .listed([3, 1]), dtype: .int32)]
      ) { $0[0].takeAlong($0[1], axis: 1) },
    ]
  }
}

extension Tensor {
  /// Elements picked along an axis: one per place when the index (`int32`) has one axis fewer,
  /// else as many as the index has on the axis, other axes being broadcast.
  public func takeAlong(
    _ index: Tensor, axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = normalizedAxis(axis, TakeAlong.name, file: file, line: line)
    let single = index.rank == rank - 1
    let positions =
      single
      ? index.reshaped(
        to: index.shape.inserting(1, at: axis, file: file, line: line), file: file, line: line)
      : index
    guard positions.rank == rank,
      let both = Shape.broadcast(
        shape.replacing(axis, with: 1), positions.shape.replacing(axis, with: 1))
    else {
      stop(
        ShapeError(TakeAlong.name, .shapesDoNotBroadcast, [shape, index.shape]), file, line)
    }
    let picked = expanded(to: both.replacing(axis, with: shape[axis]))
      .gather(
        positions.expanded(to: both.replacing(axis, with: positions.shape[axis])), axis: axis,
        file: file, line: line)
    return single ? picked.reshaped(to: both.removing(axis), file: file, line: line) : picked
  }
}
