import CadenaGraph
import CadenaText

/// A function of each element of one floating-point tensor, computed by one opcode.
///
/// The shape rule and the lowering are the same for all of them; a file adds the gradient rule, the
/// examples and the method that people call.
public protocol UnaryFunction: Operation {
  /// The opcode that computes the function.
  static var opcode: ScalarOpcode { get }
}

extension UnaryFunction {
  /// The input's type, which must be floating-point.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.floatType(Self.name)
  }

  /// One opcode per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(Self.opcode, [output.dtype]))
  }
}
