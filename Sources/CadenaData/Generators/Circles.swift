import CadenaGraph

/// A circle inside another: class 0 has radius 1, class 1 radius 0.5.
///
/// Angles are uniform; normal noise is added to both coordinates. The square of the distance from
/// the origin separates the classes, no straight line does.
public struct Circles: DataGenerator {
  /// The name in experiment files.
  public static let name = "circles"
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
      let (x, y) = Trigonometry.point(
        radius: label == 0 ? 1 : 0.5, angle: 2 * Double.pi * generator.uniform())
      return (x + noise * generator.normal(), y + noise * generator.normal())
    }
  }
}
