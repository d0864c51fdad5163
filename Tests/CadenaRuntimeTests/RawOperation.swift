import CadenaGraph
import CadenaRuntime
import Testing

/// An operation that is nothing but a lowering and the type it is said to give: tests reach every
/// lowering with it, without the operations.
struct RawOperation: Operation {
  let definition: Lowering
  let type: TensorType

  static var name: String { "raw" }
  static var examples: [OperationExample] { [] }

  func infer(_ inputs: Operands) throws(ShapeError) -> TensorType { type }

  func lowering(_ inputs: Operands, output: TensorType) -> Lowering { definition }
}

/// A node of a lowering; the caller's line is its origin.
func raw(
  _ lowering: Lowering, _ inputs: [Tensor], _ shape: Shape, _ dtype: DType = .float64,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  .apply(
    RawOperation(definition: lowering, type: TensorType(shape, dtype)), to: inputs, file: file,
    line: line)
}

/// The elements of a tensor as the reference executor computes them.
func reference(_ tensor: Tensor) throws -> [Double] {
  let storage = try #require(try ReferenceExecutor().run([tensor.node]).first)
  return Tensor(storage, shape: tensor.shape, dtype: tensor.dtype).scalars
}

/// A float64 tensor.
func doubles(_ numbers: [Double], _ shape: Shape? = nil) -> Tensor {
  Tensor(numbers, shape: shape, dtype: .float64)
}

/// Whether two numbers are the same element: the sign of a zero counts, and NaN equals NaN.
func isSame(_ a: Double, _ b: Double) -> Bool {
  (a.isNaN && b.isNaN) || (a == b && a.sign == b.sign)
}
