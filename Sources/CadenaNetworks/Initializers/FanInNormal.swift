/// Normal numbers with mean 0 and standard deviation `1/√m`, m the number of a unit's inputs, so
/// that a unit's sum of inputs of variance 1 has variance 1.
///
/// Source: lecture 002, row C14 ("scaled by √fan-in"); LeCun et al., "Efficient BackProp", 1998.
public struct FanInNormal: Initializer {
  /// Normal numbers scaled by the root of the fan-in.
  public init() {}

  /// Normal numbers of deviation 1/√fanIn.
  public func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double] {
    normal(shape.count, 1 / Double(Swift.max(1, fans.fanIn)).squareRoot(), &generator)
  }
}
