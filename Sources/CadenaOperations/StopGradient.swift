import CadenaGraph

/// A tensor through which no gradient flows: for differentiation it is a constant. Nothing is
/// copied.
public struct StopGradient: Operation {
  /// `stopGradient`.
  public static var name: String { "stopGradient" }

  /// The input's type.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType { inputs.node(0).type }

  /// The whole input, as it lies.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .view(offset: 0, strides: output.shape.strides)
  }

  /// Of a function whose derivative is 0 anyway.
  public static var examples: [OperationExample] {
    [OperationExample("of signs", [.init([2, 3])]) { $0[0].sign().stoppingGradient() }]
  }
}

extension Tensor {
  /// The same values, as a constant for differentiation: no gradient flows to what they were
  /// computed from.
  public func stoppingGradient(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    .apply(StopGradient(), self, file: file, line: line)
  }

  /// The same values as a new assignment gives them to a variable: no gradient flows on, but one
  /// with respect to the variable's value ends here.
  package func assigned(file: StaticString, line: UInt) -> Tensor {
    .assigned(self, under: StopGradient(), file: file, line: line)
  }
}
