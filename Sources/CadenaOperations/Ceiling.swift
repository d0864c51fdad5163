import CadenaGraph

/// Every element rounded up to a whole number. Its gradient is 0 everywhere.
public struct Ceiling: UnaryFunction {
  /// `ceil`.
  public static var name: String { "ceil" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .ceil }

  /// Nothing flows.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [nil]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].ceil() }
    ]
  }
}

extension Tensor {
  /// Every element rounded up.
  public func ceil(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(Ceiling(), self, file: file, line: line)
  }
}
