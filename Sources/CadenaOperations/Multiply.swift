import CadenaGraph
import CadenaText

/// The product of two tensors, element by element: `a · b`.
///
/// Shapes are broadcast. The gradient of each operand is the cotangent times the other operand,
/// summed over the axes in which it was stretched. Floating-point or int32; for the product of
/// matrices see `matmul`.
public struct Multiply: Operation {
  /// `multiply`.
  public static var name: String { "multiply" }

  /// The broadcast shape of the operands.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.numberType(Self.name)
  }

  /// The cotangent times the other operand.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [
      (cotangent * inputs[1]).summed(to: inputs.shape(0)),
      (cotangent * inputs[0]).summed(to: inputs.shape(1)),
    ]
  }

  /// One multiplication per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.multiply, [output.dtype, output.dtype]))
  }

  /// Equal shapes, broadcasts, a tensor with itself, a number.
  public static var examples: [OperationExample] {
    [
      OperationExample("of equal shapes", [.init([2, 3]), .init([2, 3])]) { $0[0] * $0[1] },
      OperationExample("column times row", [.init([2, 1, 4]), .init([3, 1])]) { $0[0] * $0[1] },
      OperationExample("of a tensor with itself", [.init([3])]) { $0[0] * $0[0] },
      OperationExample("with a number", [.init([2, 2])]) { 3 * $0[0] * -0.5 },
    ]
  }
}

extension Tensor {
  /// The product, element by element; shapes are broadcast.
  public static func * (a: Tensor, b: Tensor) -> Tensor { apply(Multiply(), a, b) }

  /// Multiplies every element by a number of the tensor's element type.
  public static func * (a: Tensor, b: Double) -> Tensor { a * a.number(b) }

  /// Multiplies every element by a number of the tensor's element type.
  public static func * (a: Double, b: Tensor) -> Tensor { b.number(a) * b }

  /// Replaces a tensor by its product with another.
  public static func *= (a: inout Tensor, b: Tensor) { a = a * b }

  /// Multiplies every element by a number.
  public static func *= (a: inout Tensor, b: Double) { a = a * b }
}
