import CadenaGraph
import CadenaText

/// A tensor with others' elements added along an axis: `out = x`, then
/// `out[i, index[i, j]] += source[i, j]` along axis 1; the reverse of gather.
///
/// Index (int32) and source have the same shape, and x's extents on all other axes. Elements that
/// go to the same place are added in the order of the index. The gradient of x is the cotangent,
/// that of the source is gathered from it. An index outside the axis is found at evaluation.
public struct ScatterAdd: Operation {
  /// The axis along which elements are placed.
  public let axis: Int

  /// `scatterAdd`.
  public static var name: String { "scatterAdd" }

  /// The type of x.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.requireIndex(1, Self.name)
    try inputs.requireNumbers(0, Self.name)
    try inputs.requireAxis(axis, of: 0, Self.name)
    try inputs.requireSameExtents(0, 1, except: axis, Self.name)
    guard inputs.dtype(0) == inputs.dtype(2) else {
      throw ShapeError(
        Self.name,
        .elementTypesDiffer([inputs.dtype(0).description, inputs.dtype(2).description]),
        inputs.shapes)
    }
    try inputs.requireSameExtents(1, 2, except: -1, Self.name)
    return inputs.node(0).type
  }

  /// The cotangent, and what gather reads from it.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent, nil, .apply(Gather(axis: axis), cotangent, inputs[1])]
  }

  /// A scatter by elements.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .scatterAdd(axis: axis, byRows: false)
  }

  /// Along both axes of a matrix, with positions hit several times.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "along rows",
        [.init([2, 3]), .init([2, 4], .integers(below: 3), dtype: .int32), .init([2, 4])]
      ) { $0[0].scatterAdd($0[2], at: $0[1], axis: 1) },
      OperationExample(
        "along columns",
        [.init([3, 2]), .init([2, 2], .listed([2, 0, 2, 1]), dtype: .int32), .init([2, 2])]
      ) { $0[0].scatterAdd($0[2], at: $0[1], axis: 0) },
    ]
  }
}

extension Tensor {
  /// This tensor with elements of `source` added: `out[i, index[i, j]] += source[i, j]` for axis 1.
  ///
  /// - Parameter index: `int32` or `uint8`, of the source's shape.
  public func scatterAdd(
    _ source: Tensor, at index: Tensor, axis: Int, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let axis = normalizedAxis(axis, ScatterAdd.name, file: file, line: line)
    return .apply(ScatterAdd(axis: axis), self, index.asIndex, source, file: file, line: line)
  }
}
