/// Nonlinear conjugate gradients: each direction keeps what the last one had gained.
///
///     d⁺ = -∇f⁺ + β·d,   β = max(0, ∇f⁺·(∇f⁺ - ∇f) / ∇f·∇f)
///
/// Polak and Ribière (1969) with Powell's restart when β would be negative ("PR+": Gilbert and
/// Nocedal, 1992), or when the direction leads down less than a hundredth as much as the gradient. Two
/// vectors of memory, whatever the size. The step is found by a `MoreThuenteSearch`, first tried where a
/// parabola through the last decrease has its minimum, and made exact on what is nearly a parabola where
/// the direction after it would lead down too little: SciPy's choices, with SciPy's evaluations.
public struct ConjugateGradient: Minimizer {
  /// Iterations after which the direction is the gradient's again; nil for never.
  public var restartInterval: Int?
  /// How the step is found.
  public var lineSearch: MoreThuenteSearch
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    restartInterval: Int? = nil,
    lineSearch: MoreThuenteSearch = MoreThuenteSearch(),
    stopping: StoppingRule = StoppingRule()
  ) {
    self.restartInterval = restartInterval
    self.lineSearch = lineSearch
    self.stopping = stopping
  }

  /// The last direction, and the one that follows.
  public func makeSearch() -> any DescentSearch { Search(method: self) }

  private struct Search: DescentSearch {
    let method: ConjugateGradient
    var gradient: [Double] = []
    var direction: [Double] = []
    /// By how much the last step lowered the value, below 0.
    var progress = 0.0
    var age = 0

    var isFresh: Bool { direction.isEmpty }

    mutating func forget() {
      direction = []
      gradient = []
      age = 0
    }

    var memory: SearchMemory {
      var memory = SearchMemory()
      memory["gradient"] = gradient
      memory["direction"] = direction
      memory["progress"] = [progress, Double(age)]
      return memory
    }

    mutating func restore(_ memory: SearchMemory, size: Int) -> Bool {
      guard let gradient = memory["gradient"], let progress = memory.numbers("progress", count: 2),
        let direction = memory.numbers("direction", count: gradient.count),
        gradient.isEmpty || gradient.count == size, let age = Int(exactly: progress[1])
      else { return false }
      self.gradient = gradient
      self.direction = direction
      self.progress = progress[0]
      self.age = age
      return true
    }

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      if let interval = method.restartInterval, age >= interval { forget() }
      let square = place.gradient.dot(place.gradient)
      var next = place.gradient.negated
      if !direction.isEmpty {
        let beta = (square - place.gradient.dot(gradient)) / gradient.dot(gradient)
        if beta > 0 { next.add(beta, direction) }
        if !(next.dot(place.gradient) <= -0.01 * square) {
          next = place.gradient.negated
          age = 0
        }
      }
      let line = place.line(along: next)
      guard line.start.slope < 0 else { return nil }
      var first = min(1, 1.01 / place.gradientNorm)
      if !direction.isEmpty, progress < 0 { first = min(1, 2.02 * progress / line.start.slope) }
      guard let found = try method.lineSearch.search(line, firstStep: first) else { return nil }
      let trial = leadsOn(found, place) ? found : try refined(found, line)
      progress = trial.value - place.value
      gradient = place.gradient
      direction = next
      age += 1
      return DescentStep(trial)
    }

    /// Whether the direction from a trial leads downwards enough, or none is needed any more.
    private func leadsOn(_ trial: SearchTrial, _ place: DescentPlace) -> Bool {
      let square = trial.gradient.dot(trial.gradient)
      if square.squareRoot() <= method.stopping.gradientTolerance { return true }
      let beta =
        (square - trial.gradient.dot(place.gradient)) / place.gradient.dot(place.gradient)
      return max(0, beta) * trial.slope <= 0.99 * square
    }

    /// The minimiser of the cubic through a line's start and a trial where the function is nearly a
    /// parabola between them, and so the step nearly exact, as conjugacy needs it.
    private func refined(
      _ trial: SearchTrial, _ line: SearchLine
    ) throws -> SearchTrial {
      let decrease = line.start.value - trial.value
      let parabola = -trial.step * (line.start.slope + trial.slope) / 2
      guard abs(decrease - parabola) <= 0.01 * decrease,
        let step = StrongWolfeSearch.cubicMinimiser(line.start, trial), step > 0,
        !line.isTooSmall(abs(step - trial.step))
      else { return trial }
      let better = try line.trial(at: step)
      return better.isFinite && better.value <= trial.value ? better : trial
    }
  }
}
