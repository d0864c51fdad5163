import CadenaGraph

/// A minimiser at work: one iteration at a time.
///
///     let run = try Minimization(of: objective, by: LBFGS())
///     while try run.advance() { print(run.iterations, run.value) }
///     print(run.ending)
///
/// `Minimizer.minimize` is this loop; use the class to do something between iterations or to go on
/// later. A run belongs to one task at a time.
public final class Minimization {
  /// The function, with its counts.
  public let objective: Objective
  /// When to end.
  public var stopping: StoppingRule
  /// The coordinates now.
  public private(set) var point: [Double]
  /// The value now.
  public private(set) var value: Double
  /// The gradient's Euclidean length now.
  public private(set) var gradientNorm: Double
  /// Iterations made so far.
  public private(set) var iterations = 0
  /// The step length of the last iteration; 0 before the first.
  public private(set) var stepLength = 0.0
  /// Why the run is over; nil while it may go on.
  public private(set) var ending: MinimizationEnding?

  private var gradient: [Double]
  private var search: any DescentSearch
  private var lowest: (value: Double, norm: Double)
  private var stalled = 0

  /// Evaluates the function and its gradient where the objective starts.
  public init(of objective: Objective, by minimizer: any Minimizer) throws {
    self.objective = objective
    stopping = minimizer.stopping
    search = minimizer.makeSearch()
    point = objective.start
    (value, gradient) = try objective.valueAndGradient(at: point)
    gradientNorm = gradient.norm
    lowest = (value, gradientNorm)
    checkStart()
  }

  private func checkStart() {
    if !value.isFinite || !gradientNorm.isFinite {
      ending = .notFinite
    } else if gradientNorm <= stopping.gradientTolerance {
      ending = .gradientTolerance
    }
  }

  /// Makes one iteration; false when the run is over and none was made.
  public func advance() throws -> Bool {
    guard ending == nil else { return false }
    guard iterations < stopping.maximumIterations else {
      ending = .iterationLimit
      return false
    }
    let place = DescentPlace(objective, point: point, value: value, gradient: gradient)
    var step = try search.step(place)
    if step == nil, !search.isFresh {
      search.forget()
      step = try search.step(place)
    }
    guard let step else {
      ending = .lineSearchFailed
      return false
    }
    iterations += 1
    let decrease = value - step.value
    let hasMoved = step.point != point
    point = step.point
    gradient = step.gradient
    value = step.value
    stepLength = step.length
    gradientNorm = gradient.norm
    ending = reasonToEnd(decrease, hasMoved)
    return true
  }

  /// The coordinates now, as tensors of the shapes that the objective was made with.
  public var points: [Tensor] { objective.tensors(point) }

  /// Where the run stands, with its counts; the ending of a run that is not over is `stopped`.
  public var result: MinimizationResult {
    MinimizationResult(
      points: points, value: value, gradientNorm: gradientNorm, iterations: iterations,
      functionEvaluations: objective.functionEvaluations,
      gradientEvaluations: objective.gradientEvaluations,
      hessianVectorProducts: objective.hessianVectorProducts, ending: ending ?? .stopped)
  }

  /// Ends the run before its time.
  public func stop() { ending = ending ?? .stopped }

  private func reasonToEnd(_ decrease: Double, _ hasMoved: Bool) -> MinimizationEnding? {
    guard value.isFinite, gradientNorm.isFinite else { return .notFinite }
    if gradientNorm <= stopping.gradientTolerance { return .gradientTolerance }
    let size = max(abs(value), abs(value + decrease))
    if !hasMoved || (stopping.valueTolerance > 0 && decrease <= stopping.valueTolerance * size) {
      return .smallChange
    }
    let isLower = value < lowest.value - 2 * objective.epsilon * size
    let isFlatter = gradientNorm < lowest.norm
    lowest = (min(lowest.value, value), min(lowest.norm, gradientNorm))
    stalled = isLower || isFlatter ? 0 : stalled + 1
    if stalled >= 3 && abs(decrease) <= 4 * objective.epsilon * size { return .smallChange }
    return iterations >= stopping.maximumIterations ? .iterationLimit : nil
  }
}
