import CadenaGraph
import CadenaText

/// Two axes exchanged: for a matrix, `out[j, i] = x[i, j]`. A view: nothing is copied.
public enum Transpose: ComposedOperation {
  /// `transpose`.
  public static var name: String { "transpose" }

  /// A matrix, and two axes of three.
  public static var examples: [OperationExample] {
    [
      OperationExample("of a matrix", [.init([2, 3])]) { $0[0].transposed() },
      OperationExample("of two axes", [.init([2, 3, 4])]) { $0[0].transposed(0, 2) },
    ]
  }
}

extension Tensor {
  /// The tensor with two axes exchanged; the last two when none are named.
  public func transposed(
    _ first: Int = -2, _ second: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let a = normalizedAxis(first, Transpose.name, file: file, line: line)
    let b = normalizedAxis(second, Transpose.name, file: file, line: line)
    if a == b { return self }
    var order = Array(0..<rank)
    order.swapAt(a, b)
    return .apply(Permute(order: AxisOrder(order)), self, file: file, line: line)
  }
}
