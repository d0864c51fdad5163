import CadenaGraph
import CadenaText

/// A tensor with whole slices of another added along an axis: `out = x`, then
/// `out[index[j], …] += source[j, …]` along axis 0; the reverse of `indexSelect`.
///
/// The index is an int32 vector with one entry per slice of the source. Slices that go to the same
/// place are added in the order of the index. The gradient of x is the cotangent, that of the
/// source is picked from it. An index outside the axis is found at evaluation.
public struct IndexAdd: Operation {
  /// The axis along which slices are placed.
  public let axis: Int

  /// `indexAdd`.
  public static var name: String { "indexAdd" }

  /// The type of x.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.requireIndex(1, Self.name)
    try inputs.requireNumbers(0, Self.name)
    try inputs.requireAxis(axis, of: 0, Self.name)
    guard inputs.dtype(0) == inputs.dtype(2) else {
      throw ShapeError(
        Self.name,
        .elementTypesDiffer([inputs.dtype(0).description, inputs.dtype(2).description]),
        inputs.shapes)
    }
    guard inputs.shape(1).rank == 1 else {
      throw ShapeError(Self.name, .rankMustBe("1", found: inputs.shape(1).rank), inputs.shapes)
    }
    try inputs.requireSameExtents(0, 2, except: axis, Self.name)
    guard inputs.shape(2)[axis] == inputs.shape(1)[0] else {
      throw ShapeError(
        Self.name,
        .extentsMustMatch(axis: axis, inputs.shape(1)[0], inputs.shape(2)[axis]), inputs.shapes)
    }
    return inputs.node(0).type
  }

  /// The cotangent, and the slices picked from it.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent, nil, .apply(IndexSelect(axis: axis), cotangent, inputs[1])]
  }

  /// A scatter by rows.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .scatterAdd(axis: axis, byRows: true)
  }

  /// Rows and columns; slices that meet.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of rows",
        [.init([3, 2]), .init([4], .listed([2, 0, 2, 1]), dtype: .int32), .init([4, 2])]
      ) { $0[0].indexAdd($0[2], at: $0[1], axis: 0) },
      OperationExample(
        "of columns",
        [.init([2, 3]), .init([2], .listed([1, 1]), dtype: .int32), .init([2, 2])]
      ) { $0[0].indexAdd($0[2], at: $0[1], axis: 1) },
    ]
  }
}

extension Tensor {
  /// This tensor with slices of `source` added: `out[index[j], …] += source[j, …]` for axis 0.
  ///
  /// - Parameter index: an `int32` or `uint8` vector with one entry per slice of the source.
  public func indexAdd(
    _ source: Tensor, at index: Tensor, axis: Int, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let axis = normalizedAxis(axis, IndexAdd.name, file: file, line: line)
    return .apply(IndexAdd(axis: axis), self, index.asIndex, source, file: file, line: line)
  }
}
