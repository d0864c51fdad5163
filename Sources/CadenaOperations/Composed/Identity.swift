import CadenaGraph
import CadenaText

/// The identity matrix: ones on the diagonal, zeros elsewhere.
public enum Identity: ComposedOperation {
  /// `identity`.
  public static var name: String { "identity" }

  /// Three rows.
  public static var examples: [OperationExample] {
    [
      OperationExample("of three rows", []) { _ in .identity(3, dtype: .float64) },
      OperationExample("times a matrix", [.init([2, 3])]) {
        Tensor.identity(2, dtype: $0[0].dtype).matmul($0[0])
      },
    ]
  }
}

extension Tensor {
  /// The identity matrix with `size` rows and columns, at least one.
  public static func identity(
    _ size: Int, dtype: DType = .float32, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    iota(size, file: file, line: line).oneHot(
      classes: size, dtype: dtype, file: file, line: line)
  }
}
