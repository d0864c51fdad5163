import CadenaGraph

/// The tangent of every element, in radians. The gradient is `g · (1 + tan² x)`.
public struct Tangent: UnaryFunction {
  /// `tan`.
  public static var name: String { "tan" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .tan }

  /// `g · (1 + y²)` of the output.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * (output.squared() + output.constant(1))]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("around zero", [.init([2, 3], .uniform(-1.2...1.2))]) { $0[0].tan() }
    ]
  }
}

extension Tensor {
  /// The tangent of every element, in radians.
  public func tan(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Tangent(), self, file: file, line: line)
  }
}
