import CadenaGraph

/// The positive part up to 6: `min(max(x, 0), 6)`. The gradient passes strictly between the bounds.
///
/// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.
public enum ReLU6Function: ComposedOperation {
  /// `relu6`.
  public static var name: String { "relu6" }

  /// Elements on both sides of both bounds.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([3, 3], .uniform(-4...10))]) { $0[0].relu6() }]
  }
}

extension Tensor {
  /// `min(max(x, 0), 6)` of every element.
  public func relu6(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    held(between: constant(0), constant(6), file: file, line: line)
  }
}
