import CadenaGraph

/// Interleaved spiral arms in the plane, one for each class.
///
/// On the arm of class c of k, the radius grows evenly from 0 to 1 and the angle is
/// `2πc/k + 5·radius + noise·ε` with ε from the standard normal distribution. No straight line
/// separates the arms: the usual first proof that a hidden layer is of use.
public struct Spiral: DataGenerator {
  /// The name in experiment files.
  public static let name = "spiral"
  /// The names of the options.
  public static let optionNames = ["points", "noise", "classes"]

  /// How many points are drawn.
  public var points = 300
  /// The standard deviation of the angle, in radians.
  public var noise = 0.1
  /// How many arms there are.
  public var classes = 3

  /// 300 points, noise 0.1, 3 arms.
  public init() {}

  /// Draws the points.
  public func dataset(key: RandomKey) throws(DataError) -> Dataset {
    try plane(key: key) { index, label, generator in
      let arm = (points - label + classes - 1) / classes
      let radius = Double(index / classes) / Double(max(1, arm - 1))
      let start = 2 * Double.pi * Double(label) / Double(classes)
      return Trigonometry.point(
        radius: radius, angle: start + 5 * radius + noise * generator.normal())
    }
  }
}
