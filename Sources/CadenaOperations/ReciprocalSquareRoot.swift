import CadenaGraph

/// One over the square root of every element: `x^(-1/2)`. The gradient is `-g · y³ / 2`.
public struct ReciprocalSquareRoot: UnaryFunction {
  /// `reciprocalSquareRoot`.
  public static var name: String { "reciprocalSquareRoot" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .reciprocalSquareRoot }

  /// `-g · y³ / 2` of the output.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * (output.squared() * output * output.constant(-0.5))]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of positive numbers", [.init([2, 3], .uniform(0.3...3))]) {
        $0[0].reciprocalSquareRoot()
      }
    ]
  }
}

extension Tensor {
  /// One over the square root of every element.
  public func reciprocalSquareRoot(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(ReciprocalSquareRoot(), self, file: file, line: line)
  }
}
