import CadenaGraph

/// Every element rounded to the nearest whole number, halves to the even neighbour. Its gradient is
/// 0 everywhere.
public struct Round: UnaryFunction {
  /// `round`.
  public static var name: String { "round" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .round }

  /// Nothing flows.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [nil]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].round() }
    ]
  }
}

extension Tensor {
  /// Every element rounded to the nearest whole number, halves to the even neighbour.
  public func round(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Round(), self, file: file, line: line)
  }
}
