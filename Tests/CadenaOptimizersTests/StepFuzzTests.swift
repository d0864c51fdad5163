import CadenaNetworks
import CadenaOptimizers
import Testing

/// `step` may run a whole step from its loss alone, and later than it is called. Whatever else
/// happens in the loop, the numbers must be those of steps that are recorded and run at once.
@Suite("Steps of a loop in which anything happens")
struct StepFuzzTests {
  @Test(arguments: 0..<200)
  func agrees(_ seed: Int) throws {
    let found = try Loop(seed: seed, isStepped: true).run()
    let expected = try Loop(seed: seed, isStepped: false).run()
    #expect(found.count == expected.count)
    for (index, pair) in zip(found, expected).enumerated() {
      let difference = abs(pair.0 - pair.1) / max(1, abs(pair.1))
      #expect(difference <= 1e-9, "number \(index): \(pair.0) instead of \(pair.1)")
      if !(difference <= 1e-9) { return }
    }
  }

  /// A loop of thirty steps with random events, the same for equal seeds.
  private final class Loop {
    let isStepped: Bool
    var generator: PhiloxGenerator
    let first = Parameter(.weight, value: Tensor([0.5, -1, 2], dtype: .float64))
    let second = Parameter(.bias, value: Tensor([1.5, 0.25, -0.5], dtype: .float64))
    let stranger = Parameter(.weight, value: Tensor([0.1, 0.2, 0.3], dtype: .float64))
    let optimizations: [Optimization]
    var numbers: [Double] = []
    var held: [Tensor] = []
    var losses: [Tensor] = []
    var counter = 0

    init(seed: Int, isStepped: Bool) {
      self.isStepped = isStepped
      generator = PhiloxGenerator(key: RandomKey(seed: UInt64(seed)).derived("loop"))
      let rules: [any Optimizer] = [
        SGD(learningRate: 0.05), Adam(learningRate: 0.05), Nesterov(learningRate: 0.02),
        SGD(learningRate: 0.02, momentum: 0.9, weightDecay: 0.1), AdamW(learningRate: 0.05),
      ]
      let rule = rules[generator.integer(below: rules.count)]
      optimizations = [
        Optimization(
          of: [first, second], by: rule, schedule: LinearDecay(final: 0.01, steps: 20)),
        Optimization(of: [second, stranger], by: SGD(learningRate: 0.01)),
      ]
    }

    func run() throws -> [Double] {
      // Most steps are alike, so that they become one plan.
      let usual = generator.integer(below: 3)
      for _ in 0..<30 {
        before(generator.integer(below: 12))
        let kind = generator.integer(below: 3) == 0 ? generator.integer(below: 8) : usual
        let optimization = optimizations[generator.integer(below: 8) == 0 ? 1 : 0]
        losses.append(try step(optimization, kind))
        try after(generator.integer(below: 14))
      }
      numbers += losses.flatMap(\.scalars) + held.flatMap(\.scalars)
      for parameter in [first, second, stranger] { numbers += parameter.value.scalars }
      for variable in optimizations.flatMap({ $0.states.flatMap { $0 } }) {
        numbers += variable.value.scalars
      }
      return numbers
    }

    private func step(_ optimization: Optimization, _ kind: Int) throws -> Tensor {
      if isStepped { return optimization.step { loss(kind) } }
      try evaluate([])
      let value = optimization.record(optimization.scalarTensors()) { loss(kind) }.loss
      optimization.advance()
      try evaluate([])
      return value
    }

    private func loss(_ kind: Int) -> Tensor {
      counter += 1
      let (a, b) = (first.value, second.value)
      let x = Tensor([1, Double(counter % 5), -0.5], dtype: .float64)
      switch kind {
      case 0: return ((a * x + b).tanh() - 0.3).squared().sum()
      case 1: return (a * b * Double(counter % 3)).sum() + b.squared().sum()
      // What is computed on the way is looked at; what it came from differs from step to step.
      case 2:
        let inner = counter % 2 == 0 ? (a * x).tanh() : a * x * 2
        if inner.scalars[0] > 1e9 { return inner.sum() }
        return (inner + b).squared().sum()
      case 3:
        let inner = counter % 2 == 0 ? x * 3 : b * 3
        numbers += inner.scalars
        return (a * inner).squared().mean()
      case 4: return a.squared().sum()
      case 5:
        let value = (a - b).squared().mean()
        numbers.append(value.item())
        return value
      case 6:
        let old = (held.last ?? x).stoppingGradient()
        return (a - old).squared().sum() + (b * stranger.value).sum()
      default: return counter % 4 == 0 ? (b * x).exp().sum() * 0.1 : b.squared().sum()
      }
    }

