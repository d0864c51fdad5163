/// Normal numbers with mean 0 and standard deviation `gain·√(2 / (fanIn + fanOut))`.
///
/// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
/// networks", 2010, equation 12.
public struct GlorotNormal: Initializer {
  /// A factor for the activation that follows; 5/3 is usual for tanh.
  public let gain: Double

  /// Glorot's normal distribution.
  public init(gain: Double = 1) { self.gain = gain }

  /// Normal numbers with Glorot's deviation.
  public func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double] {
    let sum = Double(Swift.max(1, fans.fanIn + fans.fanOut))
    return normal(shape.count, gain * (2 / sum).squareRoot(), &generator)
  }
}
