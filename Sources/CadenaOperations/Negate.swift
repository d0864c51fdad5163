import CadenaGraph
import CadenaText

/// The negative of every element: `-x`. The gradient is the negative of the cotangent.
///
/// Floating-point or int32.
public struct Negate: Operation {
  /// `negate`.
  public static var name: String { "negate" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.numberType(Self.name)
  }

  /// The negative of the cotangent.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [-cotangent]
  }

  /// One opcode per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.negate, [output.dtype]))
  }

  /// A matrix.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([2, 3])]) { -$0[0] }]
  }
}

extension Tensor {
  /// The negative of every element.
  public static prefix func - (x: Tensor) -> Tensor { apply(Negate(), x) }
}
