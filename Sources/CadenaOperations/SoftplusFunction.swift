import CadenaGraph

/// A smooth positive part: `log(1 + e^(β x)) / β`.
///
/// Exact everywhere (no switch to a straight line for large arguments) and free of overflow. The
/// node computes β = 1; other values scale before and after it. The gradient is `g · sigmoid(β x)`.
///
/// Source: Dugas and others, "Incorporating second-order functional knowledge for better option
/// pricing", 2001.
public struct SoftplusFunction: UnaryFunction {
  /// `softplus`.
  public static var name: String { "softplus" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .softplus }

  /// The cotangent times the logistic function.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent * inputs[0].sigmoid()]
  }

  /// Two sharpnesses.
  public static var examples: [OperationExample] {
    [
      OperationExample("with beta 1", [.init([2, 3])]) { $0[0].softplus() },
      OperationExample("with beta 2", [.init([2, 3])]) { $0[0].softplus(beta: 2) },
    ]
  }
}

extension Tensor {
  /// `log(1 + e^(β x)) / β` of every element; β is positive, and larger values are closer to the
  /// positive part.
  public func softplus(
    beta: Double = 1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if beta == 1 { return .apply(SoftplusFunction(), self, file: file, line: line) }
    let scale = Tensor(beta, dtype: dtype)
    return .apply(SoftplusFunction(), self * scale, file: file, line: line) / scale
  }
}
