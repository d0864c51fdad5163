import CadenaGraph

/// The scaled exponential linear unit: `λ · x` where x > 0, else `λ α (e^x - 1)`, with the constants
/// λ ≈ 1.0507 and α ≈ 1.6733 that keep mean 0 and variance 1 from layer to layer.
///
/// Source: Klambauer and others, "Self-normalizing neural networks", 2017.
public enum SELUFunction: ComposedOperation {
  /// `selu`.
  public static var name: String { "selu" }

  /// The factor λ.
  static let scale = 1.0507009873554804934193349852946
  /// The limit α.
  static let alpha = 1.6732632423543772848170429916717

  /// Both signs.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([2, 4])]) { $0[0].selu() }]
  }
}

extension Tensor {
  /// The scaled exponential linear unit of every element.
  public func selu(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    elu(alpha: constant(SELUFunction.alpha), file: file, line: line) * constant(SELUFunction.scale)
  }
}
