import CadenaGraph

/// What a method keeps between iterations, and how it takes one.
public protocol DescentSearch {
  /// Whether nothing is remembered, so that forgetting would not help.
  var isFresh: Bool { get }

  /// Forgets what was remembered: a step that failed is tried once more along the gradient.
  mutating func forget()

  /// One step from a place; nil when none makes the function smaller.
  mutating func step(_ place: DescentPlace) throws -> DescentStep?

  /// What the next step depends on, beside the place.
  var memory: SearchMemory { get }

  /// Takes over what was remembered by a search of the same method over so many coordinates; false
  /// when it does not fit, and then nothing has changed.
  mutating func restore(_ memory: SearchMemory, size: Int) -> Bool
}

extension DescentSearch {
  /// True: a method that remembers nothing has nothing to forget.
  public var isFresh: Bool { true }

  /// Nothing to forget.
  public mutating func forget() {}

  /// Nothing.
  public var memory: SearchMemory { SearchMemory() }

  /// Whatever it is, it does not matter.
  public mutating func restore(_ memory: SearchMemory, size: Int) -> Bool { true }
}

/// Where an iteration begins.
public struct DescentPlace {
  /// The function, which counts its evaluations.
  public let objective: Objective
  /// All coordinates, one parameter after the other.
  public let point: [Double]
  /// The function's value; not a number where the method asked for none, or where the function has
  /// changed since.
  public let value: Double
  /// The gradient, in the order of the coordinates; empty for a method that takes none.
  public let gradient: [Double]
  /// The gradient's Euclidean length; not a number without a gradient.
  public let gradientNorm: Double
  /// Iterations made before this one.
  public let iteration: Int
  /// The learning rate of this iteration, where the method has one.
  public let learningRate: Double
  /// From which everything random in this iteration derives.
  public let key: RandomKey
  /// The number that was observed with the value.
  let observed: Double?

  init(
    _ objective: Objective, point: [Double], value: Double, gradient: [Double] = [],
    iteration: Int = 0, learningRate: Double = 0, key: RandomKey = RandomKey(seed: 0),
    observed: Double? = nil
  ) {
    self.objective = objective
    self.point = point
    self.value = value
    self.gradient = gradient
    self.iteration = iteration
    self.learningRate = learningRate
    self.key = key
    self.observed = observed
    gradientNorm = gradient.isEmpty ? .nan : gradient.norm
  }

  func line(along direction: [Double]) -> SearchLine {
    SearchLine(objective, from: point, value: value, gradient: gradient, along: direction)
  }

  /// The value here with what was observed, computed where it is not known.
  func known() throws -> (value: Double, observed: Double?) {
    guard value.isNaN else { return (value, observed) }
    return (try objective.value(at: point), objective.observed)
  }
}

/// Where an iteration ends.
public struct DescentStep {
  /// The coordinates.
  public let point: [Double]
  /// The function's value, or an estimate of it.
  public let value: Double
  /// The gradient; empty for a method that takes none.
  public let gradient: [Double]
  /// The step length α along the direction, or how far the method looks around.
  public let length: Double
  /// Whether the value is that of the point, and not of points near it.
  let isExact: Bool
  /// The number that was observed with the value.
  let observed: Double?

  init(_ trial: SearchTrial) {
    point = trial.point
    value = trial.value
    gradient = trial.gradient
    length = trial.step
    observed = trial.observed
    isExact = true
  }

  /// A step of a method of one's own.
  ///
  /// - Parameters:
  ///   - point: the coordinates.
  ///   - value: the function's value.
  ///   - gradient: the gradient; empty for a method that takes none.
  ///   - length: the step length, or how far the method looked around.
  ///   - isExact: whether the value is that of the point; false for a method that only knows it of
  ///     points near by. The value of the last point is then computed when the run ends.
  public init(
    point: [Double], value: Double, gradient: [Double] = [], length: Double, isExact: Bool = true
  ) {
    self.init(
      point: point, value: value, gradient: gradient, length: length, isExact: isExact,
      observed: nil)
  }

  init(
    point: [Double], value: Double, gradient: [Double] = [], length: Double, isExact: Bool,
    observed: Double?
  ) {
    self.point = point
    self.value = value
    self.gradient = gradient
    self.length = length
    self.isExact = isExact
    self.observed = observed
  }
}
