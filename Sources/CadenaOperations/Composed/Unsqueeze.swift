import CadenaGraph
import CadenaText

/// A tensor with one more axis, of extent 1. Nothing is copied.
public enum Unsqueeze: ComposedOperation {
  /// `unsqueeze`.
  public static var name: String { "unsqueeze" }

  /// A new axis in front and at the end.
  public static var examples: [OperationExample] {
    [
      OperationExample("in front", [.init([2, 3])]) { $0[0].unsqueezed(axis: 0) },
      OperationExample("at the end", [.init([2, 3])]) { $0[0].unsqueezed(axis: -1) },
    ]
  }
}

extension Tensor {
  /// The tensor with a new axis of extent 1, which has position `axis` in the result; -1 is last.
  public func unsqueezed(
    axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let place = axis < 0 ? axis + rank + 1 : axis
    if place < 0 || place > rank {
      stop(
        ShapeError(Unsqueeze.name, .axisOutOfRange(axis, rank: rank + 1), [shape]), file, line)
    }
    if rank == Shape.maximumRank {
      stop(
        ShapeError(Unsqueeze.name, .rankMustBe("< \(Shape.maximumRank)", found: rank), [shape]),
        file, line)
    }
    return reshaped(to: shape.inserting(1, at: place), file: file, line: line)
  }
}
