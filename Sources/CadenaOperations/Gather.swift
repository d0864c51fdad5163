import CadenaGraph
import CadenaText

/// Elements picked along an axis, one per element of an index: `out[i, j] = x[i, index[i, j]]`
/// along axis 1.
///
/// The index (int32) has x's extents on all other axes; the result has its shape. The gradient is
/// the cotangent, added at the positions that were read. An index outside the axis is found at
/// evaluation.
public struct Gather: Operation {
  /// The axis along which elements are picked.
  public let axis: Int

  /// `gather`.
  public static var name: String { "gather" }

  /// The index's shape.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.requireIndex(1, Self.name)
    try inputs.requireAxis(axis, of: 0, Self.name)
    try inputs.requireSameExtents(0, 1, except: axis, Self.name)
    return TensorType(inputs.shape(1), inputs.dtype(0))
  }

  /// The cotangent, added into zeros where it was read.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let zeros = Tensor.constant(0, shape: inputs.shape(0), dtype: cotangent.dtype)
    return [.apply(ScatterAdd(axis: axis), zeros, inputs[1], cotangent), nil]
  }

  /// A gather by elements.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .gather(axis: axis, byRows: false)
  }

  /// Along the first and the last axis; positions read twice.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "along rows", [.init([2, 4]), .init([2, 3], .integers(below: 4), dtype: .int32)]
      ) { $0[0].gather($0[1], axis: 1) },
      OperationExample(
        "along columns",
        [.init([3, 2]), .init([4, 2], .listed([0, 2, 1, 2, 0, 2, 1, 0]), dtype: .int32)]
      ) { $0[0].gather($0[1], axis: 0) },
    ]
  }
}

extension Tensor {
  /// Elements picked along an axis: `out[i, j] = self[i, index[i, j]]` for axis 1.
  ///
  /// - Parameter index: `int32` or `uint8`, with this tensor's extents on all other axes.
  public func gather(
    _ index: Tensor, axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = normalizedAxis(axis, Gather.name, file: file, line: line)
    return .apply(Gather(axis: axis), self, index.asIndex, file: file, line: line)
  }
}
