import CadenaGraph
import CadenaText

/// The exponential linear unit: x where x > 0, else `α (e^x - 1)`.
///
/// Inputs: x and α, broadcast. The gradient of x is g on the positive side and `g · (y + α)`, which
/// is `g · α e^x`, on the other; that of α is `g · (e^x - 1)` there.
///
/// Source: Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by
/// exponential linear units", 2015.
public struct ELUFunction: Operation {
  /// `elu`.
  public static var name: String { "elu" }

  /// The broadcast shape of x and α.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.floatType(Self.name)
  }

  /// The cotangent, times `y + α` on the negative side.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let (x, alpha) = (inputs[0], inputs[1])
    let zero = x.constant(0)
    let isPositive = x .> zero
    // Held below 0, since e^x of a large x would be infinite and 0 times it NaN.
    let decay = Tensor.where(isPositive, zero, x).expMinusOne()
    return [
      Tensor.where(isPositive, cotangent, cotangent * (output + alpha)).summed(to: x.shape),
      (cotangent * decay).summed(to: alpha.shape),
    ]
  }

  /// An exponential function, a product and a selection.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([output.dtype, output.dtype]) { program, values in
        let isPositive = program.apply(.greater, values[0], program.constant(0, output.dtype))
        let decay = program.apply(.expMinusOne, values[0])
        let small = program.apply(.multiply, decay, values[1])
        return program.apply(.select, isPositive, values[0], small)
      })
  }

  /// One α, an α per column.
  public static var examples: [OperationExample] {
    [
      OperationExample("one alpha", [.init([2, 4])]) { $0[0].elu(alpha: 0.8) },
      OperationExample("an alpha per column", [.init([3, 2]), .init([2], .uniform(0.5...1))]) {
        $0[0].elu(alpha: $0[1])
      },
    ]
  }
}

extension Tensor {
  /// x where it is positive, `α (e^x - 1)` elsewhere.
  public func elu(
    alpha: Double = 1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    elu(alpha: Tensor(alpha, dtype: dtype), file: file, line: line)
  }

  /// x where it is positive, `α (e^x - 1)` elsewhere, with α broadcast.
  public func elu(
    alpha: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .apply(ELUFunction(), self, alpha, file: file, line: line)
  }
}
