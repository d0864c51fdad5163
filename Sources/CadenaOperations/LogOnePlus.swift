import CadenaGraph

/// `log(1 + x)` for every element, exact to the last digits near 0, where the sum would lose them.
/// The gradient is `g / (1 + x)`.
public struct LogOnePlus: UnaryFunction {
  /// `logOnePlus`.
  public static var name: String { "logOnePlus" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .logOnePlus }

  /// The cotangent divided by one plus the input.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent / (inputs[0] + inputs[0].constant(1))]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of numbers above -1", [.init([2, 3], .uniform(-0.7...3))]) {
        $0[0].logOnePlus()
      }
    ]
  }
}

extension Tensor {
  /// `log(1 + x)` of every element, exact near 0.
  public func logOnePlus(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(LogOnePlus(), self, file: file, line: line)
  }
}
