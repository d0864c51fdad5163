import CadenaText

/// Quasi-Newton steps from the last few changes of the gradient: limited-memory BFGS.
///
///     d = -H·∇f,  H from the pairs s = x⁺ - x, y = ∇f⁺ - ∇f by the two-loop recursion,
///     with γ = s·y / y·y of the last pair as the first guess of the inverse Hessian
///
/// Nocedal, "Updating quasi-Newton matrices with limited storage" (1980); Liu and Nocedal (1989). The
/// step is found by a `StrongWolfeSearch` that begins with 1, the first of all with 1/‖∇f‖ at most;
/// an iteration takes little more than one value with its gradient. The method of choice for smooth
/// functions without noise: small networks on the full batch, logistic regression.
///
///     let rosenbrock = { (x: Tensor) in
///       (1 - x[0]).squared() + 100 * (x[1] - x[0].squared()).squared()
///     }
///     let result = try LBFGS().minimize(rosenbrock, from: Tensor([-1.2, 1.0], dtype: .float64))
///     print(result.point, result.functionEvaluations)
public struct LBFGS: Minimizer {
  /// How many pairs are remembered; 3 to 20 are usual.
  public var history: Int
  /// How the step is found.
  public var lineSearch: StrongWolfeSearch
  /// When to end.
  public var stopping: StoppingRule

  /// The method; a history of at least one pair.
  public init(
    history: Int = 10, lineSearch: StrongWolfeSearch = StrongWolfeSearch(curvature: 0.9),
    stopping: StoppingRule = StoppingRule()
  ) {
    require(history > 0, "L-BFGS needs a history of at least 1, not \(history)")
    self.history = history
    self.lineSearch = lineSearch
    self.stopping = stopping
  }

  /// The pairs, and the directions they give.
  public func makeSearch() -> any DescentSearch { Search(history, lineSearch) }

  private struct Search: DescentSearch {
    let history: Int
    let lineSearch: StrongWolfeSearch
    /// The pairs, oldest first, with 1 / s·y.
    var pairs: [(s: [Double], y: [Double], inverse: Double)] = []
    var gamma = 1.0

    init(_ history: Int, _ lineSearch: StrongWolfeSearch) {
      self.history = history
      self.lineSearch = lineSearch
    }

    var isFresh: Bool { pairs.isEmpty }

    mutating func forget() { pairs.removeAll() }

    var memory: SearchMemory {
      var memory = SearchMemory()
      memory["s"] = pairs.flatMap(\.s)
      memory["y"] = pairs.flatMap(\.y)
      memory["inverse"] = pairs.map(\.inverse)
      memory["gamma"] = [gamma]
      return memory
    }

    mutating func restore(_ memory: SearchMemory, size: Int) -> Bool {
      guard let s = memory.vectors("s", of: size), let y = memory.vectors("y", of: size),
        let inverse = memory.numbers("inverse", count: s.count), y.count == s.count,
        s.count <= history, let gamma = memory.number("gamma")
      else { return false }
      pairs = s.indices.map { (s[$0], y[$0], inverse[$0]) }
      self.gamma = gamma
      return true
    }

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      let direction = direction(place.gradient)
      let line = place.line(along: direction)
      guard line.start.slope < 0 else { return nil }
      let first = pairs.isEmpty ? min(1, 1 / place.gradientNorm) : 1
      guard let trial = try lineSearch.search(line, firstStep: first) else { return nil }
      remember(trial.point.minus(place.point), trial.gradient.minus(place.gradient))
      return DescentStep(trial)
    }

    private func direction(_ gradient: [Double]) -> [Double] {
      var direction = gradient.negated
      var weights = [Double](repeating: 0, count: pairs.count)
      for index in pairs.indices.reversed() {
        weights[index] = pairs[index].inverse * pairs[index].s.dot(direction)
        direction.add(-weights[index], pairs[index].y)
      }
      if !pairs.isEmpty { direction.scale(by: gamma) }
      for index in pairs.indices {
        let weight = pairs[index].inverse * pairs[index].y.dot(direction)
        direction.add(weights[index] - weight, pairs[index].s)
      }
      return direction
    }

    /// A pair without positive curvature would make a direction that leads upwards.
    private mutating func remember(_ s: [Double], _ y: [Double]) {
      let curvature = s.dot(y)
      let square = y.dot(y)
      guard curvature > 1e-14 * s.norm * square.squareRoot(), curvature.isFinite else { return }
      if pairs.count == history { pairs.removeFirst() }
      pairs.append((s, y, 1 / curvature))
      gamma = curvature / square
    }
  }
}
