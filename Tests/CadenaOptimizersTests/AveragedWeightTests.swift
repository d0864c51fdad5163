import CadenaGraph
import CadenaNetworks
import CadenaOptimizers
import CadenaRuntime
import Testing

@Suite("Averages, Polyak's step and forms without ε")
struct AveragedWeightTests {
  /// A parameter that goes down a line of slope 1, and what it shows after each step.
  private func walk(_ optimizer: any Optimizer, steps: Int, start: Double = 0) -> [Double] {
    let parameter = Parameter(.weight, value: Tensor([start], dtype: .float64))
    let optimization = Optimization(of: [parameter], by: optimizer)
    return (0..<steps).map { _ in
      _ = optimization.step { parameter.value.sum() }.item()
      return parameter.value.item()
    }
  }

  @Test("averages by hand")
  func byHand() {
    let steps = SGD(learningRate: 1)
    // The weights are -1, -2, -3.
    let uncorrected = WeightAveraging(decay: 0.5).applied(to: steps)
    #expect(walk(uncorrected, steps: 3) == [-0.5, -1.25, -2.125])
    let corrected = WeightAveraging(decay: 0.5, biasCorrection: true).applied(to: steps)
    let found = walk(corrected, steps: 3)
    #expect(found[0] == -1 && abs(found[1] + 5.0 / 3) < 1e-15 && abs(found[2] + 17.0 / 7) < 1e-15)
    // Schedule-free: z is -1, -2, -3 and x the mean of what z has been.
    let free = walk(ScheduleFreeSGD(learningRate: 1), steps: 3)
    #expect(zip(free, [-1, -1.5, -2]).allSatisfy { abs($0 - $1) < 1e-15 })
    // A warm-up of two steps: z is -½, -1½, -2½ with the weights ¼, 1, 1.
    let warm = walk(ScheduleFreeSGD(learningRate: 1, warmup: 2), steps: 3)
    let expected = [-0.5, (-0.125 - 1.5) / 1.25, (-0.125 - 1.5 - 2.5) / 2.25]
    #expect(zip(warm, expected).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test("the weights that learn take the steps that they take without an average")
  func sameSteps() throws {
    for optimizer in [Adam(learningRate: 0.1), Muon(learningRate: 0.1)] as [any Optimizer] {
      func run(_ optimizer: any Optimizer) throws -> [[Double]] {
        let parameter = Parameter(
          .weight, value: Tensor([1.0, 2, 3, 4], shape: [2, 2], dtype: .float32))
        let optimization = Optimization(of: [parameter], by: optimizer)
        return (0..<5).map { _ in
          _ = optimization.step { (parameter.value.squared() * parameter.value).sum() }.item()
          return (optimization.states[0].last?.value ?? parameter.value).scalars
            + parameter.value.scalars
        }
      }
      let plain = try run(optimizer).map { $0.suffix(4) }
      let averaged = try run(WeightAveraging(decay: 0.9).applied(to: optimizer))
      #expect(plain == averaged.map { $0.prefix(4) })
      #expect(zip(plain, averaged).allSatisfy { $0 != $1.suffix(4) })
    }
  }

  @Test("weights that are set before the first step are those that learn")
  func setLater() {
    let parameter = Parameter(.weight, value: Tensor([0.0], dtype: .float64))
    let optimization = Optimization(
      of: [parameter], by: WeightAveraging(decay: 0.5).applied(to: SGD(learningRate: 1)))
    parameter.set(Tensor([8.0], dtype: .float64))
    _ = optimization.step { parameter.value.sum() }.item()
    #expect(parameter.value.item() == 7.5)
  }

  @Test("an averaged element-wise rule is one program")
  func traced() throws {
    let parameter = Parameter(.weight, value: Tensor([1.0, 2], dtype: .float64))
    let optimization = Optimization(
      of: [parameter], by: WeightAveraging().applied(to: Adam()))
    let scalars = optimization.scalarTensors()
    _ = optimization.record(scalars) { parameter.value.squared().sum() }
    #expect(optimization.optimizer is any ElementwiseOptimizer)
    #expect(optimization.optimizer.stateNames == ["mean", "meanSquare", "trained"])
    try evaluate([])
  }

  @Test("Polyak's step reaches the bottom of a parabola, and tells its rate")
  func polyak() throws {
    let parameter = Parameter(.weight, value: Tensor([4.0, 2], dtype: .float64))
    let optimization = Optimization(of: [parameter], by: Polyak())
    let scalars = optimization.scalarTensors()
    let record = optimization.record(scalars) { parameter.value.squared().sum() }
    let rate = try #require(record.learningRate)
    let replay = try Replay(
      outputs: [record.loss, rate], inputs: scalars, variables: optimization.variables)
    for step in 0..<4 {
      for (index, number) in optimization.nextScalars().enumerated() {
        replay.set(number, forInput: index)
      }
      try replay.run()
      optimization.advance()
      // J = |w|² and |g|² = 4·|w|²: a quarter, which halves the weights.
      #expect(replay.number(ofOutput: 1) == 0.25)
      #expect(replay.number(ofOutput: 0) == [20, 5, 1.25, 0.3125][step])
    }
    #expect(parameter.value.scalars == [0.25, 0.125])
  }

  /// Sizes whose update is one call of a rule: the rate is one number in memory, not a number of the
  /// caller's.
  @Test("the rate that was found reaches every weight", arguments: [15, 16, 17, 1024, 1536, 2049])
  func sizes(_ count: Int) throws {
    let start = (0..<count).map { Double($0 % 7) - 2.5 }
    let parameter = Parameter(.weight, value: Tensor(start, dtype: .float64))
    let other = Parameter(.bias, value: Tensor([3.0, 4], dtype: .float64))
    let optimization = Optimization(of: [parameter, other], by: Polyak())
    let scalars = optimization.scalarTensors()
    let record = optimization.record(scalars) {
      parameter.value.squared().sum() + other.value.squared().sum()
    }
    let replay = try Replay(
      outputs: [record.loss], inputs: scalars, variables: optimization.variables)
    for step in 1...3 {
      for (index, number) in optimization.nextScalars().enumerated() {
        replay.set(number, forInput: index)
      }
      try replay.run()
      optimization.advance()
      let factor = [0.5, 0.25, 0.125][step - 1]
      #expect(
        zip(parameter.value.scalars, start).allSatisfy { abs($0 - factor * $1) < 1e-12 })
      #expect(other.value.scalars == [3 * factor, 4 * factor])
    }
  }

