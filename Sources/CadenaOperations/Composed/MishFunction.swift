import CadenaGraph

/// `x · tanh(softplus(x))`.
///
/// Source: Misra, "Mish: a self regularized non-monotonic activation function", 2019.
public enum MishFunction: ComposedOperation {
  /// `mish`.
  public static var name: String { "mish" }

  /// Both signs.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([2, 4])]) { $0[0].mish() }]
  }
}

extension Tensor {
  /// `x · tanh(softplus(x))` of every element.
  public func mish(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    self * softplus(file: file, line: line).tanh(file: file, line: line)
  }
}
