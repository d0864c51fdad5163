import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("Node perturbation")
struct NodePerturbationTests {
  private let x = Tensor([0, 0, 0, 1, 1, 0, 1, 1], shape: [4, 2], dtype: .float64)
  private let y = Tensor([0, 1, 1, 0], shape: [4, 1], dtype: .float64)

  private func model(_ units: Int = 3) throws -> Sequential {
    let model = Sequential([Linear(units), Tanh(), Linear(1)])
    try model.bind(inputShape: [4, 2], dtype: .float64, seed: 2)
    return model
  }

  private func squares(_ model: Sequential, _ context: Context) -> Tensor {
    (model(x, context) - y).squared()
  }

  /// The step over many noises, and the gradient.
  private func slopes(
    _ model: Sequential, perExample: Bool, samples: Int
  ) throws -> (estimate: [Double], gradient: [Double]) {
    let before = model.parameters.flatMap(\.value.scalars)
    let gradients = gradient(
      of: squares(model, .inference).mean(), withRespectTo: model.parameters.map(\.value))
    let exact = gradients.flatMap(\.scalars)
    try NodePerturbation(
      learningRate: 1, deviation: 1e-4, samples: samples,
      stopping: StoppingRule(maximumIterations: 1)
    ).minimize(parameters: model.parameters, replayable: true, seed: 6) { context in
      let losses = squares(model, context)
      return perExample ? losses : losses.mean()
    }
    let after = model.parameters.flatMap(\.value.scalars)
    return (zip(before, after).map { $0 - $1 }, exact)
  }

  @Test("the mean step is the gradient", arguments: [false, true])
  func unbiased(perExample: Bool) throws {
    let (estimate, gradient) = try slopes(try model(), perExample: perExample, samples: 4000)
    let error = zip(estimate, gradient).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    let length = gradient.map { $0 * $0 }.reduce(0, +).squareRoot()
    // Scatter falls with the root of the samples; knowing each example's loss halves it.
    #expect(error / length < (perExample ? 0.1 : 0.2), "\(error / length)")
    #expect(error / length > 1e-4)
  }

  @Test("one neuron's step is its noise times the change times its input")
  func byHand() throws {
    // f = (w·x)² for one example: z = w·x, the change by σξ is 2zσξ + σ²ξ²; the step of w is
    // α·(2zξ + σξ²)·ξ·x, so with the same ξ two step sizes tell it.
    let input = Tensor([2.0, -1], shape: [1, 2], dtype: .float64)
    func step(_ deviation: Double) throws -> [Double] {
      let layer = Linear(
        1, weight: Parameter(.weight, value: Tensor([0.5, 0.25], shape: [1, 2], dtype: .float64)),
        bias: nil)
      try NodePerturbation(
        learningRate: 1, deviation: deviation, stopping: StoppingRule(maximumIterations: 1)
      ).minimize(parameters: [layer.weight], seed: 3) { layer(input, $0).squared() }
      return zip([0.5, 0.25], layer.weight.value.scalars).map { $0 - $1 }
    }
    let small = try step(0.5)
    let large = try step(1)
    #expect(abs(small[0] + 2 * small[1]) < 1e-12 && abs(large[0] + 2 * large[1]) < 1e-12)
    // z = 0.75; small = 2(1.5ξ² + ½ξ³), large = 2(1.5ξ² + ξ³).
    let cube = large[0] - small[0]
    let square = (small[0] - cube) / 3
    #expect(square > 0)
    #expect(abs(square * square * square - cube * cube) < 1e-9)
  }

  @Test("recorded and rebuilt graphs give the same bits, and the counts are two a noise")
  func replayed() throws {
    var results: [[Double]] = []
    for replayable in [false, true] {
      let model = try model()
      let result = try NodePerturbation(
        learningRate: 0.5, samples: 3, stopping: StoppingRule(maximumIterations: 10)
      ).minimize(parameters: model.parameters, replayable: replayable, seed: 1) {
        squares(model, $0)
      }
      #expect(result.functionEvaluations == 1 + 10 * 6 + 1)
      results.append(model.parameters.flatMap(\.value.scalars))
    }
    #expect(results[0] == results[1])
  }

  @Test("exclusive or is learned")
  func exclusiveOr() throws {
    let model = try model(8)
    let result = try NodePerturbation(
      learningRate: 1, stopping: StoppingRule(maximumIterations: 5000, targetValue: 0.02)
    ).minimize(parameters: model.parameters, replayable: true, seed: 1) {
      BinaryCrossEntropyWithLogits(reduction: .none)(model(x, $0), y)
    }
    #expect(result.ending == .targetValue, "\(result)")
    let outputs = model(x).scalars
    #expect(zip(outputs, y.scalars).allSatisfy { ($0 > 0) == ($1 > 0.5) }, "\(outputs)")
  }
}
