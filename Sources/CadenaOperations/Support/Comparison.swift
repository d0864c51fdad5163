import CadenaGraph
import CadenaText

/// A comparison of two tensors, element by element: a mask, without gradient.
///
/// Operands are broadcast and have one element type. A comparison with NaN is false, but `.!=` is
/// true.
public protocol Comparison: Operation {
  /// The opcode that compares.
  static var opcode: ScalarOpcode { get }
}

extension Comparison {
  /// The broadcast shape, as bool.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    TensorType(try inputs.broadcastType(Self.name).shape, .bool)
  }

  /// One comparison per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(Self.opcode, [inputs.dtype(0), inputs.dtype(1)]))
  }
}
