import CadenaGraph
import CadenaText

/// A reshape in which one extent is found from the number of elements. Nothing is copied.
public enum InferredReshape: ComposedOperation {
  /// `inferredReshape`.
  public static var name: String { "inferredReshape" }

  /// An extent to be found in front and at the end.
  public static var examples: [OperationExample] {
    [
      OperationExample("rows to be found", [.init([2, 3, 2])]) { $0[0].reshaped([-1, 4]) },
      OperationExample("columns to be found", [.init([4, 3])]) { $0[0].reshaped([2, -1]) },
    ]
  }
}

extension Tensor {
  /// The same elements in the same order with other extents, one of which may be -1: it is found
  /// from the number of elements.
  public func reshaped(
    _ extents: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let known = extents.filter { $0 != -1 }
    let product = known.reduce(1, *)
    let open = extents.count - known.count
    let fits = open == 0 ? product == count : product > 0 && count % product == 0
    if open > 1 || known.contains(where: { $0 < 0 }) || !fits
      || extents.count > Shape.maximumRank
    {
      stop(
        ShapeError(InferredReshape.name, .reshapeCount(from: count, to: "\(extents)"), [shape]),
        file, line)
    }
    let shape = Shape(extents.map { $0 == -1 ? count / product : $0 })
    return reshaped(to: shape, file: file, line: line)
  }
}
