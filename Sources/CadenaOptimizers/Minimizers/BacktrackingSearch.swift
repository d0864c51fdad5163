/// A step cut shorter until it makes the function small enough: the condition of Armijo (1966).
///
///     f(x + αd) ≤ f(x) + c·α·∇f(x)·d
///
/// Only values are asked for on the way, the gradient once at the end. A step that fails is followed
/// by the minimiser of the parabola through what is known, kept between `shortest` and `longest`
/// times the step that failed; equal bounds make it the textbook's constant factor.
public struct BacktrackingSearch: Sendable, Hashable {
  /// The share c of the promised decrease that is enough.
  public var sufficientDecrease: Double
  /// The least factor by which a step is cut.
  public var shortest: Double
  /// The largest factor by which a step is cut, below 1.
  public var longest: Double
  /// The most evaluations of one search.
  public var maximumEvaluations: Int

  /// A search; 0 < shortest ≤ longest < 1.
  public init(
    sufficientDecrease: Double = 1e-4, shortest: Double = 0.1, longest: Double = 0.5,
    maximumEvaluations: Int = 60
  ) {
    self.sufficientDecrease = sufficientDecrease
    self.shortest = shortest
    self.longest = longest
    self.maximumEvaluations = maximumEvaluations
  }

  /// The step along a line that leads downwards; nil when none was found.
  func search(_ line: SearchLine, firstStep: Double) throws -> SearchTrial? {
    let start = line.start
    var step = firstStep
    for _ in 0..<maximumEvaluations {
      guard !line.isTooSmall(step) else { return nil }
      let trial = try line.value(at: step)
      let bound = start.value + sufficientDecrease * step * start.slope
      if trial.value <= bound + line.rounding {
        let complete = try line.completed(trial)
        if complete.isFinite { return complete }
      }
      let bend = trial.value - start.value - step * start.slope
      let guess = trial.value.isFinite && bend > 0 ? -start.slope * step * step / (2 * bend) : 0
      step = min(max(guess, shortest * step), longest * step)
    }
    return nil
  }
}
