import CadenaGraph
import CadenaText

/// The quotient of two tensors, element by element: `a / b`.
///
/// Shapes are broadcast. With y = a / b, the gradients are `g / b` for a and `-g · y / b` for b.
/// Floating-point or int32, where the quotient is cut towards zero.
public struct Divide: Operation {
  /// `divide`.
  public static var name: String { "divide" }

  /// The broadcast shape of the operands.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.numberType(Self.name)
  }

  /// `g / b` and `-g · y / b`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let share = cotangent / inputs[1]
    return [
      share.summed(to: inputs.shape(0)),
      -((share * output).summed(to: inputs.shape(1))),
    ]
  }

  /// One division per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.divide, [output.dtype, output.dtype]))
  }

  /// Equal shapes and broadcasts, away from 0.
  public static var examples: [OperationExample] {
    [
      OperationExample("of equal shapes", [.init([2, 3]), .init([2, 3], .uniform(0.5...2))]) {
        $0[0] / $0[1]
      },
      OperationExample(
        "column by row", [.init([2, 1, 4]), .init([3, 1], .uniform(-2 ... -0.5))]
      ) { $0[0] / $0[1] },
      OperationExample("a number by a tensor", [.init([3], .uniform(0.5...2))]) { 2 / $0[0] },
      OperationExample("of integers", [.init([4], .listed([7, -7, 6, 0]), dtype: .int32)]) {
        $0[0] / 2
      },
    ]
  }
}

extension Tensor {
  /// The quotient, element by element; shapes are broadcast.
  public static func / (a: Tensor, b: Tensor) -> Tensor { apply(Divide(), a, b) }

  /// Divides every element by a number of the tensor's element type.
  public static func / (a: Tensor, b: Double) -> Tensor { a / a.number(b) }

  /// Divides a number of the tensor's element type by every element.
  public static func / (a: Double, b: Tensor) -> Tensor { b.number(a) / b }

  /// Replaces a tensor by its quotient with another.
  public static func /= (a: inout Tensor, b: Tensor) { a = a / b }

  /// Divides every element by a number.
  public static func /= (a: inout Tensor, b: Double) { a = a / b }
}
