import CadenaGraph
import CadenaText

/// The opposite of a mask: `.!a`. bool.
public struct LogicalNot: Operation {
  /// `not`.
  public static var name: String { "not" }

  /// The mask's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.maskType(Self.name)
  }

  /// One opcode per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.not, [.bool]))
  }

  /// Both truth values.
  public static var examples: [OperationExample] {
    [OperationExample("of a mask", [.init([2], .listed([0, 1]), dtype: .bool)]) { .!$0[0] }]
  }
}

extension Tensor {
  /// The opposite of a mask.
  public static prefix func .! (mask: Tensor) -> Tensor { apply(LogicalNot(), mask) }
}
