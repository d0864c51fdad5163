import CadenaGraph

/// The logistic function of every element: `1 / (1 + e^-x)`, from 0 to 1 (lecture A5).
///
/// Computed from powers that cannot overflow. The gradient is `g · y · (1 - y)`, computed from the
/// output.
public struct SigmoidFunction: UnaryFunction {
  /// `sigmoid`.
  public static var name: String { "sigmoid" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .sigmoid }

  /// `g · y · (1 - y)` of the output.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * (output * (output.constant(1) - output))]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].sigmoid() }
    ]
  }
}

extension Tensor {
  /// The logistic function, `1 / (1 + e^-x)`, of every element.
  public func sigmoid(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(SigmoidFunction(), self, file: file, line: line)
  }
}
