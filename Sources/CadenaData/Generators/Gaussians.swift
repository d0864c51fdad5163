import CadenaGraph

/// Normal clouds, one for each class, whose centres are spread evenly on a circle of radius 4.
///
/// Both coordinates have the standard deviation `noise` around the centre. With two classes the
/// best border is a straight line.
public struct Gaussians: DataGenerator {
  /// The name in experiment files.
  public static let name = "gaussians"
  /// The names of the options.
  public static let optionNames = ["points", "noise", "classes"]

  /// How many points are drawn.
  public var points = 300
  /// The standard deviation of each coordinate.
  public var noise = 1.0
  /// How many clouds there are.
  public var classes = 3

  /// 300 points, deviation 1, 3 clouds.
  public init() {}

  /// Draws the points.
  public func dataset(key: RandomKey) throws(DataError) -> Dataset {
    try plane(key: key) { _, label, generator in
      let (x, y) = Trigonometry.point(
        radius: 4, angle: 2 * Double.pi * Double(label) / Double(classes))
      return (x + noise * generator.normal(), y + noise * generator.normal())
    }
  }
}