  @Test("Polyak's step stays where the gradient is 0 or the loss below its target")
  func polyakAtRest() {
    for (start, target) in [(0.0, 0.0), (1.0, 9.0)] {
      let parameter = Parameter(.weight, value: Tensor([start], dtype: .float64))
      let optimization = Optimization(of: [parameter], by: Polyak(target: target))
      for _ in 0..<2 { _ = optimization.step { parameter.value.squared().sum() }.item() }
      #expect(parameter.value.item() == start)
    }
  }

  @Test("without ε a weight whose gradient has always been 0 stays")
  func withoutEpsilon() {
    let rules: [any Optimizer] = [
      AdaGrad(epsilon: 0), RMSProp(epsilon: 0), RMSProp(epsilon: 0, epsilonPlacement: .inside),
      RMSProp(epsilon: 0, centered: true, momentum: 0.5), Adam(epsilon: 0, biasCorrection: false),
      Adam(epsilon: 0, epsilonPlacement: .inside), AdamW(epsilon: 0, weightDecay: 0),
      AMSGrad(epsilon: 0), NAdam(epsilon: 0), RAdam(epsilon: 0), AdaMax(epsilon: 0),
      ScheduleFreeAdamW(epsilon: 0),
    ]
    for rule in rules {
      let parameter = Parameter(.weight, value: Tensor([3.0, 5], dtype: .float64))
      let optimization = Optimization(of: [parameter], by: rule)
      for _ in 0..<8 {
        _ = optimization.step { (parameter.value * Tensor([0.0, 1], dtype: .float64)).sum() }
          .item()
      }
      let (still, moved) = (parameter.value.scalars[0], parameter.value.scalars[1])
      #expect(still == 3, "\(rule)")
      #expect(moved < 5 && moved.isFinite, "\(rule)")
    }
  }
}
