import CadenaGraph

/// A tensor with its elements converted to another type.
///
/// Numbers become integers by cutting towards zero, saturating at the type's limits, NaN as 0; they
/// become bool as "not zero"; truth values become 0 and 1. The gradient is the cotangent, converted
/// back; none flows through types that are not floating-point.
public struct Cast: Operation {
  /// The element type of the result.
  public let dtype: DType

  /// `cast`.
  public static var name: String { "cast" }

  /// The input's shape with the new type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    TensorType(inputs.shape(0), dtype)
  }

  /// The cotangent with the input's type.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [inputs.dtype(0).isFloatingPoint ? cotangent.cast(to: inputs.dtype(0)) : nil]
  }

  /// One conversion per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([inputs.dtype(0)]) { program, values in program.cast(values[0], to: dtype) })
  }

  /// Between every two kinds of types.
  public static var examples: [OperationExample] {
    [
      OperationExample("to single precision", [.init([4])]) { $0[0].cast(to: .float32) },
      OperationExample("to integers", [.init([4], .listed([-1.7, 1.7, 1e12, 0]))]) {
        $0[0].cast(to: .int32)
      },
      OperationExample("of a mask", [.init([2], .listed([0, 1]), dtype: .bool)]) {
        $0[0].cast(to: .float64)
      },
      OperationExample("to a mask", [.init([3], .listed([0, 0.5, -3]))]) {
        $0[0].cast(to: .bool)
      },
    ]
  }
}

extension Tensor {
  /// The tensor with its elements converted to another type.
  public func cast(
    to dtype: DType, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    dtype == self.dtype ? self : .apply(Cast(dtype: dtype), self, file: file, line: line)
  }
}
