import CadenaGraph

/// One over every element: `1 / x`. The gradient is `-g · y²`.
public struct Reciprocal: UnaryFunction {
  /// `reciprocal`.
  public static var name: String { "reciprocal" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .reciprocal }

  /// `-g · y²` of the output.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [-(cotangent * output.squared())]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of positive numbers", [.init([2, 3], .uniform(0.3...3))]) {
        $0[0].reciprocal()
      },
      OperationExample("of negative numbers", [.init([3], .uniform(-3 ... -0.3))]) {
        $0[0].reciprocal()
      },
    ]
  }
}

extension Tensor {
  /// One over every element.
  public func reciprocal(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Reciprocal(), self, file: file, line: line)
  }
}
