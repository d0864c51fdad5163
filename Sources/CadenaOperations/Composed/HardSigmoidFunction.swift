import CadenaGraph

/// A logistic function of straight lines: `min(max(x + 3, 0), 6) / 6`, from 0 to 1.
///
/// Source: Courbariaux, Bengio and David, "BinaryConnect", 2015; this form is MobileNetV3's (Howard
/// and others, 2019).
public enum HardSigmoidFunction: ComposedOperation {
  /// `hardSigmoid`.
  public static var name: String { "hardSigmoid" }

  /// Elements on both sides of both corners.
  public static var examples: [OperationExample] {
    [OperationExample("of a matrix", [.init([3, 3], .uniform(-5...5))]) { $0[0].hardSigmoid() }]
  }
}

extension Tensor {
  /// `min(max(x + 3, 0), 6) / 6` of every element.
  public func hardSigmoid(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    (self + constant(3)).relu6(file: file, line: line) * constant(1.0 / 6)
  }
}
