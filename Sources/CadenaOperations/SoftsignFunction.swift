import CadenaGraph
import CadenaText

/// `x / (1 + |x|)` for every element, from -1 to 1. The gradient is `g / (1 + |x|)²`.
///
/// Source: Bergstra and others, "Quadratic polynomials learn better image features", 2009.
public struct SoftsignFunction: Operation {
  /// `softsign`.
  public static var name: String { "softsign" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.floatType(Self.name)
  }

  /// The cotangent divided by `(1 + |x|)²`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let share = (inputs[0].absolute() + inputs[0].constant(1)).reciprocal()
    return [cotangent * share.squared()]
  }

  /// An absolute value, a sum, a quotient.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([output.dtype]) { program, values in
        let size = program.apply(.absolute, values[0])
        let sum = program.apply(.add, size, program.constant(1, output.dtype))
        return program.apply(.divide, values[0], sum)
      })
  }

  /// Both signs.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([2, 3])]) { $0[0].softsign() }]
  }
}

extension Tensor {
  /// `x / (1 + |x|)` of every element.
  public func softsign(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(SoftsignFunction(), self, file: file, line: line)
  }
}
