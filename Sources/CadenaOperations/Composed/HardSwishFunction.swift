import CadenaGraph

/// `x · min(max(x + 3, 0), 6) / 6`: SiLU made of straight lines.
///
/// Source: Howard and others, "Searching for MobileNetV3", 2019.
public enum HardSwishFunction: ComposedOperation {
  /// `hardSwish`.
  public static var name: String { "hardSwish" }

  /// Elements on both sides of both corners.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([3, 3], .uniform(-5...5))]) { $0[0].hardSwish() }]
  }
}

extension Tensor {
  /// `x · min(max(x + 3, 0), 6) / 6` of every element.
  public func hardSwish(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    self * hardSigmoid(file: file, line: line)
  }
}
