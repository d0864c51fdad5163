import CadenaGraph
import CadenaText

/// Class numbers as rows of zeros with a single one: `out[…, index[…]] = 1`.
///
/// The index (int32 or uint8) has any shape, and the result one more axis, of extent `classes`. No gradient.
/// A class outside 0..<classes is found at evaluation.
public enum OneHot: ComposedOperation {
  /// `oneHot`.
  public static var name: String { "oneHot" }

  /// A vector and a matrix of class numbers.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a vector", [.init([4], .integers(below: 3), dtype: .int32)]) {
        $0[0].oneHot(classes: 3, dtype: .float64)
      },
      OperationExample("of a matrix", [.init([2, 2], .integers(below: 4), dtype: .int32)]) {
        $0[0].oneHot(classes: 4)
      },
    ]
  }
}

extension Tensor {
  /// These class numbers as one-hot rows of `float32`, unless told otherwise.
  ///
  /// - Parameters:
  ///   - classes: the extent of the new last axis.
  ///   - dtype: `float32`, `float64` or `int32`.
  public func oneHot(
    classes: Int, dtype: DType = .float32, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if classes < 1 {
      stop(
        ShapeError(
          OneHot.name, .argumentOutOfRange("classes", "\(classes)", allowed: "≥ 1"), [shape]),
        file, line)
    }
    let wide = shape.inserting(classes, at: rank, file: file, line: line)
    let zeros = Tensor.constant(0, shape: wide, dtype: dtype)
    let single = shape.inserting(1, at: rank)
    return .apply(
      ScatterAdd(axis: rank), zeros, asIndex.reshaped(to: single),
      .constant(1, shape: single, dtype: dtype), file: file, line: line)
  }
}
