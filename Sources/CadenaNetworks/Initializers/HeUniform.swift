/// Uniform numbers from `±√(6 / ((1 + slope²)·fanIn))`: keeps the variance of signals through
/// layers of rectified units, which lose half of it.
///
/// Source: He et al., "Delving deep into rectifiers", 2015, equation 14.
public struct HeUniform: Initializer {
  /// The slope of the rectifier below 0: 0 for ReLU.
  public let slope: Double

  /// He's uniform range.
  public init(slope: Double = 0) { self.slope = slope }

  /// Uniform numbers within He's range.
  public func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double] {
    let sum = (1 + slope * slope) * Double(Swift.max(1, fans.fanIn))
    return uniform(shape.count, (6 / sum).squareRoot(), &generator)
  }
}
