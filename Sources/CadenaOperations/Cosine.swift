import CadenaGraph

/// The cosine of every element, in radians. The gradient is `-g · sin x`.
public struct Cosine: UnaryFunction {
  /// `cos`.
  public static var name: String { "cos" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .cos }

  /// The cotangent times minus the sine.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [-(cotangent * inputs[0].sin())]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].cos() }
    ]
  }
}

extension Tensor {
  /// The cosine of every element, in radians.
  public func cos(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Cosine(), self, file: file, line: line)
  }
}
