import CadenaGraph

/// The exponential function of every element: `e^x`. The gradient is `g · e^x`.
public struct Exponential: UnaryFunction {
  /// `exp`.
  public static var name: String { "exp" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .exp }

  /// The cotangent times the output.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * output]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].exp() }
    ]
  }
}

extension Tensor {
  /// The exponential function, `e^x`, of every element.
  public func exp(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Exponential(), self, file: file, line: line)
  }
}
