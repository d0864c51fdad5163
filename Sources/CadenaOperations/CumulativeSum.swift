import CadenaGraph
import CadenaText

/// Running sums along an axis: `out[i] = Σ_{k ≤ i} x[k]`, or `Σ_{k ≥ i} x[k]` in reverse. The
/// gradient is the running sum of the cotangent in the other direction.
public struct CumulativeSum: Operation {
  /// The axis along which is summed.
  public let axis: Int
  /// Whether sums run from the end.
  public let reverse: Bool

  /// `cumulativeSum`.
  public static var name: String { "cumulativeSum" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.requireNumbers(0, Self.name)
    try inputs.requireAxis(axis, of: 0, Self.name)
    return inputs.node(0).type
  }

  /// The running sum of the cotangent in the other direction.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [.apply(CumulativeSum(axis: axis, reverse: !reverse), cotangent)]
  }

  /// A scan.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .scan(product: false, axis: axis, reverse: reverse)
  }

  /// Along rows; along columns from the end.
  public static var examples: [OperationExample] {
    [
      OperationExample("along rows", [.init([2, 4])]) { $0[0].cumulativeSum(axis: 1) },
      OperationExample("from the end", [.init([3, 2])]) {
        $0[0].cumulativeSum(axis: 0, reverse: true)
      },
    ]
  }
}

extension Tensor {
  /// Running sums along an axis, from its beginning or, in reverse, from its end.
  public func cumulativeSum(
    axis: Int, reverse: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = normalizedAxis(axis, CumulativeSum.name, file: file, line: line)
    return .apply(CumulativeSum(axis: axis, reverse: reverse), self, file: file, line: line)
  }
}
