import CadenaGraph
import CadenaText

/// The difference of two tensors, element by element: `a - b`.
///
/// Shapes are broadcast. The gradient of a is the cotangent, that of b its negative, each summed
/// over the axes in which the operand was stretched. Floating-point or int32.
public struct Subtract: Operation {
  /// `subtract`.
  public static var name: String { "subtract" }

  /// The broadcast shape of the operands.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.numberType(Self.name)
  }

  /// The cotangent and its negative.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent.summed(to: inputs.shape(0)), -(cotangent.summed(to: inputs.shape(1)))]
  }

  /// One subtraction per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.subtract, [output.dtype, output.dtype]))
  }

  /// Equal shapes, broadcasts, a tensor with itself.
  public static var examples: [OperationExample] {
    [
      OperationExample("of equal shapes", [.init([2, 3]), .init([2, 3])]) { $0[0] - $0[1] },
      OperationExample("column minus row", [.init([2, 1, 4]), .init([3, 1])]) { $0[0] - $0[1] },
      OperationExample("a number minus a tensor", [.init([3])]) { 1.5 - $0[0] },
    ]
  }
}

extension Tensor {
  /// The difference, element by element; shapes are broadcast.
  public static func - (a: Tensor, b: Tensor) -> Tensor { apply(Subtract(), a, b) }

  /// Subtracts a number, of the tensor's element type, from every element.
  public static func - (a: Tensor, b: Double) -> Tensor { a - a.number(b) }

  /// Subtracts every element from a number of the tensor's element type.
  public static func - (a: Double, b: Tensor) -> Tensor { b.number(a) - b }

  /// Replaces a tensor by its difference with another.
  public static func -= (a: inout Tensor, b: Tensor) { a = a - b }

  /// Subtracts a number from every element.
  public static func -= (a: inout Tensor, b: Double) { a = a - b }
}
