import CadenaGraph

/// The positive part of every element: `max(x, 0)` (lecture A5). The gradient passes where the
/// output is above 0; at 0 it is 0.
///
/// Source: Nair and Hinton, "Rectified linear units improve restricted Boltzmann machines", 2010.
public struct ReLUFunction: UnaryFunction {
  /// `relu`.
  public static var name: String { "relu" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .relu }

  /// The cotangent where the output is positive.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [.where(output .> output.constant(0), cotangent, output.constant(0))]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of both signs", [.init([2, 4])]) { $0[0].relu() }
    ]
  }
}

extension Tensor {
  /// The positive part, `max(x, 0)`, of every element.
  public func relu(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(ReLUFunction(), self, file: file, line: line)
  }
}
