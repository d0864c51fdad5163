/// What a method keeps between iterations, and how it takes one.
public protocol DescentSearch {
  /// Whether nothing is remembered, so that forgetting would not help.
  var isFresh: Bool { get }

  /// Forgets what was remembered: a step that failed is tried once more along the gradient.
  mutating func forget()

  /// One step from a place; nil when none makes the function smaller.
  mutating func step(_ place: DescentPlace) throws -> DescentStep?
}

/// Where an iteration begins.
public struct DescentPlace {
  /// The function, which counts its evaluations.
  public let objective: Objective
  /// All coordinates, one parameter after the other.
  public let point: [Double]
  /// The function's value.
  public let value: Double
  /// The gradient, in the order of the coordinates.
  public let gradient: [Double]
  /// The gradient's Euclidean length.
  public let gradientNorm: Double

  init(_ objective: Objective, point: [Double], value: Double, gradient: [Double]) {
    self.objective = objective
    self.point = point
    self.value = value
    self.gradient = gradient
    gradientNorm = gradient.norm
  }

  func line(along direction: [Double]) -> SearchLine {
    SearchLine(objective, from: point, value: value, gradient: gradient, along: direction)
  }
}

/// Where an iteration ends.
public struct DescentStep {
  /// The coordinates.
  public let point: [Double]
  /// The function's value.
  public let value: Double
  /// The gradient.
  public let gradient: [Double]
  /// The step length α along the direction.
  public let length: Double

  init(_ trial: SearchTrial) {
    point = trial.point
    value = trial.value
    gradient = trial.gradient
    length = trial.step
  }

  /// A step of a method of one's own.
  public init(point: [Double], value: Double, gradient: [Double], length: Double) {
    self.point = point
    self.value = value
    self.gradient = gradient
    self.length = length
  }
}
