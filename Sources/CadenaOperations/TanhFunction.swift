import CadenaGraph

/// The hyperbolic tangent of every element: `(e^x - e^-x) / (e^x + e^-x)`, from -1 to 1 (lecture
/// A5). The gradient is `g · (1 - y²)`, computed from the output.
public struct TanhFunction: UnaryFunction {
  /// `tanh`.
  public static var name: String { "tanh" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .tanh }

  /// `g · (1 - y²)` of the output.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * (output.constant(1) - output.squared())]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].tanh() }
    ]
  }
}

extension Tensor {
  /// The hyperbolic tangent of every element.
  public func tanh(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(TanhFunction(), self, file: file, line: line)
  }
}
