import CadenaGraph

/// The sign of every element: -1, 0 or 1. Its gradient is 0 everywhere.
public struct Sign: UnaryFunction {
  /// `sign`.
  public static var name: String { "sign" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .sign }

  /// Nothing flows.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [nil]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].sign() }
    ]
  }
}

extension Tensor {
  /// The sign of every element: -1, 0 or 1.
  public func sign(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Sign(), self, file: file, line: line)
  }
}
