import CadenaGraph

/// Perturbs one weight at random and keeps the change when the function gets smaller (lecture 002, row
/// B1): "a very primitive form of reinforcement learning, very inefficient".
///
///     w'_i = w_i + δ,  δ ~ N(0, size²);   w ← w' if f(w') < f(w)
///
/// An iteration is a sweep: every weight is tried once, in random order, with one evaluation each. That
/// is as many evaluations as there are weights for what back-propagation learns from one. Near the end,
/// as the lecture says, changes can only make things worse: a sweep may keep nothing, and a smaller
/// `size` (or a schedule that shrinks it) goes on. The value never rises.
///
///     let result = try WeightPerturbation(size: 0.5).minimize(
///       { x in (x - 3).squared().sum() }, from: Tensor([0.0, 0], dtype: .float64), seed: 7)
public struct WeightPerturbation: Minimizer {
  /// The standard deviation of a change; it takes the place of a learning rate.
  public var size: Double
  /// Weights that an iteration tries; nil for each of them once.
  public var trials: Int?
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    size: Double = 0.1, trials: Int? = nil, stopping: StoppingRule = StoppingRule()
  ) {
    self.size = size
    self.trials = trials
    self.stopping = stopping
  }

  /// False: values are all it knows.
  public var takesGradients: Bool { false }

  /// The size of the changes.
  public var learningRate: Double? { size }

  /// Nothing to remember.
  public func makeSearch() -> any DescentSearch { Search(trials: trials) }

  private struct Search: DescentSearch {
    let trials: Int?

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      var generator = PhiloxGenerator(key: place.key)
      var point = place.point
      var (value, observed) = try place.known()
      var order = Array(point.indices)
      for trial in 0..<(trials ?? point.count) {
        if trial % order.count == 0 { order.shuffle(using: &generator) }
        let index = order[trial % order.count]
        var moved = point
        moved[index] += place.learningRate * generator.normal()
        place.objective.round(&moved)
        let result = try place.objective.value(at: moved)
        // A value that is no number is no improvement.
        guard result < value else { continue }
        point = moved
        value = result
        observed = place.objective.observed
      }
      return DescentStep(
        point: point, value: value, length: place.learningRate, isExact: true, observed: observed)
    }
  }
}
