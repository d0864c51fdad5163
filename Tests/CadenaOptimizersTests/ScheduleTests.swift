import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Testing

@testable import CadenaRuntime

@Suite("Schedules")
struct ScheduleTests {
  /// The reference's names of schedules, and what they are called here.
  private static func schedule(_ item: JSONValue) -> (any Schedule)? {
    guard let attributes = item["attrs"], let name = item["schedule"]?.string else { return nil }
    func number(_ key: String) -> Double { attributes[key]?.number ?? .nan }
    func integer(_ key: String) -> Int { attributes[key]?.integer ?? 0 }
    switch name {
    case "step": return StepDecay(every: integer("every"), factor: number("gamma"))
    case "milestones":
      return MilestoneDecay(
        milestones: attributes["milestones"]?.elements?.compactMap(\.integer) ?? [],
        factor: number("gamma"))
    case "exponential": return ExponentialDecay(factor: number("gamma"))
    case "linear_decay": return LinearDecay(final: number("final"), steps: integer("T"))
    case "polynomial": return PolynomialDecay(steps: integer("T"), power: number("power"))
    case "inverse_time": return InverseTimeDecay(decay: number("decay"))
    case "cosine": return CosineDecay(final: number("final"), steps: integer("T"))
    case "cosine_restarts":
      return CosineRestarts(
        final: number("final"), firstPeriod: integer("first_period"), factor: integer("factor"))
    case "warmup_linear":
      return LinearWarmup(startFactor: number("start_factor"), steps: integer("T"))
    case "warmup_cosine":
      return WarmupCosine(final: number("final"), warmup: integer("warmup"), steps: integer("T"))
    case "one_cycle":
      return OneCycle(
        steps: integer("T"), rise: number("pct"),
        annealing: attributes["anneal"]?.string == "cos" ? .cosine : .linear,
        initialDivisor: number("initial_divisor"), finalDivisor: number("final_divisor"),
        hasThreePhases: attributes["three_phase"]?.boolean ?? false)
    default: return nil
    }
  }

  @Test("reference values of every schedule")
  func reference() throws {
    let cases = try OptimizerFixture.shared.get().schedules
    #expect(cases.count == 19)
    for item in cases where item["schedule"]?.string != "plateau" {
      let name = item["name"]?.string ?? ""
      let schedule = try #require(Self.schedule(item), "\(name)")
      let attributes = item["attrs"]
      let base = try #require(attributes?["base"]?.number ?? attributes?["max"]?.number)
      for (step, rate) in try #require(item["rates"]).array.enumerated() {
        #expect(abs(schedule.rate(step: step, base: base) - rate) <= 1e-15, "\(name) \(step)")
        #expect(ConstantRate().rate(step: step, base: base) == base)
      }
    }
  }

  @Test("a schedule goes on after its end")
  func afterTheEnd() {
    #expect(CosineDecay(final: 0.25, steps: 10).rate(step: 11, base: 1) == 0.25)
    #expect(WarmupCosine(final: 0.25, warmup: 2, steps: 10).rate(step: 90, base: 1) == 0.25)
    #expect(PolynomialDecay(steps: 10).rate(step: 90, base: 1) == 0)
    #expect(LinearWarmup(steps: 10).rate(step: 90, base: 1) == 1)
    #expect(LinearWarmup(startFactor: 1, steps: 10).rate(step: 90, base: 0.5) == 0.5)
    let cycle = OneCycle(steps: 10)
    #expect(cycle.rate(step: 90, base: 1) == cycle.rate(step: 9, base: 1))
    #expect(abs(cycle.rate(step: 9, base: 1) - 1 / 25.0 / 1e4) < 1e-18)
    let restarts = CosineRestarts(firstPeriod: 3, factor: 2)
    #expect(restarts.rate(step: 3, base: 1) == 1)
    #expect(restarts.rate(step: 9, base: 1) == 1)
    #expect(restarts.rate(step: 8, base: 1) < 1)
  }

  @Test("a schedule inside a cached plan is not frozen, in a plain loop")
  func plainLoop() throws {
    let parameter = Parameter(.weight, value: Tensor([10.0, 20], dtype: .float64))
    let optimization = Optimization(
      of: [parameter], by: SGD(learningRate: 0.5), schedule: LinearDecay(final: 0.1, steps: 8))
    var expected = [10.0, 20]
    for step in 0..<12 {
      let rate = step < 8 ? (1 - Double(step) / 8) * 0.5 + Double(step) / 8 * 0.1 : 0.1
      #expect(abs(optimization.learningRate - rate) < 1e-15)
      _ = optimization.step { (parameter.value * Tensor([1.0, 3], dtype: .float64)).sum() }.item()
      expected = [expected[0] - rate, expected[1] - 3 * rate]
      for (value, reference) in zip(parameter.value.scalars, expected) {
        #expect(abs(value - reference) < 1e-12)
      }
    }
  }

  @Test("steps with other rates have the same plan, those of another method do not")
  func plans() {
    let cache = PlanCache(capacity: 8)
    func plan(_ optimizer: any Optimizer, _ updates: Int) -> Plan {
      let parameter = Parameter(.weight, value: Tensor([10.0, 20], dtype: .float64))
      let optimization = Optimization(
        of: [parameter], by: optimizer, schedule: LinearDecay(final: 0.1, steps: 8))
      optimization.resume(after: updates)
      let loss = optimization.step { parameter.value.squared().sum() }
      let roots = [loss, parameter.value].map(\.node)
      let traversal = Traversal.pending(roots)
      return cache.plan(traversal, roots: roots)
    }
    let first = plan(Adam(), 0)
    #expect(plan(Adam(learningRate: 7, beta1: 0.3, epsilon: 1), 5) === first)
    #expect(plan(Adam(biasCorrection: false), 0) !== first)
    #expect(plan(SGD(), 0) !== first)
    #expect(cache.statistics.hits == 1)
    #expect(cache.statistics.misses == 3)
  }

  @Test("the schedule of a replayed step is not frozen")
  func replayed() throws {
    let parameter = Parameter(.weight, value: Tensor([10.0], dtype: .float64))
    let optimization = Optimization(
      of: [parameter], by: SGD(learningRate: 0.5), schedule: LinearDecay(final: 0.1, steps: 4))
    let scalars = optimization.scalarTensors()
    let loss = optimization.record(scalars) { parameter.value.sum() }.loss
    let replay = try Replay(
      outputs: [loss], inputs: scalars, variables: optimization.variables)
    var expected = 10.0
    for rate in [0.5, 0.4, 0.3, 0.2, 0.1, 0.1] {
      replay.set(optimization.nextScalars()[0], forInput: 0)
      try replay.run()
      optimization.advance()
      expected -= rate
      #expect(abs(parameter.value.item() - expected) < 1e-12)
    }
  }
}
