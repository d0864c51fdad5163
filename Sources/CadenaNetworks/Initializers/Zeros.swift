/// Every value is 0: for biases. Weights of a layer that start equal stay equal, since their
/// gradients are.
public struct Zeros: Initializer {
  /// Zeros.
  public init() {}

  /// As many zeros as the shape has elements.
  public func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double] {
    [Double](repeating: 0, count: shape.count)
  }
}
