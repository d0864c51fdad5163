import CadenaGraph

/// Every element rounded down to a whole number. Its gradient is 0 everywhere.
public struct Floor: UnaryFunction {
  /// `floor`.
  public static var name: String { "floor" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .floor }

  /// Nothing flows.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [nil]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].floor() }
    ]
  }
}

extension Tensor {
  /// Every element rounded down.
  public func floor(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Floor(), self, file: file, line: line)
  }
}
