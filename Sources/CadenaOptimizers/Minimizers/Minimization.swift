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
  /// The learning rate of the next iteration, for methods that have one; a schedule changes it.
  public var learningRate: Double
  /// The coordinates now.
  public private(set) var point: [Double]
  /// The value now. Methods that look only at points around it (evolution strategies, node
  /// perturbation) leave an estimate here until the run has ended.
  public private(set) var value: Double
  /// The gradient's Euclidean length now; not a number for a method that takes no gradients.
  public private(set) var gradientNorm: Double
  /// Iterations made so far.
  public private(set) var iterations = 0
  /// The step length of the last iteration, or how far the method looked around; 0 before the first.
  public private(set) var stepLength = 0.0
  /// Why the run is over; nil while it may go on.
  public private(set) var ending: MinimizationEnding?

  private let takesGradients: Bool
  private let key: RandomKey
  private var gradient: [Double]
  private var search: any DescentSearch
  private var lowest: (value: Double, norm: Double)
  private var stalled = 0
  private var observed: Double?
  /// Whether the value is that of the point, of the function as it is now.
  private var isExact = true

  /// Evaluates the function, and its gradient for methods that take one, where the objective starts.
  ///
  /// - Parameter seed: from which everything random in a method derives; equal seeds give equal runs.
  public init(of objective: Objective, by minimizer: any Minimizer, seed: UInt64 = 0) throws {
    self.objective = objective
    stopping = minimizer.stopping
    learningRate = minimizer.learningRate ?? 0
    takesGradients = minimizer.takesGradients
    key = Minimization.key(seed)
    search = minimizer.makeSearch()
    point = objective.start
    (value, gradient) =
      minimizer.takesGradients
      ? try objective.valueAndGradient(at: point) : (try objective.value(at: point), [])
    gradientNorm = gradient.isEmpty ? .nan : gradient.norm
    lowest = (value, gradientNorm)
    observed = objective.observed
    checkStart()
  }

  private static func key(_ seed: UInt64) -> RandomKey {
    RandomKey(seed: seed).derived("minimization")
  }

  private func checkStart() {
    if !value.isFinite || (takesGradients && !gradientNorm.isFinite) {
      ending = .notFinite
    } else if takesGradients && gradientNorm <= stopping.gradientTolerance {
      ending = .gradientTolerance
    } else if let target = stopping.targetValue, value <= target {
      ending = .targetValue
    }
  }

  /// Makes one iteration; false when the run is over and none was made.
  public func advance() throws -> Bool {
    guard ending == nil else { return false }
    guard iterations < stopping.maximumIterations else {
      ending = .iterationLimit
      try settleValue()
      return false
    }
    let place = DescentPlace(
      objective, point: point, value: isExact ? value : .nan, gradient: gradient,
      iteration: iterations, learningRate: learningRate, key: key.derived(index: iterations),
      observed: observed)
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
    isExact = step.isExact
    observed = step.observed
    stepLength = step.length
    gradientNorm = gradient.isEmpty ? .nan : gradient.norm
    ending = takesGradients ? reasonToEnd(decrease, hasMoved) : reasonToEnd()
    if ending != nil { try settleValue() }
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

  /// Computes the value of the point where only an estimate of it is known.
  func settleValue() throws {
    guard !isExact, value.isFinite else { return }
    value = try objective.value(at: point)
    observed = objective.observed
    isExact = true
  }

  private func reasonToEnd(_ decrease: Double, _ hasMoved: Bool) -> MinimizationEnding? {
    guard value.isFinite, gradientNorm.isFinite else { return .notFinite }
    if gradientNorm <= stopping.gradientTolerance { return .gradientTolerance }
    if let target = stopping.targetValue, value <= target { return .targetValue }
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

  /// Without gradients: where the value is small enough, or the iterations are used up.
  private func reasonToEnd() -> MinimizationEnding? {
    guard value.isFinite, point.allSatisfy(\.isFinite) else { return .notFinite }
    if let target = stopping.targetValue, value <= target { return .targetValue }
    return iterations >= stopping.maximumIterations ? .iterationLimit : nil
  }

  // MARK: - A function that changes, and going on later

  /// The value and what was observed with it, where they are those of the point and of the function as
  /// it is.
  package var known: (value: Double, observed: Double?)? { isExact ? (value, observed) : nil }

  /// Says that the function is another one from now on: another batch of rows, other masks.
  package func functionHasChanged() { isExact = false }

  /// What the next iteration depends on, beside the coordinates.
  package var memory: SearchMemory {
    var memory = SearchMemory()
    for part in search.memory.parts { memory["search." + part.name] = part.numbers }
    memory["gradient"] = gradient
    // What is not finite cannot be kept; a value that is only an estimate is not needed.
    memory["value"] = isExact && value.isFinite ? [value] : []
    memory["observed"] = isExact ? observed.map { [$0] } ?? [] : []
    memory["lowest"] = takesGradients ? [lowest.value, lowest.norm] : []
    let ending = ending.flatMap { MinimizationEnding.allCases.firstIndex(of: $0) } ?? -1
    memory["run"] = [Double(iterations), Double(stalled), stepLength, Double(ending)]
    memory["evaluations"] = [
      Double(objective.functionEvaluations), Double(objective.gradientEvaluations),
      Double(objective.hessianVectorProducts),
    ]
    return memory
  }

  /// Goes on where a run of the same method on the same function stood, at the objective's start;
  /// nil when the memory is not that of such a run.
  package init?(
    of objective: Objective, by minimizer: any Minimizer, seed: UInt64, memory: SearchMemory
  ) {
    let size = objective.start.count
    var searchMemory = SearchMemory()
    for part in memory.parts where part.name.hasPrefix("search.") {
      searchMemory[String(part.name.dropFirst(7))] = part.numbers
    }
    var search = minimizer.makeSearch()
    guard search.restore(searchMemory, size: size),
      let gradient = memory.numbers("gradient", count: minimizer.takesGradients ? size : 0),
      let value = memory["value"], value.count <= 1,
      let observed = memory["observed"], observed.count <= 1,
      let lowest = memory.numbers("lowest", count: minimizer.takesGradients ? 2 : 0),
      let run = memory.numbers("run", count: 4), let iterations = Int(exactly: run[0]),
      iterations >= 0, let stalled = Int(exactly: run[1]), let ending = Int(exactly: run[3]),
      ending < MinimizationEnding.allCases.count,
      objective.restoreCounts(memory["evaluations"] ?? [])
    else { return nil }
    self.objective = objective
    self.search = search
    self.gradient = gradient
    self.iterations = iterations
    self.stalled = stalled
    stopping = minimizer.stopping
    learningRate = minimizer.learningRate ?? 0
    takesGradients = minimizer.takesGradients
    key = Minimization.key(seed)
    point = objective.start
    isExact = !value.isEmpty
    self.value = value.first ?? 0
    self.observed = observed.first
    gradientNorm = gradient.isEmpty ? .nan : gradient.norm
    self.lowest = lowest.count == 2 ? (lowest[0], lowest[1]) : (.infinity, .infinity)
    stepLength = run[2]
    self.ending = ending < 0 ? nil : MinimizationEnding.allCases[ending]
  }
}
