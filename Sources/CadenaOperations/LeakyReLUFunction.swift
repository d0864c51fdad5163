import CadenaGraph
import CadenaText

/// The positive part, with a small slope on the other side: x where x > 0, else `slope · x`.
///
/// Inputs: x and the slope, broadcast. The slope is an input so that it can be computed, or learnt
/// as in PReLU: its gradient is `g · x` where x ≤ 0.
///
/// Sources: Maas and others, "Rectifier nonlinearities improve neural network acoustic models",
/// 2013; He and others, "Delving deep into rectifiers", 2015, for the learnt slope.
public struct LeakyReLUFunction: Operation {
  /// `leakyReLU`.
  public static var name: String { "leakyReLU" }

  /// The broadcast shape of x and the slope.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.floatType(Self.name)
  }

  /// The cotangent, times the slope on the negative side.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let (x, slope) = (inputs[0], inputs[1])
    let zero = x.constant(0)
    let isPositive = x .> zero
    return [
      Tensor.where(isPositive, cotangent, cotangent * slope).summed(to: x.shape),
      Tensor.where(isPositive, zero, cotangent * x).summed(to: slope.shape),
    ]
  }

  /// A product and a selection.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([output.dtype, output.dtype]) { program, values in
        let isPositive = program.apply(.greater, values[0], program.constant(0, output.dtype))
        let small = program.apply(.multiply, values[0], values[1])
        return program.apply(.select, isPositive, values[0], small)
      })
  }

  /// One slope, a slope per column.
  public static var examples: [OperationExample] {
    [
      OperationExample("one slope", [.init([2, 4])]) { $0[0].leakyReLU(slope: 0.1) },
      OperationExample("a slope per column", [.init([3, 2]), .init([2], .uniform(0.1...0.5))]) {
        $0[0].leakyReLU(slope: $0[1])
      },
    ]
  }
}

extension Tensor {
  /// x where it is positive, `slope · x` elsewhere.
  public func leakyReLU(
    slope: Double = 0.01, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    leakyReLU(slope: Tensor(slope, dtype: dtype), file: file, line: line)
  }

  /// x where it is positive, `slope · x` elsewhere, with slopes that are broadcast: PReLU.
  public func leakyReLU(
    slope: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .apply(LeakyReLUFunction(), self, slope, file: file, line: line)
  }
}
