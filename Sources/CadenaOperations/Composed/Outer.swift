import CadenaGraph
import CadenaText

/// The outer product of two vectors: `out[i, j] = a[i] · b[j]`, of shape `[m, n]`.
public enum Outer: ComposedOperation {
  /// `outer`.
  public static var name: String { "outer" }

  /// Vectors of different lengths.
  public static var examples: [OperationExample] {
    [OperationExample("of two vectors", [.init([3]), .init([4])]) { $0[0].outer($0[1]) }]
  }
}

extension Tensor {
  /// The outer product with another vector: `out[i, j] = self[i] · other[j]`.
  public func outer(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    for vector in [self, other] where vector.rank != 1 {
      stop(
        ShapeError(Outer.name, .rankMustBe("1", found: vector.rank), [shape, other.shape]), file,
        line)
    }
    return .apply(
      Multiply(), reshaped(to: [count, 1]), other.reshaped(to: [1, other.count]), file: file,
      line: line)
  }
}
