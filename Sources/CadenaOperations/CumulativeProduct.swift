import CadenaGraph
import CadenaText

/// Running products along an axis: `out[i] = Π_{k ≤ i} x[k]`.
///
/// The gradient holds for zeros too, since nothing is divided: with `P[j] = Π_{k < j} x[k]`,
/// `dx[j] = P[j] · R[j]`, where `R[j] = g[j] + x[j+1] · R[j+1]`. The recurrence is solved by
/// doubling (Kogge and Stone, "A parallel algorithm for the efficient solution of a general class
/// of recurrence equations", 1973) in log₂ n rounds, each differentiable again.
public struct CumulativeProduct: Operation {
  /// The axis along which is multiplied.
  public let axis: Int

  /// `cumulativeProduct`.
  public static var name: String { "cumulativeProduct" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.requireNumbers(0, Self.name)
    try inputs.requireAxis(axis, of: 0, Self.name)
    return inputs.node(0).type
  }

  /// Products of all elements but one, without division.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let extent = inputs.shape(0)[axis]
    if extent < 2 { return [cotangent] }
    let before = output.moved(axis: axis, by: 1, filling: 1)
    var factor = inputs[0].moved(axis: axis, by: -1, filling: 0)
    var sum = cotangent
    var distance = 1
    while distance < extent {
      sum = sum + factor * sum.moved(axis: axis, by: -distance, filling: 0)
      factor = factor * factor.moved(axis: axis, by: -distance, filling: 0)
      distance *= 2
    }
    return [before * sum]
  }

  /// A scan.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .scan(product: true, axis: axis, reverse: false)
  }

  /// Along rows; with zeros among the factors.
  public static var examples: [OperationExample] {
    [
      OperationExample("along rows", [.init([2, 5])]) { $0[0].cumulativeProduct(axis: 1) },
      OperationExample(
        "with zeros", [.init([4, 2], .listed([2, 0, 0, -1, 1.5, 0, -0.5, 3]))]
      ) { $0[0].cumulativeProduct(axis: 0) },
    ]
  }
}

extension Tensor {
  /// Running products along an axis.
  public func cumulativeProduct(
    axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = normalizedAxis(axis, CumulativeProduct.name, file: file, line: line)
    return .apply(CumulativeProduct(axis: axis), self, file: file, line: line)
  }

  /// The elements of an axis moved by some places; a number comes in, what leaves is lost.
  fileprivate func moved(axis: Int, by places: Int, filling value: Double) -> Tensor {
    var (before, after) = (Shape(), Shape())
    for other in 0..<rank {
      before.append(other == axis ? Swift.max(0, places) : 0)
      after.append(other == axis ? Swift.max(0, -places) : 0)
    }
    let kept =
      places > 0
      ? sliced(axis: axis, from: 0, to: shape[axis] - places)
      : sliced(axis: axis, from: -places, to: shape[axis])
    return kept.padded(before: before, after: after, value)
  }
}
