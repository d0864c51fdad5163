import CadenaGraph
import CadenaText

/// The absolute value of every element: `|x|`.
///
/// The gradient is `g · sign(x)`, which is 0 at 0. Floating-point or int32.
public struct Absolute: Operation {
  /// `absolute`.
  public static var name: String { "absolute" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.numberType(Self.name)
  }

  /// The cotangent with the input's sign.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * inputs[0].sign()]
  }

  /// One opcode per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.absolute, [output.dtype]))
  }

  /// Both signs.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].absolute() },
      OperationExample("times itself", [.init([4])]) { $0[0].absolute() * $0[0] },
    ]
  }
}

extension Tensor {
  /// The absolute value of every element.
  public func absolute(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Absolute(), self, file: file, line: line)
  }
}
