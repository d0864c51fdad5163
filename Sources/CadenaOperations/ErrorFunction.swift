import CadenaGraph

/// The error function of every element: `2/√π · ∫₀ˣ e^(-t²) dt`. The gradient is
/// `g · 2/√π · e^(-x²)`.
public struct ErrorFunction: UnaryFunction {
  /// `erf`.
  public static var name: String { "erf" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .erf }

  /// `g · 2/√π · e^(-x²)`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * ((-inputs[0].squared()).exp() * inputs[0].constant(2 / Double.pi.squareRoot()))]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].erf() }
    ]
  }
}

extension Tensor {
  /// The error function of every element.
  public func erf(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(ErrorFunction(), self, file: file, line: line)
  }
}
