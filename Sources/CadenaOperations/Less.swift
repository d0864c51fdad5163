import CadenaGraph

/// Whether the elements of two tensors of the first are less: the mask `a .< b`.
///
/// Shapes are broadcast and the element types agree; the result is bool and has no gradient. A comparison with NaN is false.
public struct Less: Comparison {
  /// `less`.
  public static var name: String { "less" }

  /// One opcode.
  public static var opcode: ScalarOpcode { .less }

  /// Integers with equal ones among them, and broadcast numbers.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of integers",
        [
          .init([2, 4], .integers(below: 3), dtype: .int32),
          .init([4], .integers(below: 3), dtype: .int32),
        ]
      ) { $0[0] .< $0[1] },
      OperationExample("of column and row", [.init([3, 1]), .init([4])]) { $0[0] .< $0[1] },
      OperationExample("with a number", [.init([4], .listed([-1, 0.5, 2, 0.5]))]) { $0[0] .< 0.5 },
    ]
  }
}

extension Tensor {
  /// The mask of the elements that are less than the other tensor's; shapes are broadcast.
  public static func .< (a: Tensor, b: Tensor) -> Tensor { apply(Less(), a, b) }

  /// The same comparison with a number of the tensor's element type.
  public static func .< (a: Tensor, b: Double) -> Tensor { a .< a.number(b) }
}
