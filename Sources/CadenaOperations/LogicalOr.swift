import CadenaGraph
import CadenaText

/// Whether one of two masks is true, element by element: `a .| b`. Shapes are broadcast; bool.
public struct LogicalOr: Operation {
  /// `or`.
  public static var name: String { "or" }

  /// The broadcast shape of the masks.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.maskType(Self.name)
  }

  /// One opcode per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.or, [.bool, .bool]))
  }

  /// Column and row.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of column and row",
        [
          .init([2, 1], .listed([0, 1]), dtype: .bool), .init([2], .listed([0, 1]), dtype: .bool),
        ]
      ) { $0[0] .| $0[1] }
    ]
  }
}

extension Tensor {
  /// The mask of the elements where at least one mask is true; shapes are broadcast.
  public static func .| (a: Tensor, b: Tensor) -> Tensor { apply(LogicalOr(), a, b) }
}
