/// The oldest method, with a step length that looks after itself: `x ← x - α·∇f` over the whole
/// function, α found by backtracking.
///
/// Cauchy (1847), Armijo (1966); lecture row C1 with the full batch. The first step tries `initialStep`,
/// every later one `growth` times the step that was taken last, and a `BacktrackingSearch` cuts it
/// until the function falls enough. Slow where the curvature differs between directions, which is why
/// the other methods exist; it never diverges.
public struct GradientDescent: Minimizer {
  /// The first step length that is tried.
  public var initialStep: Double
  /// How much longer than the last step the next one tries to be; 1 or more.
  public var growth: Double
  /// How the step is cut; halved each time unless told otherwise.
  public var lineSearch: BacktrackingSearch
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    initialStep: Double = 1, growth: Double = 2,
    lineSearch: BacktrackingSearch = BacktrackingSearch(shortest: 0.5, longest: 0.5),
    stopping: StoppingRule = StoppingRule(maximumIterations: 10_000)
  ) {
    self.initialStep = initialStep
    self.growth = growth
    self.lineSearch = lineSearch
    self.stopping = stopping
  }

  /// The step length of the last iteration.
  public func makeSearch() -> any DescentSearch { Search(method: self) }

  private struct Search: DescentSearch {
    let method: GradientDescent
    var last: Double?

    var isFresh: Bool { last == nil }

    mutating func forget() { last = nil }

    var memory: SearchMemory {
      var memory = SearchMemory()
      memory["step"] = last.map { [$0] } ?? []
      return memory
    }

    mutating func restore(_ memory: SearchMemory, size: Int) -> Bool {
      guard let step = memory["step"], step.count <= 1 else { return false }
      last = step.first
      return true
    }

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      let line = place.line(along: place.gradient.negated)
      let first = last.map { $0 * method.growth } ?? method.initialStep
      guard let trial = try method.lineSearch.search(line, firstStep: first) else { return nil }
      last = trial.step
      return DescentStep(trial)
    }
  }
}
