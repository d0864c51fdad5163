import CadenaGraph

/// A random walk that also goes uphill, the less the colder it is (lecture 004, row B4).
///
///     w' = w + δ,  δ ~ N(0, σ²) for every weight
///     accepted if f(w') ≤ f(w), else with probability e^(-(f(w') - f(w)) / T)
///     T ← cooling · T after every iteration of `trials` proposals
///
/// Hot, it crosses hills between minima; cold, it keeps only what helps. The share of proposals that
/// help falls quickly with the number of weights, since all move at once: the curse of dimension. The
/// point is that of the walk, not the best it has seen.
///
/// Metropolis et al., 1953; Kirkpatrick, Gelatt and Vecchi, "Optimization by simulated annealing", 1983.
public struct SimulatedAnnealing: Minimizer {
  /// The temperature T at the beginning, in units of the function.
  public var temperature: Double
  /// What is left of the temperature after an iteration, above 0 up to 1.
  public var cooling: Double
  /// The standard deviation σ of a proposal.
  public var deviation: Double
  /// Proposals per iteration; nil for as many as there are weights.
  public var trials: Int?
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    temperature: Double = 1, cooling: Double = 0.99, deviation: Double = 0.1, trials: Int? = nil,
    stopping: StoppingRule = StoppingRule()
  ) {
    self.temperature = temperature
    self.cooling = cooling
    self.deviation = deviation
    self.trials = trials
    self.stopping = stopping
  }

  /// False: values are all it knows.
  public var takesGradients: Bool { false }

  /// σ: a schedule shrinks the proposals.
  public var learningRate: Double? { deviation }

  /// Nothing to remember: the temperature follows from the iteration.
  public func makeSearch() -> any DescentSearch { Search(method: self) }

  private struct Search: DescentSearch {
    let method: SimulatedAnnealing

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      var generator = PhiloxGenerator(key: place.key)
      let temperature =
        method.temperature * exponential(base: method.cooling, Double(place.iteration))
      var point = place.point
      var (value, observed) = try place.known()
      for _ in 0..<(method.trials ?? point.count) {
        var moved = point
        for index in moved.indices { moved[index] += place.learningRate * generator.normal() }
        place.objective.round(&moved)
        let chance = generator.uniform()
        let result = try place.objective.value(at: moved)
        let isAccepted =
          result <= value
          || (temperature > 0 && chance < exponential((value - result) / temperature))
        guard isAccepted, result.isFinite else { continue }
        point = moved
        value = result
        observed = place.objective.observed
      }
      return DescentStep(
        point: point, value: value, length: place.learningRate, isExact: true, observed: observed)
    }
  }
}
