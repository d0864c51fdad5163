import CadenaGraph
import CadenaText

/// Tensors one after the other along an axis, in which alone their extents may differ. The
/// gradients are the parts of the cotangent.
public struct Concatenate: Operation {
  /// The axis along which they are joined.
  public let axis: Int

  /// `concatenate`.
  public static var name: String { "concatenate" }

  /// The extents, added up on the axis.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    guard inputs.count > 0 else { throw ShapeError(Self.name, .noTensors, []) }
    try inputs.requireOneDType(Self.name)
    try inputs.requireAxis(axis, of: 0, Self.name)
    var extent = 0
    for input in 0..<inputs.count {
      try inputs.requireSameExtents(0, input, except: axis, Self.name)
      extent += inputs.shape(input)[axis]
    }
    return TensorType(inputs.shape(0).replacing(axis, with: extent), inputs.dtype(0))
  }

  /// The parts of the cotangent.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    var start = 0
    return (0..<inputs.count).map { input in
      let stop = start + inputs.shape(input)[axis]
      defer { start = stop }
      return cotangent.sliced(axis: axis, from: start, to: stop)
    }
  }

  /// A concatenation.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .concatenate(axis: axis)
  }

  /// Rows, columns, one tensor twice.
  public static var examples: [OperationExample] {
    [
      OperationExample("of rows", [.init([2, 3]), .init([1, 3]), .init([3, 3])]) {
        .concatenated($0, axis: 0)
      },
      OperationExample("of columns", [.init([2, 1, 2]), .init([2, 1, 3])]) {
        .concatenated($0, axis: -1)
      },
      OperationExample("of a tensor with itself", [.init([3])]) {
        .concatenated([$0[0], $0[0]], axis: 0)
      },
    ]
  }
}

extension Tensor {
  /// Tensors one after the other along an axis; their other extents must agree.
  public static func concatenated(
    _ tensors: [Tensor], axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    guard let first = tensors.first else {
      stop(ShapeError(Concatenate.name, .noTensors, []), file, line)
    }
    let axis = first.normalizedAxis(axis, Concatenate.name, file: file, line: line)
    return tensors.count == 1
      ? first : .apply(Concatenate(axis: axis), to: tensors, file: file, line: line)
  }
}
