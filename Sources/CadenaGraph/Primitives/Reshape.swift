import CadenaText

/// The same elements in the same row-major order, with other axes. The gradient is the cotangent
/// with the old axes. Nothing is copied.
public struct Reshape: Operation {
  /// The new shape.
  public let shape: Shape

  /// `reshape`.
  public static var name: String { "reshape" }

  /// The new shape, if it has as many elements.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let source = inputs.shape(0)
    guard source.count == shape.count else {
      throw ShapeError(
        Self.name, .reshapeCount(from: source.count, to: shape.description), [source])
    }
    return TensorType(shape, inputs.dtype(0))
  }

  /// The cotangent with the input's shape.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent.reshaped(to: inputs.shape(0))]
  }

  /// A view with the new shape's own strides.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .view(offset: 0, strides: shape.strides)
  }

  /// Splitting and joining axes.
  public static var examples: [OperationExample] {
    [
      OperationExample("joining axes", [.init([2, 3, 2])]) { $0[0].reshaped(to: [6, 2]) },
      OperationExample("an axis of its own", [.init([4])]) { $0[0].reshaped(to: [2, 1, 2]) },
    ]
  }
}

extension Tensor {
  /// The same elements in the same order with another shape of as many elements.
  public func reshaped(
    to shape: Shape, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    shape == self.shape ? self : .apply(Reshape(shape: shape), self, file: file, line: line)
  }
}
