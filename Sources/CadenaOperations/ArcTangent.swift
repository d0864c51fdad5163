import CadenaGraph

/// The inverse tangent of every element, from -π/2 to π/2. The gradient is `g / (1 + x²)`.
public struct ArcTangent: UnaryFunction {
  /// `atan`.
  public static var name: String { "atan" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .atan }

  /// The cotangent divided by `1 + x²`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent / (inputs[0].squared() + inputs[0].constant(1))]
  }

  /// Where the function is defined.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].atan() }
    ]
  }
}

extension Tensor {
  /// The inverse tangent of every element, in radians.
  public func atan(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(ArcTangent(), self, file: file, line: line)
  }
}
