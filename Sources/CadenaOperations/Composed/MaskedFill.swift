import CadenaGraph

/// A tensor with a number in the places where a mask is true: `out = mask ? value : x`.
///
/// The mask is bool and broadcast. No gradient flows where it is true.
public enum MaskedFill: ComposedOperation {
  /// `maskedFill`.
  public static var name: String { "maskedFill" }

  /// A mask of the same shape, a row of conditions.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of equal shapes", [.init([2, 3]), .init([2, 3], .integers(below: 2), dtype: .bool)]
      ) { $0[0].filled(with: -1, where: $0[1]) },
      OperationExample("by a row", [.init([2, 2]), .init([2], .listed([0, 1]), dtype: .bool)]) {
        $0[0].filled(with: -10, where: $0[1])
      },
    ]
  }
}

extension Tensor {
  /// The tensor with a number in the places where a mask is true.
  public func filled(
    with value: Double, where mask: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .where(mask, number(value, file: file, line: line), self, file: file, line: line)
  }
}
