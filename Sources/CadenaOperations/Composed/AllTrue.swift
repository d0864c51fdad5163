import CadenaGraph
import CadenaText

/// Whether a mask is true everywhere over some axes, as bool; true for no elements.
public enum AllTrue: ComposedOperation {
  /// `all`.
  public static var name: String { "all" }

  /// Rows, everything.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of each row", [.init([2, 3], .listed([1, 1, 1, 1, 0, 1]), dtype: .bool)]
      ) { $0[0].all(axes: [1]) },
      OperationExample("of everything", [.init([2, 3], .integers(below: 2), dtype: .bool)]) {
        $0[0].all(keepDimensions: true)
      },
    ]
  }
}

extension Tensor {
  /// Whether this mask is true everywhere over some axes, or altogether when none are named.
  public func all(
    axes: [Int]? = nil, keepDimensions: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    checked(file, line, try type.requireMask(AllTrue.name))
    let missing = (.!self).sum(axes: axes, keepDimensions: keepDimensions, file: file, line: line)
    return missing .== missing.constant(0)
  }
}
