import CadenaGraph

/// The natural logarithm of every element: -∞ at 0, NaN below. The gradient is `g / x`.
public struct Logarithm: UnaryFunction {
  /// `log`.
  public static var name: String { "log" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .log }

  /// The cotangent divided by the input.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent / inputs[0]]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of positive numbers", [.init([2, 3], .uniform(0.3...3))]) { $0[0].log() }
    ]
  }
}

extension Tensor {
  /// The natural logarithm of every element.
  public func log(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Logarithm(), self, file: file, line: line)
  }
}
