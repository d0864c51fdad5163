import CadenaGraph
import CadenaText

/// A made-up data set of any size: points drawn at random by a rule, the same for the same key.
///
/// Rows go round the classes in turn, so that any first rows hold all of them.
public protocol DataGenerator: Sendable {
  /// The name in experiment files.
  static var name: String { get }
  /// The names of the options that can be set by name.
  static var optionNames: [String] { get }

  /// How many points are drawn.
  var points: Int { get set }
  /// The standard deviation of the noise.
  var noise: Double { get set }
  /// How many classes there are; 1 for a regression.
  var classes: Int { get set }

  /// The generator with its usual options.
  init()

  /// Draws the points.
  ///
  /// - Throws: `DataError` when an option is out of range.
  func dataset(key: RandomKey) throws(DataError) -> Dataset
}

extension DataGenerator {
  /// More points than this are a typing error: they would take gigabytes.
  static var pointLimit: Int { 100_000_000 }

  /// Sets an option by its name.
  ///
  /// - Throws: `DataError` when there is no such option or the value cannot be one.
  public mutating func set(_ option: String, to value: Double) throws(DataError) {
    guard Self.optionNames.contains(option) else {
      throw DataError(
        .unknownSourceOption(option, Self.name), expected: .oneOf(Self.optionNames))
    }
    switch option {
    case "noise": noise = value
    case "classes": classes = try whole(option, value)
    default: points = try whole(option, value)
    }
  }

  private func whole(_ option: String, _ value: Double) throws(DataError) -> Int {
    guard let number = Int(exactly: value) else {
      throw outOfRange(option, "\(value)", allowed: "1, 2, 3, …")
    }
    return number
  }

  /// Refuses options out of range: at least one point of every class, at most 1000 classes.
  func checkOptions() throws(DataError) {
    guard noise.isFinite, noise >= 0 else {
      throw outOfRange("noise", "\(noise)", allowed: "≥ 0")
    }
    if Self.optionNames.contains("classes"), classes < 2 || classes > 1000 {
      throw outOfRange("classes", "\(classes)", allowed: "2…1000")
    }
    guard points >= classes, points <= Self.pointLimit else {
      throw outOfRange("points", "\(points)", allowed: "\(classes)…\(Self.pointLimit)")
    }
  }

  private func outOfRange(_ option: String, _ value: String, allowed: String) -> DataError {
    DataError(.sourceOptionOutOfRange(option, Self.name, value, allowed: allowed))
  }

  /// Points in the plane; each gets its class in turn.
  func plane(
    key: RandomKey,
    point: (_ index: Int, _ label: Int, inout PhiloxGenerator) -> (x: Double, y: Double)
  ) throws(DataError) -> Dataset {
    try checkOptions()
    var generator = PhiloxGenerator(key: key)
    var values: [Double] = []
    values.reserveCapacity(2 * points)
    var labels: [Int32] = []
    labels.reserveCapacity(points)
    for index in 0..<points {
      let label = index % classes
      let (x, y) = point(index, label, &generator)
      values += [x, y]
      labels.append(Int32(label))
    }
    return Dataset(
      unchecked: Self.name,
      features: Features(.doubles(values), count: points, exampleShape: [2]),
      targets: .classes(labels, names: (0..<classes).map { "\($0)" }),
      featureNames: ["x", "y"], targetName: "class")
  }

  /// Inputs from a range, with the targets that a function gives them, and noise.
  func curve(
    key: RandomKey, range: ClosedRange<Double>, function: (Double) -> Double
  ) throws(DataError) -> Dataset {
    try checkOptions()
    var generator = PhiloxGenerator(key: key)
    var inputs: [Double] = []
    var targets: [Double] = []
    for _ in 0..<points {
      let x =
        range.lowerBound + (range.upperBound - range.lowerBound) * generator.uniform()
      inputs.append(x)
      targets.append(function(x) + noise * generator.normal())
    }
    return Dataset(
      unchecked: Self.name,
      features: Features(.doubles(inputs), count: points, exampleShape: [1]),
      targets: .values(targets, width: 1), featureNames: ["x"], targetName: "y")
  }
}
