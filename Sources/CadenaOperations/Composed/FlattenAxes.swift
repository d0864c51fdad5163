import CadenaGraph
import CadenaText

/// Neighbouring axes joined into one, row by row. Nothing is copied.
public enum FlattenAxes: ComposedOperation {
  /// `flatten`.
  public static var name: String { "flatten" }

  /// Everything; all but the first axis; two in the middle.
  public static var examples: [OperationExample] {
    [
      OperationExample("of everything", [.init([2, 3])]) { $0[0].flattened() },
      OperationExample("of each example", [.init([2, 3, 2])]) { $0[0].flattened(from: 1) },
      OperationExample("of the middle", [.init([2, 3, 2, 2])]) {
        $0[0].flattened(from: 1, through: 2)
      },
    ]
  }
}

extension Tensor {
  /// The tensor with the axes from `first` through `last` joined into one; a scalar becomes a
  /// vector of one element.
  public func flattened(
    from first: Int = 0, through last: Int = -1, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    if rank == 0 && first == 0 && last == -1 { return reshaped(to: [1], file: file, line: line) }
    let start = normalizedAxis(first, FlattenAxes.name, file: file, line: line)
    let end = normalizedAxis(last, FlattenAxes.name, file: file, line: line)
    if end < start {
      stop(
        ShapeError(
          FlattenAxes.name, .argumentOutOfRange("through", "\(last)", allowed: "≥ \(first)"),
          [shape]), file, line)
    }
    let extents = shape.dimensions
    let joined = extents[start...end].reduce(1, *)
    return reshaped(
      to: Shape(extents[..<start] + [joined] + extents[(end + 1)...]), file: file, line: line)
  }
}
