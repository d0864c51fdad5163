import CadenaGraph
import CadenaText

/// The elements of some axes in reverse order: `out[i] = x[n - 1 - i]`. The gradient is the
/// cotangent, reversed. A view: nothing is copied.
public struct Flip: Operation {
  /// The axes that are reversed.
  public let axes: AxisSet

  /// `flip`.
  public static var name: String { "flip" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let source = inputs.shape(0)
    for axis in axes.axes where axis >= source.rank {
      throw ShapeError(Self.name, .axisOutOfRange(axis, rank: source.rank), [source])
    }
    return inputs.node(0).type
  }

  /// The cotangent, reversed.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [.apply(self, cotangent)]
  }

  /// A view with negative strides that begins at the last positions.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    var strides = inputs.shape(0).strides
    var offset = 0
    for axis in axes.axes {
      offset += strides[axis] * Swift.max(0, output.shape[axis] - 1)
      strides[axis] = -strides[axis]
    }
    return .view(offset: output.shape.count == 0 ? 0 : offset, strides: strides)
  }

  /// One axis, two axes.
  public static var examples: [OperationExample] {
    [
      OperationExample("of one axis", [.init([2, 3])]) { $0[0].flipped(axes: [1]) },
      OperationExample("of two axes", [.init([2, 3, 2])]) { $0[0].flipped(axes: [0, -1]) },
    ]
  }
}

extension Tensor {
  /// The tensor with the elements of some axes, or of all when none are named, in reverse order.
  public func flipped(
    axes: [Int]? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axes = axisSet(axes, Flip.name, file: file, line: line)
    return axes.isEmpty ? self : .apply(Flip(axes: axes), self, file: file, line: line)
  }
}
