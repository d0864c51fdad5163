import CadenaGraph
import CadenaText

/// Rows of a table looked up by number: `out[…, :] = weight[index[…], :]`.
///
/// The index (int32 or uint8) has any shape, the weight `[rows, size]`, the result the index's shape with
/// one more axis of extent `size`. The gradient of the weight adds up the cotangent's rows that
/// read the same row. A number outside 0..<rows is found at evaluation.
public enum EmbeddingLookup: ComposedOperation {
  /// `embedding`.
  public static var name: String { "embedding" }

  /// A matrix of numbers; a single number.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of a matrix", [.init([2, 3], .integers(below: 4), dtype: .int32), .init([4, 2])]
      ) { $0[0].embedding($0[1]) },
      OperationExample(
        "of one number", [.init(.scalar, .listed([2]), dtype: .int32), .init([4, 3])]
      ) { $0[0].embedding($0[1]) },
    ]
  }
}

extension Tensor {
  /// The rows of a table with these numbers.
  ///
  /// - Parameter weight: the table, of shape `[rows, size]`.
  public func embedding(
    _ weight: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if weight.rank != 2 {
      stop(
        ShapeError(
          EmbeddingLookup.name, .rankMustBe("2", found: weight.rank), [shape, weight.shape]),
        file, line)
    }
    if weight.shape[0] == 0, count > 0 {
      stop(
        ShapeError(EmbeddingLookup.name, .emptyTable(indices: count), [shape, weight.shape]), file,
        line)
    }
    let output = shape.inserting(weight.shape[1], at: rank, file: file, line: line)
    return Tensor.apply(
      IndexSelect(axis: 0), weight, asIndex.reshaped(to: [count]), file: file, line: line
    ).reshaped(to: output, file: file, line: line)
  }
}
