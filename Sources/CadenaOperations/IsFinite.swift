import CadenaGraph
import CadenaText

/// Whether elements are numbers, neither infinite nor NaN: a mask. Floating-point; no gradient.
public struct IsFinite: Operation {
  /// `isFinite`.
  public static var name: String { "isFinite" }

  /// The input's shape, as bool.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    TensorType(try inputs.floatType(Self.name).shape, .bool)
  }

  /// One opcode per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.isFinite, [inputs.dtype(0)]))
  }

  /// Every kind of number.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of every kind", [.init([5], .listed([0, -1.5, .infinity, -.infinity, .nan]))]
      ) {
        $0[0].isFinite()
      }
    ]
  }
}

extension Tensor {
  /// The mask of the elements that are neither infinite nor NaN.
  public func isFinite(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(IsFinite(), self, file: file, line: line)
  }
}
