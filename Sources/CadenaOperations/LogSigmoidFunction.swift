import CadenaGraph
import CadenaText

/// The logarithm of the logistic function: `log(1 / (1 + e^-x)) = -softplus(-x)`.
///
/// Exact for large negative elements, where the logistic function itself is 0. The gradient is
/// `g · sigmoid(-x)`.
public struct LogSigmoidFunction: Operation {
  /// `logSigmoid`.
  public static var name: String { "logSigmoid" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.floatType(Self.name)
  }

  /// The cotangent times `sigmoid(-x)`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * (-inputs[0]).sigmoid()]
  }

  /// `-softplus(-x)`.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([output.dtype]) { program, values in
        let opposite = program.apply(.negate, values[0])
        return program.apply(.negate, program.apply(.softplus, opposite))
      })
  }

  /// Both signs.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([2, 3])]) { $0[0].logSigmoid() }]
  }
}

extension Tensor {
  /// The logarithm of the logistic function of every element.
  public func logSigmoid(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(LogSigmoidFunction(), self, file: file, line: line)
  }
}
