/// Uniform numbers from `±gain·√(6 / (fanIn + fanOut))`: keeps the variance of signals forward and
/// of gradients backward about the same from layer to layer, for tanh-like activations.
///
/// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
/// networks", 2010, equation 16.
public struct GlorotUniform: Initializer {
  /// A factor for the activation that follows; 5/3 is usual for tanh.
  public let gain: Double

  /// Glorot's uniform range.
  public init(gain: Double = 1) { self.gain = gain }

  /// Uniform numbers within Glorot's range.
  public func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double] {
    let sum = Double(Swift.max(1, fans.fanIn + fans.fanOut))
    return uniform(shape.count, gain * (6 / sum).squareRoot(), &generator)
  }
}
