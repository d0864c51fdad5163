/// Normal numbers with mean 0 and standard deviation `√(2 / ((1 + slope²)·fanIn))`.
///
/// Source: He et al., "Delving deep into rectifiers", 2015, equations 10 and 15.
public struct HeNormal: Initializer {
  /// The slope of the rectifier below 0: 0 for ReLU.
  public let slope: Double

  /// He's normal distribution.
  public init(slope: Double = 0) { self.slope = slope }

  /// Normal numbers with He's deviation.
  public func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double] {
    let sum = (1 + slope * slope) * Double(Swift.max(1, fans.fanIn))
    return normal(shape.count, (2 / sum).squareRoot(), &generator)
  }
}
