import CadenaGraph

/// Two interleaved half circles of radius 1.
///
/// Class 0 is the upper half around the origin, class 1 the lower half around (1, 0.5). Angles are
/// uniform; normal noise is added to both coordinates.
public struct Moons: DataGenerator {
  /// The name in experiment files.
  public static let name = "moons"
  /// The names of the options.
  public static let optionNames = ["points", "noise"]

  /// How many points are drawn.
  public var points = 300
  /// The standard deviation of the noise in each coordinate.
  public var noise = 0.1
  /// Two.
  public var classes = 2

  /// 300 points, noise 0.1.
  public init() {}

  /// Draws the points.
  public func dataset(key: RandomKey) throws(DataError) -> Dataset {
    try plane(key: key) { _, label, generator in
      var (x, y) = Trigonometry.point(radius: 1, angle: Double.pi * generator.uniform())
      if label == 1 { (x, y) = (1 - x, 0.5 - y) }
      return (x + noise * generator.normal(), y + noise * generator.normal())
    }
  }
}
