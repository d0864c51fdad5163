import CadenaGraph

/// A straight line with noise, for regression: `y = 2x + 1 + noise·ε`, x uniform in [-1, 1].
///
/// ε is from the standard normal distribution, so the smallest mean squared error that any model
/// can reach on new points is `noise²`.
public struct LinearData: DataGenerator {
  /// The name in experiment files.
  public static let name = "linear"
  /// The names of the options.
  public static let optionNames = ["points", "noise"]

  /// How many points are drawn.
  public var points = 200
  /// The standard deviation of the targets around the line.
  public var noise = 0.1
  /// One: targets are numbers.
  public var classes = 1

  /// 200 points, noise 0.1.
  public init() {}

  /// Draws the points.
  public func dataset(key: RandomKey) throws(DataError) -> Dataset {
    try curve(key: key, range: -1...1) { 2 * $0 + 1 }
  }
}
