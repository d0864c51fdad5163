import CadenaGraph

@testable import CadenaOperations

/// The length of the longest side of right triangles, element by element: `√(a² + b²)`.
///
/// Shapes are broadcast. The gradients are `g · a / √(a² + b²)` and `g · b / √(a² + b²)`; where both
/// operands are 0 they are 0. Floating-point; squares of numbers above 10¹⁹ overflow in float32.
public struct Hypotenuse: Operation {
  /// `hypotenuse`.
  public static var name: String { "hypotenuse" }

  /// The broadcast shape of the operands.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.floatType(Self.name)
  }

  /// The cotangent times each side's share of the length.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    // The length that is divided by must not be 0, or the gradient there would be NaN.
    let length = Tensor.where(output .== output.constant(0), output.constant(1), output)
    let share = cotangent / length
    return [
      (share * inputs[0]).summed(to: inputs.shape(0)),
      (share * inputs[1]).summed(to: inputs.shape(1)),
    ]
  }

  /// Two squares, their sum, its root.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([output.dtype, output.dtype]) { program, sides in
        let first = program.apply(.square, sides[0])
        let second = program.apply(.square, sides[1])
        let sum = program.apply(.add, first, second)
        return program.apply(.squareRoot, sum)
      })
  }

  /// Equal shapes and a broadcast.
  public static var examples: [OperationExample] {
    [
      OperationExample("of equal shapes", [.init([2, 3]), .init([2, 3])]) {
        $0[0].hypotenuse(with: $0[1])
      },
      OperationExample("column with row", [.init([2, 1]), .init([3])]) {
        $0[0].hypotenuse(with: $0[1])
      },
    ]
  }
}

extension Tensor {
  /// `√(a² + b²)` of every pair of elements; shapes are broadcast.
  public func hypotenuse(
    with other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .apply(Hypotenuse(), self, other, file: file, line: line)
  }
}
