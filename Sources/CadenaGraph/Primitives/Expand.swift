import CadenaText

/// A tensor stretched to a larger shape without copying: axes of extent 1, and missing ones in
/// front, are repeated.
///
/// `out[i, j] = x[0, j]` for x of shape `[1, n]`. The gradient is the sum over the repeated axes.
public struct Expand: Operation {
  /// The shape to stretch to.
  public let shape: Shape

  /// `expand`.
  public static var name: String { "expand" }

  /// The target, if the input can be stretched to it.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let source = inputs.shape(0)
    guard source.rank <= shape.rank, Shape.broadcast(source, shape) == shape else {
      throw ShapeError(Self.name, .cannotExpand(shape.description), [source])
    }
    return TensorType(shape, inputs.dtype(0))
  }

  /// The sum over the repeated axes.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent.summed(to: inputs.shape(0))]
  }

  /// A view with stride 0 along the repeated axes.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    let source = inputs.shape(0)
    let sourceStrides = source.strides
    let missing = shape.rank - source.rank
    let strides = (0..<shape.rank).map { axis in
      axis < missing || source[axis - missing] == 1 ? 0 : sourceStrides[axis - missing]
    }
    return .view(offset: 0, strides: strides)
  }

  /// A row repeated, a scalar repeated.
  public static var examples: [OperationExample] {
    [
      OperationExample("a row repeated", [.init([1, 3])]) { $0[0].expanded(to: [4, 3]) },
      OperationExample("a scalar repeated", [.init(.scalar)]) { $0[0].expanded(to: [2, 3]) },
    ]
  }
}

extension Tensor {
  /// The tensor stretched to a shape: axes of extent 1, and missing ones in front, are repeated.
  public func expanded(
    to shape: Shape, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    shape == self.shape ? self : .apply(Expand(shape: shape), self, file: file, line: line)
  }
}
