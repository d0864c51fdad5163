import CadenaGraph

/// The sine of every element, in radians. The gradient is `g · cos x`.
public struct Sine: UnaryFunction {
  /// `sin`.
  public static var name: String { "sin" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .sin }

  /// The cotangent times the cosine.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * inputs[0].cos()]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].sin() }
    ]
  }
}

extension Tensor {
  /// The sine of every element, in radians.
  public func sin(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Sine(), self, file: file, line: line)
  }
}
