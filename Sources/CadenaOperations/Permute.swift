import CadenaGraph
import CadenaText

/// The same elements with the axes in another order.
///
/// Axis i of the result is axis `order[i]` of the input: for x of shape `[a, b, c]` and the order
/// `[2, 0, 1]`, `out[k, i, j] = x[i, j, k]`, of shape `[c, a, b]`. The gradient is the cotangent
/// with the axes put back. A view: nothing is copied.
public struct Permute: Operation {
  /// Which axis of the input comes at each place.
  public let order: AxisOrder

  /// `permute`.
  public static var name: String { "permute" }

  /// The extents in the new order.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let source = inputs.shape(0)
    guard source.rank == order.count else {
      throw ShapeError(Self.name, .notAPermutation(order.axes, rank: source.rank), [source])
    }
    var shape = Shape()
    for place in 0..<order.count { shape.append(source[order[place]]) }
    return TensorType(shape, inputs.dtype(0))
  }

  /// The cotangent with the axes put back.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [.apply(Permute(order: order.inverse), cotangent)]
  }

  /// A view with the input's strides in the new order.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    let strides = inputs.shape(0).strides
    return .view(offset: 0, strides: order.axes.map { strides[$0] })
  }

  /// Cycling three axes, exchanging two.
  public static var examples: [OperationExample] {
    [
      OperationExample("cycled", [.init([2, 3, 4])]) { $0[0].permuted([2, 0, 1]) },
      OperationExample("last axis first", [.init([2, 1, 2, 3])]) { $0[0].permuted([-1, 0, 1, 2]) },
    ]
  }
}

extension Tensor {
  /// The tensor with its axes in another order: axis i of the result is axis `order[i]`.
  ///
  /// Negative axes count from the end; every axis must be named once.
  public func permuted(
    _ order: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let order = checked(file, line, try AxisOrder(order, of: shape, operation: Permute.name))
    return order.isIdentity ? self : .apply(Permute(order: order), self, file: file, line: line)
  }
}
