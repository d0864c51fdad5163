import CadenaGraph
import CadenaText

/// The position of the first smallest element along one axis, or among all elements, as int32.
///
/// With all axes, positions count the elements row by row. No gradient.
public struct ArgMin: Operation {
  /// One axis, or all of them.
  public let axes: AxisSet
  /// Whether these axes stay, with extent 1.
  public let keepDimensions: Bool

  /// `argMin`.
  public static var name: String { "argMin" }

  /// The shape without the reduced axes, as int32.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let type = try inputs.reducedType(Self.name, axes, keepDimensions: keepDimensions)
    return TensorType(type.shape, .int32)
  }

  /// A reduction.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .reduce(.argMin, axes)
  }

  /// Columns, rows, everything, equal elements.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each column", [.init([3, 4])]) { $0[0].argMin(axis: 0) },
      OperationExample("of each row", [.init([3, 4])]) {
        $0[0].argMin(axis: -1, keepDimensions: true)
      },
      OperationExample("of everything", [.init([2, 3])]) { $0[0].argMin() },
      OperationExample("of equal elements", [.init([4], .listed([3, 1, 1, 3]))]) { $0[0].argMin() },
    ]
  }
}

extension Tensor {
  /// The position of the first smallest element along an axis; among all elements when none is
  /// named.
  public func argMin(
    axis: Int? = nil, keepDimensions: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let set = axisSet(axis.map { [$0] }, ArgMin.name, file: file, line: line)
    return .apply(ArgMin(axes: set, keepDimensions: keepDimensions), self, file: file, line: line)
  }
}
