import CadenaGraph

/// `e^x - 1` for every element, exact to the last digits near 0, where the difference would lose
/// them. The gradient is `g · (e^x - 1 + 1)`.
public struct ExpMinusOne: UnaryFunction {
  /// `expMinusOne`.
  public static var name: String { "expMinusOne" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .expMinusOne }

  /// The cotangent times the output plus one.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * (output + output.constant(1))]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].expMinusOne() }
    ]
  }
}

extension Tensor {
  /// `e^x - 1` of every element, exact near 0.
  public func expMinusOne(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(ExpMinusOne(), self, file: file, line: line)
  }
}
