import CadenaGraph
import CadenaText

/// Elements held between two numbers: `min(max(x, low), high)`, with the gradient of an activation.
///
/// Inputs: x, low and high, broadcast. Unlike `clamped`, no gradient passes at the bounds
/// themselves (the gradient of relu at 0 is 0), none flows to the bounds, and it needs only the
/// output: `g` where `low < y < high`.
public struct HardTanhFunction: Operation {
  /// `hardTanh`.
  public static var name: String { "hardTanh" }

  /// The broadcast shape of x and the bounds.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.floatType(Self.name)
  }

  /// The cotangent where the output is between the bounds.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let isInside = (output .> inputs[1]) .& (output .< inputs[2])
    return [
      Tensor.where(isInside, cotangent, output.constant(0)).summed(to: inputs.shape(0)), nil, nil,
    ]
  }

  /// Two comparisons.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([output.dtype, output.dtype, output.dtype]) { program, values in
        let raised = program.apply(.maximum, values[0], values[1])
        return program.apply(.minimum, raised, values[2])
      })
  }

  /// Elements on both sides of both bounds.
  public static var examples: [OperationExample] {
    [
      OperationExample("symmetric", [.init([2, 4])]) { $0[0].hardTanh() },
      OperationExample("other bounds", [.init([2, 4])]) {
        $0[0].hardTanh(minimum: -0.5, maximum: 1.5)
      },
    ]
  }
}

extension Tensor {
  /// Elements held between two numbers, -1 and 1 unless told otherwise, as an activation.
  public func hardTanh(
    minimum: Double = -1, maximum: Double = 1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    held(
      between: Tensor(minimum, dtype: dtype), Tensor(maximum, dtype: dtype), file: file, line: line)
  }

  /// Elements held between two bounds that get no gradient.
  func held(
    between low: Tensor, _ high: Tensor, file: StaticString, line: UInt
  ) -> Tensor {
    .apply(HardTanhFunction(), self, low, high, file: file, line: line)
  }
}
