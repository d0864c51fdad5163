import CadenaGraph

/// Draws a generation of points from a normal distribution, and moves and shapes the distribution after
/// the better half: covariance matrix adaptation (lecture 004, row B4: evolutionary algorithms).
///
///     x_j = m + σ·A·z_j,  z_j ~ N(0, I),  C = A·Aᵀ;        m ← m + σ·A·z_w,  z_w = Σ w_j z_j over the best
///     p_σ ← (1-c_σ)·p_σ + √(c_σ(2-c_σ)μ_w)·z_w             σ ← σ·exp(c_σ/d_σ · (‖p_σ‖/E‖N(0,I)‖ - 1))
///     p_c ← (1-c_c)·p_c + h·√(c_c(2-c_c)μ_w)·A·z_w
///     C ← (1-c_1-c_μ)·C + c_1·p_c·p_cᵀ + c_μ·Σ w_j·(A·z_j)(A·z_j)ᵀ
///
/// Only the order of the values counts. Constants are Hansen's, "The CMA evolution strategy: a tutorial"
/// (2016); A is the triangular Cholesky factor rather than the symmetric root (Krause, Arbonès and Igel,
/// "CMA-ES with optimal covariance update and storage complexity", 2016). With `diagonal` only the
/// diagonal of C is kept, with faster rates (Ros and Hansen, "A simple modification in CMA-ES", 2008):
/// for more than a few hundred weights, where the whole matrix is too large.
public struct CMAES: Minimizer {
  /// What is kept of the covariance matrix.
  public enum Covariance: String, Sendable, CaseIterable {
    /// All of it: n² numbers.
    case full
    /// Its diagonal.
    case diagonal
  }

  /// σ at the beginning: about a third of the region in which the minimum lies.
  public var deviation: Double
  /// Points of a generation λ; nil for `4 + ⌊3 ln n⌋`.
  public var population: Int?
  /// What is kept of C.
  public var covariance: Covariance
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    deviation: Double = 0.5, population: Int? = nil, covariance: Covariance = .full,
    stopping: StoppingRule = StoppingRule()
  ) {
    self.deviation = deviation
    self.population = population
    self.covariance = covariance
    self.stopping = stopping
  }

  /// False: values are all it knows.
  public var takesGradients: Bool { false }

  /// The distribution.
  public func makeSearch() -> any DescentSearch { Search(method: self) }

  private struct Search: DescentSearch {
    let method: CMAES
    var distribution: SearchDistribution?

    var memory: SearchMemory { distribution?.memory ?? SearchMemory() }

    mutating func restore(_ memory: SearchMemory, size: Int) -> Bool {
      if memory.parts.isEmpty {
        distribution = nil
        return true
      }
      let fresh = SearchDistribution(method, size: size)
      guard let restored = fresh.restored(memory) else { return false }
      distribution = restored
      return true
    }

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      var state = distribution ?? SearchDistribution(method, size: place.point.count)
      let rates = state.rates
      var trials: [(value: Double, index: Int, z: [Double], y: [Double])] = []
      for index in 0..<rates.population {
        let z = Perturbation.normal(place.point.count, place.key.derived(index: index))
        let y = state.shaped(z)
        let value = try place.objective.value(at: place.point(moved: state.deviation, along: y))
        trials.append((value.isNaN ? .infinity : value, index, z, y))
      }
      trials.sort { $0.value == $1.value ? $0.index < $1.index : $0.value < $1.value }
      let best = trials.prefix(rates.weights.count)
      var move = [Double](repeating: 0, count: place.point.count)
      var whiteMove = move
      for (weight, trial) in zip(rates.weights, best) {
        move.add(weight, trial.y)
        whiteMove.add(weight, trial.z)
      }
      let point = place.point(moved: state.deviation, along: move)
      let length = state.deviation
      state.adapt(move: move, whiteMove: whiteMove, best: best.map(\.y))
      distribution = state
      return DescentStep(
        point: point, value: try place.objective.value(at: point), length: length, isExact: true,
        observed: place.objective.observed)
    }
  }
}
