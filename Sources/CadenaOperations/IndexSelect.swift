import CadenaGraph
import CadenaText

/// Whole slices picked along an axis: `out[j, …] = x[index[j], …]` along axis 0.
///
/// The index is an int32 vector; the result has its length on the axis. The gradient adds the
/// cotangent's slices where they were read. An index outside the axis is found at evaluation.
public struct IndexSelect: Operation {
  /// The axis along which slices are picked.
  public let axis: Int

  /// `indexSelect`.
  public static var name: String { "indexSelect" }

  /// The shape with the index's length on the axis.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.requireIndex(1, Self.name)
    try inputs.requireAxis(axis, of: 0, Self.name)
    guard inputs.shape(1).rank == 1 else {
      throw ShapeError(Self.name, .rankMustBe("1", found: inputs.shape(1).rank), inputs.shapes)
    }
    return TensorType(
      inputs.shape(0).replacing(axis, with: inputs.shape(1)[0]), inputs.dtype(0))
  }

  /// The cotangent's slices, added into zeros where they were read.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let zeros = Tensor.constant(0, shape: inputs.shape(0), dtype: cotangent.dtype)
    return [.apply(IndexAdd(axis: axis), zeros, inputs[1], cotangent), nil]
  }

  /// A gather by rows.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .gather(axis: axis, byRows: true)
  }

  /// Rows and columns; slices read twice.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of rows", [.init([3, 2]), .init([4], .listed([2, 0, 2, 1]), dtype: .int32)]
      ) { $0[0].indexSelect($0[1], axis: 0) },
      OperationExample(
        "of a middle axis", [.init([2, 3, 2]), .init([2], .integers(below: 3), dtype: .int32)]
      ) { $0[0].indexSelect($0[1], axis: 1) },
    ]
  }
}

extension Tensor {
  /// Slices picked along an axis, in the order of an index: `out[j, …] = self[index[j], …]` for
  /// axis 0.
  ///
  /// - Parameter index: an `int32` or `uint8` vector.
  public func indexSelect(
    _ index: Tensor, axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = normalizedAxis(axis, IndexSelect.name, file: file, line: line)
    return .apply(IndexSelect(axis: axis), self, index.asIndex, file: file, line: line)
  }
}
