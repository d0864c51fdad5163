import CadenaGraph
import CadenaText

/// The square of every element: `x²`. The gradient is `2 · g · x`. Floating-point or int32.
public struct Square: Operation {
  /// `square`.
  public static var name: String { "square" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.numberType(Self.name)
  }

  /// `2 · g · x`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * (inputs[0] * inputs[0].constant(2))]
  }

  /// One opcode per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.square, [output.dtype]))
  }

  /// Both signs.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([2, 3])]) { $0[0].squared() }]
  }
}

extension Tensor {
  /// The square of every element.
  public func squared(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Square(), self, file: file, line: line)
  }
}
