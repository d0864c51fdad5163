import CadenaGraph

/// The square root of every element: NaN below 0. The gradient is `g / (2 √x)`, infinite at 0.
public struct SquareRoot: UnaryFunction {
  /// `squareRoot`.
  public static var name: String { "squareRoot" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .squareRoot }

  /// The cotangent divided by twice the output.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent / (output * output.constant(2))]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of positive numbers", [.init([2, 3], .uniform(0.3...3))]) {
        $0[0].squareRoot()
      }
    ]
  }
}

extension Tensor {
  /// The square root of every element.
  public func squareRoot(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(SquareRoot(), self, file: file, line: line)
  }
}
