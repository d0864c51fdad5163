import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("Optimisers go where other programs' go")
struct TrajectoryTests {
  typealias Trajectory = OptimizerFixture.Trajectory

  @Test("the fixture is there, and the table knows all of its optimisers")
  func coverage() throws {
    let fixture = try OptimizerFixture.shared.get()
    #expect(fixture.trajectories.count == 168)
    for item in fixture.trajectories {
      #expect(OptimizerTable.rule(item.optimizer, item.hyper) != nil, "\(item.name)")
      #expect(item.rows.count == item.steps + 1)
      #expect(item.losses.count == item.steps + 1)
    }
  }

  @Test("in a plain loop", arguments: OptimizerFixture.trajectories)
  func plainLoop(_ item: Trajectory) throws {
    #expect(try Self.deviation(item, item.hyper) { try PlainWalk($0, $1) } <= 1e-8)
  }

  @Test("as a replayed step", arguments: OptimizerFixture.trajectories)
  func replay(_ item: Trajectory) throws {
    #expect(try Self.deviation(item, item.hyper) { try ReplayedWalk($0, $1) } <= 1e-8)
  }

  @Test("a wrong number is noticed in every method")
  func aWrongHyperParameterIsNoticed() throws {
    for item in OptimizerFixture.trajectories where item.problem == "rosenbrock" {
      for (key, value) in item.hyper {
        // Numbers that are off or too small to tell in thirty steps.
        guard let number = value.number, number > 1e-3 || key == "lr" else { continue }
        // Limits that no weight meets here.
        if key == "max_step" || key == "min_gain" { continue }
        // The rate that is found stays above its limit.
        if item.hyper["max_rate"] != nil, ["lr", "target", "scale"].contains(key) { continue }
        var hyper = item.hyper
        hyper[key] = .number(number * 0.98)
        let deviation = try Self.deviation(item, hyper) { try PlainWalk($0, $1) }
        #expect(deviation > 2e-8, "\(item.name) with another \(key): \(deviation)")
      }
    }
  }

  @Test("steps and gains stay within their limits")
  func limits() {
    // A slope of 1 everywhere: steps double until they may not, and gains grow until they may not.
    func walk(_ optimizer: any Optimizer, _ slopes: [Double]) -> [Double] {
      let parameter = Parameter(.weight, value: Tensor([0.0], dtype: .float64))
      let optimization = Optimization(of: [parameter], by: optimizer)
      return slopes.map { slope in
        let before = parameter.value.item()
        _ = optimization.step { (parameter.value * slope).sum() }.item()
        return before - parameter.value.item()
      }
    }
    #expect(
      walk(RProp(learningRate: 1, increase: 2, maximumStep: 5), [1, 1, 1, 1, 1])
        == [1, 2, 4, 5, 5])
    #expect(
      walk(
        RProp(learningRate: 1, decrease: 0.5, minimumStep: 0.375, form: .plain), [1, -1, 1, -1])
        == [1, -0.5, 0.375, -0.375])
    // As in PyTorch the first step is within the limits; the lecture's form leaves it as it is.
    #expect(walk(RProp(learningRate: 9, maximumStep: 5), [1, 1]) == [5, 5])
    #expect(walk(RProp(learningRate: 1, minimumStep: 2), [1, -1, -1]) == [2, 0, -2])
    #expect(walk(RProp(learningRate: 9, maximumStep: 5, form: .plain), [1, 1]) == [9, 5])
    // Where the sign changes the weight waits, and the step after that is neither grown nor cut.
    #expect(walk(RProp(learningRate: 1, increase: 1.5), [1, -1, -1, -1]) == [1, 0, -0.5, -0.75])
    let gains = walk(WeightGains(learningRate: 1, increase: 0.5, maximumGain: 1.75), [1, 1, 1, 1])
    #expect(gains == [1, 1.5, 1.75, 1.75])
    let shrinking = WeightGains(learningRate: 1, decrease: 0.5, minimumGain: 0.25)
    #expect(walk(shrinking, [1, -1, 1, -1]) == [1, -0.5, 0.25, -0.25])
    let pushed = WeightGains(learningRate: 1, increase: 0.5, momentum: 0.5)
    #expect(walk(pushed, [1, 1, 1]) == [1, 2, 3])
  }

  /// The largest relative difference from the reference's parameters and losses.
  private static func deviation(
    _ item: Trajectory, _ hyper: [String: JSONValue],
    _ walk: (TestProblem, Optimization) throws -> any Walk
  ) throws -> Double {
    let problem = try TestProblem(item.problem, try OptimizerFixture.shared.get())
    let rule = try #require(OptimizerTable.rule(item.optimizer, hyper))
    let optimization = Optimization(
      of: problem.parameters, by: rule.optimizer, clipping: rule.clipping)
    // The loss of a method that takes its gradient elsewhere is that of another point.
    let tellsLoss =
      rule.optimizer.evaluationPoint(
        parameters: problem.parameters.map(\.value),
        states: optimization.states.map { $0.map(\.value) },
        scalars: optimization.scalarTensors()) == nil
    let walker = try walk(problem, optimization)
    var largest = 0.0
    func compare(_ found: [Double], _ expected: [Double]) {
      for (value, reference) in zip(found, expected) {
        let difference = abs(value - reference) / max(1, abs(reference))
        largest = max(largest, difference.isNaN ? .infinity : difference)
      }
    }
    compare(problem.point, item.rows[0])
    for step in 0..<item.steps {
      let loss = try walker.step()
      if tellsLoss { compare([loss], [item.losses[step]]) }
      compare(problem.point, item.rows[step + 1])
    }
    compare([problem.loss().item()], [item.losses[item.steps]])
    return largest
  }
}

/// A way to take steps.
protocol Walk {
  /// One update; the loss before it.
  func step() throws -> Double
}

/// A loop in plain Swift.
struct PlainWalk: Walk {
  let problem: TestProblem
  let optimization: Optimization

  init(_ problem: TestProblem, _ optimization: Optimization) throws {
    self.problem = problem
    self.optimization = optimization
  }

  func step() throws -> Double { optimization.step { problem.loss() }.item() }
}

/// A step that is recorded once.
struct ReplayedWalk: Walk {
  let optimization: Optimization
  let replay: Replay

  init(_ problem: TestProblem, _ optimization: Optimization) throws {
    self.optimization = optimization
    let scalars = optimization.scalarTensors()
    let loss = optimization.record(scalars) { problem.loss() }.loss
    replay = try Replay(
      outputs: [loss], inputs: scalars, variables: optimization.variables)
  }

  func step() throws -> Double {
    for (index, number) in optimization.nextScalars().enumerated() {
      replay.set(number, forInput: index)
    }
    try replay.run()
    optimization.advance()
    return replay.number(ofOutput: 0)
  }
}
