/// A point on the line from a position along a direction.
struct SearchTrial {
  /// The step length α; 0 is the position that the search starts from.
  var step: Double
  /// The coordinates.
  var point: [Double]
  /// The function's value.
  var value: Double
  /// The derivative along the direction; not a number where no gradient was taken.
  var slope: Double
  /// The gradient; empty where none was taken.
  var gradient: [Double]
  /// What the function showed beside its value.
  var observed: Double?

  /// Whether value and slope are numbers.
  var isFinite: Bool { value.isFinite && slope.isFinite }
}

/// The line that a search looks along.
struct SearchLine {
  let objective: Objective
  /// The position, with its value and gradient.
  let start: SearchTrial
  let direction: [Double]

  init(
    _ objective: Objective, from point: [Double], value: Double, gradient: [Double],
    along direction: [Double]
  ) {
    self.objective = objective
    self.direction = direction
    start = SearchTrial(
      step: 0, point: point, value: value, slope: gradient.dot(direction), gradient: gradient)
  }

  /// The coordinates after a step, rounded to the element type of the function.
  func point(at step: Double) -> [Double] {
    var point = start.point
    point.add(step, direction)
    objective.round(&point)
    return point
  }

  /// The value alone.
  func value(at step: Double) throws -> SearchTrial {
    let point = point(at: step)
    let value = try objective.value(at: point)
    return SearchTrial(
      step: step, point: point, value: value, slope: .nan, gradient: [],
      observed: objective.observed)
  }

  /// The value with the gradient.
  func trial(at step: Double) throws -> SearchTrial {
    let point = point(at: step)
    let (value, gradient) = try objective.valueAndGradient(at: point)
    return SearchTrial(
      step: step, point: point, value: value, slope: gradient.dot(direction), gradient: gradient,
      observed: objective.observed)
  }

  /// A trial with the gradient that it lacks.
  func completed(_ trial: SearchTrial) throws -> SearchTrial {
    guard trial.gradient.isEmpty else { return trial }
    var result = trial
    result.gradient = try objective.gradient(at: trial.point)
    result.slope = result.gradient.dot(direction)
    return result
  }

  /// Differences of values below this are rounding.
  var rounding: Double { 4 * objective.epsilon * abs(start.value) }

  /// Where a step of zero length is all that is left.
  func isTooSmall(_ step: Double) -> Bool {
    guard step > 0 else { return true }
    for (coordinate, change) in zip(start.point, direction)
    where abs(step * change) > objective.epsilon * abs(coordinate) / 2 && step * change != 0 {
      return false
    }
    return true
  }
}
