import CadenaGraph
import CadenaText

/// Tensors of one shape as the slices of a new axis: `out[i, …] = tensors[i][…]` for axis 0.
public enum Stack: ComposedOperation {
  /// `stack`.
  public static var name: String { "stack" }

  /// A new first and a new last axis; scalars.
  public static var examples: [OperationExample] {
    [
      OperationExample("as rows", [.init([3]), .init([3])]) { .stacked($0) },
      OperationExample("as columns", [.init([2, 2]), .init([2, 2]), .init([2, 2])]) {
        .stacked($0, axis: -1)
      },
      OperationExample("of scalars", [.init(.scalar), .init(.scalar)]) { .stacked($0) },
    ]
  }
}

extension Tensor {
  /// Tensors of one shape along a new axis, which has position `axis` in the result.
  public static func stacked(
    _ tensors: [Tensor], axis: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    guard let first = tensors.first else {
      stop(ShapeError(Stack.name, .noTensors, []), file, line)
    }
    if let other = tensors.first(where: { $0.shape != first.shape }) {
      stop(
        ShapeError(Stack.name, .shapesMustBeEqual, [first.shape, other.shape]), file, line)
    }
    let place = axis < 0 ? axis + first.rank + 1 : axis
    return .concatenated(
      tensors.map { $0.unsqueezed(axis: axis, file: file, line: line) }, axis: place, file: file,
      line: line)
  }
}
