import CadenaGraph
import CadenaText

/// A tensor raised to the powers of another, element by element: `a^b`.
///
/// Shapes are broadcast; a negative base with a broken exponent gives NaN. The gradients are
/// `g · b · a^(b-1)` and `g · a^b · log a`; where b is 0 the first is 0, and where a is 0 the
/// second is 0, so that powers at 0 do not turn into NaN. Floating-point. For an exponent that is a
/// literal use `raised(to: 2)`, which is cheaper.
public struct Power: Operation {
  /// `power`.
  public static var name: String { "power" }

  /// The broadcast shape of the operands.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.floatType(Self.name)
  }

  /// `g · b · a^(b-1)` and `g · a^b · log a`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let (base, exponent) = (inputs[0], inputs[1])
    let (zero, one) = (base.constant(0), base.constant(1))
    // The number that is selected away must be harmless as well: its own gradient is 0 times it.
    let lowered = Tensor.where(exponent .== zero, one, exponent) - one
    let slope = exponent * base.raised(to: lowered)
    let logarithm = Tensor.where(base .== zero, one, base).log()
    return [
      (cotangent * slope).summed(to: base.shape),
      (cotangent * output * logarithm).summed(to: exponent.shape),
    ]
  }

  /// One power per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.power, [output.dtype, output.dtype]))
  }

  /// Positive bases with any exponents, broadcast.
  public static var examples: [OperationExample] {
    [
      OperationExample("of equal shapes", [.init([2, 3], .uniform(0.5...2)), .init([2, 3])]) {
        $0[0].raised(to: $0[1])
      },
      OperationExample("column to row", [.init([2, 1], .uniform(0.5...2)), .init([3])]) {
        $0[0].raised(to: $0[1])
      },
    ]
  }
}

extension Tensor {
  /// Every element raised to the power of the exponent's element; shapes are broadcast.
  public func raised(
    to exponent: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .apply(Power(), self, exponent, file: file, line: line)
  }
}
