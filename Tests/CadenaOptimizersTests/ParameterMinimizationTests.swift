import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Foundation
import Testing

@Suite("Minimising the loss of a model")
struct ParameterMinimizationTests {
  @Test("L-BFGS ends where PyTorch's does, and falls as fast", arguments: [0, 1, 2, 3, 4, 5])
  func lbfgs(_ index: Int) throws {
    let item = try MinimizerFixture.shared.get().lbfgs[index]
    let name = try #require(item["problem"]?.string)
    let problem = try TestProblem(name, try OptimizerFixture.shared.get())
    let reference = try #require(item["losses"]).array
    let calls = try #require(item["closure_calls"]?.integer)
    // The lowest loss with so many evaluations.
    var lowest = [Double](repeating: .infinity, count: calls + 1)
    var losses: [Double] = []
    let result = try LBFGS(
      history: try #require(item["history"]?.integer),
      stopping: StoppingRule(gradientTolerance: 1e-14)
    ).minimize(
      parameters: problem.parameters,
      onIteration: { run in
        losses.append(run.value)
        let spent = run.objective.functionEvaluations
        for budget in min(spent, calls + 1)..<(calls + 1) { lowest[budget] = run.value }
        if spent >= calls { run.stop() }
      }
    ) { problem.loss() }
    // Falls all the way, but for rounding.
    for (before, after) in zip(losses, losses.dropFirst()) {
      #expect(after <= before + 1e-15 * max(abs(before), 1e-300))
    }
    #expect(problem.point == result.points.flatMap(\.scalars))
    let bottom = try Self.bottom(name)
    // With as many evaluations as the reference as near to the bottom, give or take the luck of a
    // line search.
    for share in [2, 3, 4] {
      let found = lowest[calls * share / 4] - bottom
      let expected = reference[(reference.count - 1) * share / 4] - bottom
      #expect(found <= max(10 * expected, 1e-12), "\(name), \(share)/4: \(found), \(expected)")
    }
    if name == "rosenbrock" {
      for coordinate in problem.point { #expect(abs(coordinate - 1) < 1e-7) }
    }
  }

  /// The least value: of a quadratic `½w'Aw - b'w` it is `-½b'w` at its minimiser.
  private static func bottom(_ name: String) throws -> Double {
    guard name == "quadratic" else { return 0 }
    let problem = try #require(try OptimizerFixture.shared.get().problems[name])
    let b = try #require(problem["b"]).array
    let minimiser = try #require(problem["minimiser"]).array
    return zip(b, minimiser).reduce(0) { $0 - $1.0 * $1.1 / 2 }
  }

  @Test("parameters hold the present point while a callback runs, and the result afterwards")
  func parametersFollow() throws {
    let w = Parameter(.weight, value: Tensor([4.0, -2], dtype: .float64))
    let fixed = Parameter(.weight, value: Tensor([1.0], dtype: .float64))
    fixed.isTrainable = false
    let loss = { (w.value - fixed.value).squared().squared().sum() }
    var seen: [[Double]] = []
    let result = try LBFGS().minimize(
      parameters: [w, fixed],
      onIteration: { run in
        #expect(w.value.scalars == run.point)
        #expect(loss().item() == run.value)
        seen.append(run.point)
      }, loss)
    #expect(seen.count == result.iterations)
    #expect(w.value.scalars == seen.last)
    #expect(fixed.value.scalars == [1])
    #expect(result.points.count == 1)
  }

  @Test("all methods train a small network, replayed or not", arguments: [false, true])
  func network(replayable: Bool) throws {
    let optimizers = try OptimizerFixture.shared.get()
    for minimizer in [LBFGS(), ConjugateGradient(), NewtonCG()] as [any Minimizer] {
      let problem = try TestProblem("mlp", optimizers)
      let result = try minimizer.minimize(
        parameters: problem.parameters, replayable: replayable, { problem.loss() })
      #expect(result.value < 1e-3, "\(minimizer) \(result)")
      #expect(abs(problem.loss().item() - result.value) < 1e-15)
    }
  }

  /// Long where Swift is not optimised: `CADENA_LONG_TESTS=1 swift test -c release --filter digits`.
  @Test(
    "digits on the full batch, 64-32-10 in float64, to a loss below 1e-4",
    .enabled(if: ProcessInfo.processInfo.environment["CADENA_LONG_TESTS"] != nil))
  func digits() throws {
    let model = Sequential([Linear(32), Tanh(), Linear(10)])
    try model.bind(inputShape: [1, 64], dtype: .float64, seed: 7)
    let features = Dataset.digits.features
    var numbers = [Double](repeating: 0, count: features.count * 64)
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      features.copyRows(ArraySlice(0..<features.count), into: base)
    }
    guard case .classes(let labels, _) = Dataset.digits.targets else {
      Issue.record("digits have classes")
      return
    }
    let x = Tensor(numbers, shape: [features.count, 64], dtype: .float64) / 16
    let y = Tensor(labels)
    let result = try LBFGS(stopping: StoppingRule(maximumIterations: 500)).minimize(
      parameters: model.trainableParameters, replayable: true,
      onIteration: { if $0.value < 1e-4 { $0.stop() } }
    ) { SoftmaxCrossEntropy()(model(x), y) }
    print(
      "L-BFGS on digits: \(result.iterations) iterations, \(result.functionEvaluations) evaluations"
    )
    #expect(result.value < 1e-4, "\(result)")
    #expect(result.iterations < 200, "\(result)")
  }
}
