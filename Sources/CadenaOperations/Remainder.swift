import CadenaGraph
import CadenaText

/// What a division leaves, element by element, with the sign of the divisor, as Python's `%`:
/// `a - b · floor(a / b)`.
///
/// Shapes are broadcast. The gradients are `g` for a and `-g · floor(a / b)` for b. Floating-point
/// (NaN where b is 0) or int32 (0 where b is 0).
public struct Remainder: Operation {
  /// `remainder`.
  public static var name: String { "remainder" }

  /// The broadcast shape of the operands.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.numberType(Self.name)
  }

  /// `g` and `-g · floor(a / b)`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let quotient = (inputs[0] / inputs[1]).floor()
    return [
      cotangent.summed(to: inputs.shape(0)),
      -((cotangent * quotient).summed(to: inputs.shape(1))),
    ]
  }

  /// One remainder per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.remainder, [output.dtype, output.dtype]))
  }

  /// Away from whole quotients.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of numbers", [.init([4], .listed([5.3, -5.3, 2.2, 0.4])), .init([1], .listed([1.5]))]
      ) { $0[0].remainder(dividingBy: $0[1]) },
      OperationExample(
        "of integers", [.init([4], .listed([7, -7, 6, 0]), dtype: .int32)]
      ) { $0[0].remainder(dividingBy: Tensor(3, dtype: .int32)) },
    ]
  }
}

extension Tensor {
  /// What a division leaves, with the sign of the divisor; shapes are broadcast.
  public func remainder(
    dividingBy divisor: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .apply(Remainder(), self, divisor, file: file, line: line)
  }
}
