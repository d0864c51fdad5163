import CadenaGraph

/// A sine with noise, for regression: `y = sin x + noise·ε`, x uniform in [-π, π].
///
/// ε is from the standard normal distribution, so the smallest mean squared error that any model
/// can reach on new points is `noise²`.
public struct SineData: DataGenerator {
  /// The name in experiment files.
  public static let name = "sine"
  /// The names of the options.
  public static let optionNames = ["points", "noise"]

  /// How many points are drawn.
  public var points = 200
  /// The standard deviation of the targets around the curve.
  public var noise = 0.1
  /// One: targets are numbers.
  public var classes = 1

  /// 200 points, noise 0.1.
  public init() {}

  /// Draws the points.
  public func dataset(key: RandomKey) throws(DataError) -> Dataset {
    try curve(key: key, range: -Double.pi...Double.pi) { Trigonometry.sine($0) }
  }
}
