import CadenaGraph
import CadenaText

/// Whether elements are NaN: a mask. Floating-point; no gradient.
public struct IsNaN: Operation {
  /// `isNaN`.
  public static var name: String { "isNaN" }

  /// The input's shape, as bool.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    TensorType(try inputs.floatType(Self.name).shape, .bool)
  }

  /// Only NaN differs from itself.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([inputs.dtype(0)]) { program, values in
        program.apply(.notEqual, values[0], values[0])
      })
  }

  /// Every kind of number.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of every kind", [.init([5], .listed([0, -1.5, .infinity, -.infinity, .nan]))]
      ) {
        $0[0].isNaN()
      }
    ]
  }
}

extension Tensor {
  /// The mask of the elements that are NaN.
  public func isNaN(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(IsNaN(), self, file: file, line: line)
  }
}
