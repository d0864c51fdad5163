import CadenaGraph
import CadenaText

/// The smaller of two tensors' elements: `min(a, b)`.
///
/// Shapes are broadcast; NaN if either is NaN. The gradient goes to the smaller operand, half to
/// each where they are equal.
public struct Minimum: Operation {
  /// `minimum`.
  public static var name: String { "minimum" }

  /// The broadcast shape of the operands.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.numberType(Self.name)
  }

  /// The cotangent where an operand is smaller, half of it where both are equal.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let (a, b) = (inputs[0], inputs[1])
    let zero = a.constant(0)
    let share = Tensor.where(a .== b, cotangent * a.constant(0.5), cotangent)
    return [
      Tensor.where(a .> b, zero, share).summed(to: a.shape),
      Tensor.where(a .< b, zero, share).summed(to: b.shape),
    ]
  }

  /// One comparison per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.minimum, [output.dtype, output.dtype]))
  }

  /// Equal shapes and broadcasts.
  public static var examples: [OperationExample] {
    [
      OperationExample("of equal shapes", [.init([2, 3]), .init([2, 3])]) { $0[0].minimum($0[1]) },
      OperationExample("of column and row", [.init([2, 1]), .init([3])]) { $0[0].minimum($0[1]) },
    ]
  }
}

extension Tensor {
  /// The smaller of each pair of elements; shapes are broadcast.
  public func minimum(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .apply(Minimum(), self, other, file: file, line: line)
  }

  /// The smaller of each element and a number.
  public func minimum(
    _ other: Double, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    minimum(bound(other, file: file, line: line), file: file, line: line)
  }
}
