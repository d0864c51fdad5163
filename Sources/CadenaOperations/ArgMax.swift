import CadenaGraph
import CadenaText

/// The position of the first largest element along one axis, or among all elements, as int32.
///
/// With all axes, positions count the elements row by row. No gradient.
public struct ArgMax: Operation {
  /// One axis, or all of them.
  public let axes: AxisSet
  /// Whether these axes stay, with extent 1.
  public let keepDimensions: Bool

  /// `argMax`.
  public static var name: String { "argMax" }

  /// The shape without the reduced axes, as int32.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let type = try inputs.reducedType(Self.name, axes, keepDimensions: keepDimensions)
    return TensorType(type.shape, .int32)
  }

  /// A reduction.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .reduce(.argMax, axes)
  }

  /// Columns, rows, everything, equal elements.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each column", [.init([3, 4])]) { $0[0].argMax(axis: 0) },
      OperationExample("of each row", [.init([3, 4])]) {
        $0[0].argMax(axis: -1, keepDimensions: true)
      },
      OperationExample("of everything", [.init([2, 3])]) { $0[0].argMax() },
      OperationExample("of equal elements", [.init([4], .listed([1, 3, 3, 1]))]) { $0[0].argMax() },
    ]
  }
}

extension Tensor {
  /// The position of the first largest element along an axis; among all elements when none is
  /// named.
  public func argMax(
    axis: Int? = nil, keepDimensions: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let set = axisSet(axis.map { [$0] }, ArgMax.name, file: file, line: line)
    return .apply(ArgMax(axes: set, keepDimensions: keepDimensions), self, file: file, line: line)
  }
}
