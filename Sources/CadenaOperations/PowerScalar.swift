import CadenaGraph
import CadenaText

/// A tensor raised to one power that is part of the program: `x^n`, as in `x.raised(to: 3)`.
///
/// The gradient is `g · n · x^(n-1)`. Whole exponents up to 16 are products; the exponents 0, 0.5,
/// 1, 2, -0.5 and -1 never get here, since `raised(to:)` has better operations for them.
public struct PowerScalar: Operation {
  /// The exponent.
  public let exponent: Double

  /// `powerScalar`.
  public static var name: String { "powerScalar" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.floatType(Self.name)
  }

  /// `g · n · x^(n-1)`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let x = inputs[0]
    return [cotangent * (x.raised(to: exponent - 1) * x.constant(exponent))]
  }

  /// A chain of products, or one power per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    let dtype = output.dtype
    return .elementwise(
      ScalarProgram([dtype]) { program, values in
        let size = exponent.magnitude
        guard size == size.rounded(), size >= 1, size <= 16 else {
          return program.apply(.power, values[0], program.constant(exponent, dtype))
        }
        // Squares of squares, multiplied where the exponent has a binary digit 1.
        var digits = Int(size)
        var square = values[0]
        var product: ScalarProgram.Value?
        while true {
          if digits & 1 == 1 {
            product = product.map { program.apply(.multiply, $0, square) } ?? square
          }
          digits >>= 1
          if digits == 0 { break }
          square = program.apply(.square, square)
        }
        let power = product ?? square
        return exponent < 0 ? program.apply(.reciprocal, power) : power
      })
  }

  /// Whole, negative and broken exponents.
  public static var examples: [OperationExample] {
    [
      OperationExample("cube", [.init([2, 3])]) { $0[0].raised(to: 3) },
      OperationExample("seventh power", [.init([3], .uniform(0.5...1.5))]) { $0[0].raised(to: 7) },
      OperationExample("inverse square", [.init([3], .uniform(0.5...2))]) {
        $0[0].raised(to: -2)
      },
      OperationExample("broken exponent", [.init([3], .uniform(0.5...2))]) {
        $0[0].raised(to: 1.7)
      },
    ]
  }
}

extension Tensor {
  /// Every element raised to a power that is part of the program's structure: a literal. For an
  /// exponent that you computed use `raised(to: Tensor(exponent))`.
  public func raised(
    to exponent: Double, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    switch exponent {
    case 0: .constant(1, shape: shape, dtype: dtype)
    case 1: self
    case 2: squared(file: file, line: line)
    case 0.5: squareRoot(file: file, line: line)
    case -0.5: reciprocalSquareRoot(file: file, line: line)
    case -1: reciprocal(file: file, line: line)
    default: .apply(PowerScalar(exponent: exponent), self, file: file, line: line)
    }
  }
}
