import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Testing

@testable import CadenaRuntime

@Suite("Schedules")
struct ScheduleTests {
  @Test("linear decay: reference values")
  func linearDecay() throws {
    let cases = try OptimizerFixture.shared.get().schedules
    #expect(cases.map { $0["name"]?.string } == ["linear_decay_lecture", "linear_decay_to_zero"])
    for item in cases {
      let schedule = LinearDecay(
        final: try #require(item["attrs"]?["final"]?.number),
        steps: try #require(item["attrs"]?["T"]?.integer))
      let base = try #require(item["attrs"]?["base"]?.number)
      for (step, rate) in try #require(item["rates"]).array.enumerated() {
        #expect(abs(schedule.rate(step: step, base: base) - rate) <= 1e-15)
        #expect(ConstantRate().rate(step: step, base: base) == base)
      }
    }
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
