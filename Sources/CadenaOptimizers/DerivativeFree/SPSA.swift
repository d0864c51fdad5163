import CadenaGraph

/// Perturbs all weights at once by ±c and learns the slope along that direction from two evaluations,
/// however many weights there are: simultaneous perturbation (lecture 002, row B2).
///
///     g_i = (f(w + c_k Δ) - f(w - c_k Δ)) / (2 c_k Δ_i),   Δ_i = ±1
///     w ← w - a_k g,   a_k = a / (k + 1 + A)^α,   c_k = c / (k + 1)^γ,   k = 0, 1, …
///
/// Two evaluations instead of two per weight, but g points along one random direction: the average is
/// the gradient, and its scatter grows with the number of weights, so steps must shrink with it. Several
/// directions per step average it.
///
/// Spall, "Multivariate stochastic approximation using a simultaneous perturbation gradient
/// approximation", 1992; the exponents 0.602 and 0.101 from "Implementation of the simultaneous
/// perturbation algorithm", 1998.
public struct SPSA: Minimizer {
  /// The learning rate a.
  public var rate: Double
  /// The size c of the perturbations.
  public var perturbation: Double
  /// The exponent α by which steps shrink; 0 keeps them, for a schedule.
  public var rateDecay: Double
  /// The exponent γ by which perturbations shrink.
  public var perturbationDecay: Double
  /// A: steps begin as if so many had been made.
  public var stability: Double
  /// Directions whose slopes are averaged in a step.
  public var directions: Int
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    learningRate: Double = 0.1, perturbation: Double = 0.1, rateDecay: Double = 0.602,
    perturbationDecay: Double = 0.101, stability: Double = 0, directions: Int = 1,
    stopping: StoppingRule = StoppingRule()
  ) {
    rate = learningRate
    self.perturbation = perturbation
    self.rateDecay = rateDecay
    self.perturbationDecay = perturbationDecay
    self.stability = stability
    self.directions = directions
    self.stopping = stopping
  }

  /// False: values are all it knows.
  public var takesGradients: Bool { false }

  /// a.
  public var learningRate: Double? { rate }

  /// Nothing to remember.
  public func makeSearch() -> any DescentSearch { Search(method: self) }

  private struct Search: DescentSearch {
    let method: SPSA

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      let count = max(1, method.directions)
      let round = Double(place.iteration + 1)
      let size = method.perturbation / exponential(base: round, method.perturbationDecay)
      let rate =
        place.learningRate / exponential(base: round + method.stability, method.rateDecay)
      var slope = [Double](repeating: 0, count: place.point.count)
      var sum = 0.0
      for direction in 0..<count {
        let signs = Perturbation.signs(slope.count, place.key.derived(index: direction))
        let high = try place.objective.value(at: place.point(moved: size, along: signs))
        let low = try place.objective.value(at: place.point(moved: -size, along: signs))
        // 1/Δ is Δ.
        slope.add((high - low) / (2 * size * Double(count)), signs)
        sum += high + low
      }
      return DescentStep(
        point: place.point(moved: -rate, along: slope), value: sum / Double(2 * count),
        length: rate, isExact: false)
    }
  }
}
