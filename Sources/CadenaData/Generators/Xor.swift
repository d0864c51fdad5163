import CadenaGraph

/// Exclusive or with noise: four clouds around (±1, ±1), the diagonal ones of the same class.
///
/// A point is of class 1 when the signs of its cloud's coordinates differ. Normal noise is added to
/// both coordinates. One neuron cannot learn it; two layers can.
public struct Xor: DataGenerator {
  /// The name in experiment files.
  public static let name = "xor"
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
    try plane(key: key) { index, label, generator in
      // Each class takes its two clouds in turn.
      let x = index / classes % 2 == 0 ? -1.0 : 1.0
      let y = label == 0 ? x : -x
      return (x + noise * generator.normal(), y + noise * generator.normal())
    }
  }
}
