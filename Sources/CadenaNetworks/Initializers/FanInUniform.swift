/// Uniform numbers from `U(-1/√m, 1/√m)`, m the number of a unit's inputs: the default of layers.
///
/// Source: lecture 003, row C14; LeCun et al., "Efficient BackProp", 1998. The biases of a layer
/// take the same range, as in PyTorch.
public struct FanInUniform: Initializer {
  /// The lecture's range.
  public init() {}

  /// Uniform numbers within ±1/√fanIn.
  public func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double] {
    let limit = 1 / Double(Swift.max(1, fans.fanIn)).squareRoot()
    return uniform(shape.count, limit, &generator)
  }
}

/// Uniform numbers from [-limit, limit).
func uniform(_ count: Int, _ limit: Double, _ generator: inout PhiloxGenerator) -> [Double] {
  (0..<count).map { _ in (2 * generator.uniform() - 1) * limit }
}

/// Numbers from the normal distribution with mean 0.
func normal(_ count: Int, _ deviation: Double, _ generator: inout PhiloxGenerator) -> [Double] {
  (0..<count).map { _ in generator.normal() * deviation }
}
