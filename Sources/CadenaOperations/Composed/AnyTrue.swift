import CadenaGraph
import CadenaText

/// Whether a mask is true anywhere over some axes, as bool; false for no elements.
public enum AnyTrue: ComposedOperation {
  /// `any`.
  public static var name: String { "any" }

  /// Rows, everything.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of each row", [.init([2, 3], .listed([0, 1, 0, 0, 0, 0]), dtype: .bool)]
      ) { $0[0].any(axes: [1]) },
      OperationExample("of everything", [.init([2, 3], .integers(below: 2), dtype: .bool)]) {
        $0[0].any(keepDimensions: true)
      },
    ]
  }
}

extension Tensor {
  /// Whether this mask is true anywhere over some axes, or at all when none are named.
  public func any(
    axes: [Int]? = nil, keepDimensions: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    checked(file, line, try type.requireMask(AnyTrue.name))
    let count = sum(axes: axes, keepDimensions: keepDimensions, file: file, line: line)
    return count .!= count.constant(0)
  }
}
