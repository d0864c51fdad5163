import CadenaGraph

/// `x · sigmoid(x)`, also called swish.
///
/// Sources: Hendrycks and Gimpel, "Gaussian error linear units", 2016; Ramachandran, Zoph and Le,
/// "Searching for activation functions", 2017.
public enum SiLUFunction: ComposedOperation {
  /// `silu`.
  public static var name: String { "silu" }

  /// Both signs.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([2, 4])]) { $0[0].silu() }]
  }
}

extension Tensor {
  /// `x · sigmoid(x)` of every element.
  public func silu(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    self * sigmoid(file: file, line: line)
  }
}
