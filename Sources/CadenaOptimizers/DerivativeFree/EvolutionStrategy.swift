import CadenaGraph

/// Perturbs all weights in parallel, many times, and moves along what correlates with success (lecture
/// 002, row B2): an evolution strategy.
///
///     w ← w - α · 1/(2mσ) · Σ_j (f(w + σε_j) - f(w - σε_j)) · ε_j,   ε_j ~ N(0, I),  j = 1…m
///
/// Every direction is tried both ways ("mirrored"), so the function's own size cancels. The sum is an
/// estimate of the gradient of f blurred by σ; its error shrinks like √(weights / m). With `ranks` the
/// values of a generation are replaced by their ranks, -½ to ½, which makes the step independent of the
/// function's scale and of single huge values.
///
/// Rechenberg, "Evolutionsstrategie", 1973; Salimans et al., "Evolution strategies as a scalable
/// alternative to reinforcement learning", 2017.
public struct EvolutionStrategy: Minimizer {
  /// What stands for the values in the sum.
  public enum Fitness: String, Sendable, CaseIterable {
    /// The values themselves: an estimate of the gradient.
    case values
    /// Their ranks among those of the generation, from -½ to ½.
    case ranks
  }

  /// The learning rate α.
  public var rate: Double
  /// The standard deviation σ of the perturbations.
  public var deviation: Double
  /// Points of a generation, 2m; an odd number is rounded up.
  public var population: Int
  /// What stands for the values.
  public var fitness: Fitness
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    learningRate: Double = 0.1, deviation: Double = 0.1, population: Int = 20,
    fitness: Fitness = .values, stopping: StoppingRule = StoppingRule()
  ) {
    rate = learningRate
    self.deviation = deviation
    self.population = population
    self.fitness = fitness
    self.stopping = stopping
  }

  /// False: values are all it knows.
  public var takesGradients: Bool { false }

  /// α.
  public var learningRate: Double? { rate }

  /// Nothing to remember.
  public func makeSearch() -> any DescentSearch { Search(method: self) }

  private struct Search: DescentSearch {
    let method: EvolutionStrategy

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      let pairs = max(1, (method.population + 1) / 2)
      let size = place.point.count
      var values: [Double] = []
      for pair in 0..<pairs {
        let direction = Perturbation.normal(size, place.key.derived(index: pair))
        for sign in [1.0, -1.0] {
          let point = place.point(moved: sign * method.deviation, along: direction)
          values.append(try place.objective.value(at: point))
        }
      }
      let mean = values.reduce(0, +) / Double(values.count)
      if method.fitness == .ranks { values = Self.ranks(values) }
      var sum = [Double](repeating: 0, count: size)
      // Directions are drawn again rather than kept: a generation of them may be large.
      for pair in 0..<pairs {
        let difference = values[2 * pair] - values[2 * pair + 1]
        sum.add(difference, Perturbation.normal(size, place.key.derived(index: pair)))
      }
      let scale = place.learningRate / (2 * Double(pairs) * method.deviation)
      return DescentStep(
        point: place.point(moved: -scale, along: sum), value: mean, length: place.learningRate,
        isExact: false)
    }

    /// The place of each value in their order, from -½ for the least to ½; what is no number is last.
    private static func ranks(_ values: [Double]) -> [Double] {
      let order = values.indices.sorted {
        let (a, b) = (values[$0], values[$1])
        return a == b || (a.isNaN && b.isNaN) ? $0 < $1 : b.isNaN || a < b
      }
      var ranks = values
      for (rank, index) in order.enumerated() {
        ranks[index] = Double(rank) / Double(max(1, values.count - 1)) - 0.5
      }
      return ranks
    }
  }
}
