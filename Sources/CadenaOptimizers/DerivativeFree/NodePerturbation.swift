import CadenaGraph
import CadenaNetworks
import CadenaText

/// Perturbs what the neurons give, not their weights (lecture 002, row B3): "if we know that an
/// activation should change, we know how to change the weights of its neuron".
///
///     z' = z + σξ,  ξ ~ N(0, 1) for every neuron and example
///     Δw = -α · (L' - L) · ξ / σ · ∂z/∂w         for a linear layer ∂z/∂w is its input
///
/// Each example correlates the change of its own loss with the noise of its own neurons, and the layer
/// turns that into a change of its weights by itself: no error is propagated back. There are far fewer
/// neurons than weights, so the estimate scatters less than when weights are perturbed. A step takes two
/// evaluations per sample, without and with noise. Penalties on the weights follow their own slope.
///
/// Widrow and Lehr, "30 years of adaptive neural networks" (madaline rule III), 1990; Williams, "Simple
/// statistical gradient-following algorithms", 1992; Werfel, Xie and Seung, 2005.
public struct NodePerturbation: Minimizer {
  /// The learning rate α.
  public var rate: Double
  /// The standard deviation σ of the noise.
  public var deviation: Double
  /// Noises whose estimates are averaged in a step.
  public var samples: Int
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    learningRate: Double = 0.1, deviation: Double = 0.01, samples: Int = 1,
    stopping: StoppingRule = StoppingRule()
  ) {
    rate = learningRate
    self.deviation = deviation
    self.samples = samples
    self.stopping = stopping
  }

  /// False: values are all it knows.
  public var takesGradients: Bool { false }

  /// True: a closure without layers has no neurons.
  public var needsLayers: Bool { true }

  /// α.
  public var learningRate: Double? { rate }

  /// Nothing to remember.
  public func makeSearch() -> any DescentSearch { Search(method: self) }

  /// Makes a loss small by changing the parameters of the layers that compute it.
  ///
  /// - Parameters:
  ///   - parameters: what may change.
  ///   - replayable: whether the loss may be followed once and replayed; see `Objective`.
  ///   - seed: from which the noise derives.
  ///   - onIteration: called after every iteration; `stop()` on its argument ends the run.
  ///   - losses: gives the loss from a model that is called with the context that it gets,
  ///     `model(x, context)`: one number, or better one for each example, whose mean counts.
  @discardableResult
  public func minimize(
    parameters: [Parameter], replayable: Bool = false, seed: UInt64 = 0,
    onIteration: ((Minimization) throws -> Void)? = nil,
    losses: @escaping (Context) throws -> Tensor
  ) throws -> MinimizationResult {
    let active = parameters.filter(\.isTrainable)
    let objective = Objective(of: active, replayable: replayable, variables: []) { pass in
      var context = Context.inference
      context.noise = pass.noise
      let values = try losses(context)
      guard values.rank > 0 else { return ObjectiveGraph(values) }
      let examples = values.shape[0]
      return ObjectiveGraph(
        values.mean(),
        losses: values.reshaped(to: [examples, values.count / max(1, examples)]).mean(axes: [1]),
        divisor: Double(examples))
    }
    return try minimize(objective, storingIn: active, seed: seed, onIteration: onIteration)
  }

  private struct Search: DescentSearch {
    let method: NodePerturbation

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      let count = max(1, method.samples)
      var slope = [Double](repeating: 0, count: place.point.count)
      var sum = 0.0
      for sample in 0..<count {
        var numbers = try place.objective.nodeSlope(
          at: place.point, key: place.key.derived(index: sample), deviation: method.deviation)
        sum += numbers.removeLast()
        slope.add(1 / Double(count), numbers)
      }
      return DescentStep(
        point: place.point(moved: -place.learningRate, along: slope), value: sum / Double(count),
        length: place.learningRate, isExact: false)
    }
  }
}
