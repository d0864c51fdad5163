import CadenaGraph
import CadenaText

/// The inner product of two vectors: `Σ_i a[i] · b[i]`, a scalar.
public enum Dot: ComposedOperation {
  /// `dot`.
  public static var name: String { "dot" }

  /// Two vectors.
  public static var examples: [OperationExample] {
    [OperationExample("of two vectors", [.init([4]), .init([4])]) { $0[0].dot($0[1]) }]
  }
}

extension Tensor {
  /// The inner product with another vector of the same length.
  public func dot(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    for vector in [self, other] where vector.rank != 1 {
      stop(
        ShapeError(Dot.name, .rankMustBe("1", found: vector.rank), [shape, other.shape]), file, line
      )
    }
    if shape != other.shape {
      stop(
        ShapeError(
          Dot.name, .extentsMustMatch(axis: 0, shape[0], other.shape[0]), [shape, other.shape]),
        file, line)
    }
    return Tensor.apply(Multiply(), self, other, file: file, line: line)
      .sum(file: file, line: line)
  }
}