    private func before(_ event: Int) {
      switch event {
      case 0: held.append(first.value)
      case 1: held.append(second.value * 2)
      case 2: first.assign(Tensor([0.3, -0.2, 0.1], dtype: .float64))
      case 3: second.assign(second.value * 0.9)
      case 4: first.set(Tensor([0.7, 0.1, -0.4], dtype: .float64))
      default: break
      }
    }

    private func after(_ event: Int) throws {
      switch event {
      case 0: numbers += first.value.scalars
      case 1: numbers += (second.value + first.value).scalars
      case 2: try evaluate([])
      case 3: numbers += (Tensor([1.0, 2]) * 2).scalars
      case 4:
        for optimization in optimizations { optimization.clipping = .globalNorm(0.1) }
      case 5: for optimization in optimizations { optimization.clipping = .value(0.05) }
      case 6: for optimization in optimizations { optimization.clipping = nil }
      case 7: second.isTrainable.toggle()
      case 8: stranger.assign(first.value * 0.5)
      case 9: first.assign(second.value)
      case 10: break
      default: if let loss = losses.last { numbers.append(loss.item()) }
      }
    }
  }

  @Test("what a tensor came from counts, also when its value was looked at before")
  func evaluatedOnTheWay() {
    let w = Parameter(.weight, value: Tensor([2.0], dtype: .float64))
    let optimization = Optimization(of: [w], by: SGD(learningRate: 0.1))
    var expected = 2.0
    for turn in 0..<8 {
      let loss = optimization.step {
        let inner = turn < 5 ? w.value * 3 : w.value.squared()
        #expect(inner.item() != 0)
        return inner.sum() * 0.5
      }
      #expect(abs(loss.item() - (turn < 5 ? 1.5 * expected : 0.5 * expected * expected)) < 1e-12)
      expected -= 0.1 * (turn < 5 ? 1.5 : expected)
      #expect(abs(w.value.item() - expected) < 1e-12)
    }
  }

  @Test("parameters that were assigned from each other are trained by themselves")
  func assignedFromEachOther() {
    for isEvaluated in [false, true] {
      let a = Parameter(.weight, value: Tensor([4.0], dtype: .float64))
      let b = Parameter(.weight, value: Tensor([3.0], dtype: .float64))
      let optimization = Optimization(of: [a, b], by: SGD(learningRate: 1))
      for turn in 1...4 {
        a.assign(turn % 2 == 0 ? b.value : b.value * 2)
        if isEvaluated { _ = a.value.item() }
        let (x, y) = (turn % 2 == 0 ? b.value.item() : b.value.item() * 2, b.value.item())
        _ = optimization.step { (a.value * 0.5 + b.value * 0.25).sum() }
        #expect([a.value.item(), b.value.item()] == [x - 0.5, y - 0.25])
      }
    }
  }

  @Test("a step keeps the clipping and the trained set that it was called with")
  func settingsOfTheCall() {
    let (a, b) = (
      Parameter(.weight, value: Tensor([4.0], dtype: .float64)),
      Parameter(.weight, value: Tensor([3.0], dtype: .float64))
    )
    let optimization = Optimization(of: [a, b], by: SGD(learningRate: 1))
    for _ in 0..<6 {
      let before = [a.value.item(), b.value.item()]
      optimization.clipping = .value(0.125)
      b.isTrainable = false
      _ = optimization.step { (a.value * 10 + b.value * 10).sum() }
      optimization.clipping = nil
      b.isTrainable = true
      #expect([a.value.item(), b.value.item()] == [before[0] - 0.125, before[1]])
    }
  }
}
