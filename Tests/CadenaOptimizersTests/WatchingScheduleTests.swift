import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("Schedules that watch the losses")
struct WatchingScheduleTests {
  @Test("the plateau's rates are PyTorch's")
  func reference() throws {
    let cases = try OptimizerFixture.shared.get().schedules
      .filter { $0["schedule"]?.string == "plateau" }
    #expect(cases.count == 2)
    for item in cases {
      let attributes = try #require(item["attrs"])
      func number(_ key: String) -> Double { attributes[key]?.number ?? .nan }
      var schedule = ReduceOnPlateau(
        factor: number("factor"), patience: Int(number("patience")),
        threshold: number("threshold"),
        thresholdMode: attributes["relative"]?.boolean == true ? .relative : .absolute,
        cooldown: Int(number("cooldown")), minimum: number("minimum"))
      let base = number("base")
      let losses = try #require(attributes["losses"]).array
      let rates = try #require(item["rates"]).array
      #expect(rates.count == losses.count + 1)
      var found = [schedule.rate(step: 0, base: base)]
      for loss in losses {
        schedule.observe(ObservedEpoch(trainLoss: 9, validationLoss: loss), base: base)
        // What is remembered is all: another one goes on with it.
        var other = schedule
        other.memory = [:]
        other.memory = schedule.memory
        schedule = other
        found.append(schedule.rate(step: 7, base: base))
      }
      for (rate, expected) in zip(found, rates) { #expect(abs(rate - expected) <= 1e-15) }
    }
  }

  /// The rates after each number.
  private func rates(_ schedule: ReduceOnPlateau, _ numbers: [Double]) -> [Double] {
    var schedule = schedule
    return numbers.map { number in
      schedule.observe(number, base: 1)
      return schedule.rate(step: 0, base: 1)
    }
  }

  @Test("larger is better for accuracies, and on demand")
  func modes() {
    let rising = [0.5, 0.6, 0.7, 0.7, 0.71, 0.71]
    let up = ReduceOnPlateau(watched: .trainAccuracy, factor: 0.5, patience: 0, threshold: 0.05)
    #expect(rates(up, rising) == [1, 1, 1, 0.5, 0.25, 0.125])
    let absolute = ReduceOnPlateau(
      mode: .max, factor: 0.5, patience: 0, threshold: 0.15, thresholdMode: .absolute)
    #expect(rates(absolute, rising) == [1, 0.5, 0.5, 0.25, 0.125, 0.0625])
    let down = ReduceOnPlateau(factor: 0.5, patience: 0, threshold: 0)
    #expect(rates(down, rising) == [1, 0.5, 0.25, 0.125, 0.0625, 0.03125])
  }

  @Test("a number that is not finite is never better; small cuts and limits")
  func limits() {
    let down = ReduceOnPlateau(factor: 0.5, patience: 0, minimum: 0.3)
    #expect(rates(down, [.nan, .infinity, 1, 2]) == [0.5, 0.3, 0.3, 0.3])
    let small = ReduceOnPlateau(factor: 0.5, patience: 0, epsilon: 0.3)
    #expect(rates(small, [1, 1, 1, 1]) == [1, 0.5, 0.5, 0.5])
    let cooled = ReduceOnPlateau(factor: 0.5, patience: 0, cooldown: 2)
    #expect(rates(cooled, [1, 1, 1, 1, 1, 1, 1]) == [1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25])
    var absent = ReduceOnPlateau(watched: .validationAccuracy, factor: 0.5, patience: 0)
    for _ in 0..<3 { absent.observe(ObservedEpoch(trainLoss: 1), base: 1) }
    #expect(absent.rate(step: 0, base: 1) == 1)
    #expect(absent.lastChange == nil)
  }

  /// What a controller does with losses: the rate after each, and why.
  private func walk(
    _ schedule: AdaptiveRate, _ losses: [Double], validation: [Double]? = nil
  ) -> [String] {
    var schedule = schedule
    return losses.enumerated().map { index, loss in
      schedule.observe(
        ObservedEpoch(trainLoss: loss, validationLoss: validation?[index]), base: 1)
      var other = AdaptiveRate(steps: 1)
      other.memory = schedule.memory
      schedule.memory = other.memory
      let change = schedule.lastChange.map { " \($0.rawValue)" } ?? ""
      return "\(schedule.rate(step: 0, base: 1))\(change)"
    }
  }

  @Test("rule 2: a loss that rises or oscillates cuts the rate")
  func risesAndOscillations() {
    let controller = AdaptiveRate(steps: 1000, tolerance: 0.1, window: 3)
    #expect(
      walk(controller, [1, 1.05, 1.2, 1.3, 1.6]) == ["1.0", "1.0", "0.5 rise", "0.5", "0.25 rise"])
    #expect(
      walk(controller, [1, 0.9, 0.95, 0.9, 0.93, 0.9])
        == ["1.0", "1.0", "1.0", "0.5 oscillation", "0.5", "0.5"])
    // Within the tolerance, and not in turn.
    #expect(walk(controller, [1, 0.5, 0.52, 0.54, 0.3]).last == "1.0")
  }

  @Test("rule 3: a loss that falls steadily but slowly raises the rate")
  func slowFalls() {
    let controller = AdaptiveRate(
      steps: 1000, increase: 2, window: 2, slow: 0.01, maximum: 3)
    #expect(
      walk(controller, [1, 0.999, 0.998, 0.997, 0.996, 0.995, 0.994])
        == ["1.0", "1.0", "2.0 slowFall", "2.0", "3.0 slowFall", "3.0", "3.0"])
    #expect(walk(controller, [1, 0.9, 0.8, 0.7, 0.6]).last == "1.0")
  }

  @Test("rule 5: an error that stops falling cuts the rate")
  func plateaus() {
    let controller = AdaptiveRate(steps: 1000, window: 9, patience: 2, minimum: 0.2)
    let falling = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2]
    #expect(
      walk(controller, falling, validation: [1, 0.5, 0.6, 0.6, 0.7, 0.6, 0.4, 0.5, 0.5])
        == [
          "1.0", "1.0", "1.0", "0.5 plateau", "0.5", "0.25 plateau", "0.25", "0.25", "0.2 plateau",
        ])
    #expect(walk(controller, falling).last == "1.0")
  }

  @Test("rule 4: the rate goes down at the end, in a line; it begins with the guess")
  func theEnd() {
    let controller = AdaptiveRate(steps: 100, endShare: 0.2, endFactor: 0.1)
    #expect(controller.rate(step: 0, base: 0.5) == 0.5)
    #expect(controller.rate(step: 79, base: 0.5) == 0.5)
    #expect(abs(controller.rate(step: 89, base: 0.5) - 0.5 * 0.55) < 1e-15)
    #expect(abs(controller.rate(step: 99, base: 0.5) - 0.05) < 1e-15)
    #expect(abs(controller.rate(step: 200, base: 0.5) - 0.05) < 1e-15)
    // Nothing is raised there any more.
    for (step, rate) in [(50, 2.0), (80, 1.0)] {
      var controller = AdaptiveRate(steps: 100, increase: 2, window: 2, slow: 0.5, endShare: 0.2)
      for loss in [1, 0.9, 0.8] {
        controller.observe(ObservedEpoch(trainLoss: loss, step: step), base: 1)
      }
      #expect(controller.rate(step: 0, base: 1) == rate)
    }
    #expect(AdaptiveRate(steps: 10, endShare: 0).rate(step: 9, base: 0.5) == 0.5)
    // The lower limit holds; a rate that begins below it is lowered no further.
    let limited = AdaptiveRate(steps: 100, endShare: 0.2, endFactor: 0, minimum: 0.2)
    #expect(abs(limited.rate(step: 89, base: 0.5) - 0.25) < 1e-15)
    #expect(limited.rate(step: 99, base: 0.5) == 0.2)
    #expect(limited.rate(step: 99, base: 0.1) == 0.1)
  }

  @Test("a loss of 0 or one that is not finite changes nothing")
  func oddLosses() {
    let controller = AdaptiveRate(steps: 1000, window: 2, patience: 9)
    #expect(walk(controller, [0, 0, 1, .nan, .infinity, 1]).last == "1.0")
    #expect(walk(controller, [2024 * .leastNonzeroMagnitude, 1e300]).last == "0.5 rise")
    #expect(walk(controller, [-1, -2, -3]).last == "1.0")
  }

  @Test("an optimisation passes losses on, and other schedules do not listen")
  func optimization() {
    let parameter = Parameter(.weight, value: Tensor([10.0], dtype: .float64))
    let optimization = Optimization(
      of: [parameter], by: SGD(learningRate: 0.5),
      schedule: ReduceOnPlateau(factor: 0.1, patience: 0))
    for _ in 0..<2 { optimization.observe(ObservedEpoch(trainLoss: 1)) }
    #expect(optimization.learningRate == 0.05)
    #expect(optimization.rateChange == .plateau)
    let other = Optimization(
      of: [parameter], by: SGD(learningRate: 0.5),
      schedule: ReduceOnPlateau(factor: 0.1, patience: 0))
    other.restoreSchedule(optimization.scheduleMemory)
    #expect(other.learningRate == 0.05)
    let deaf = Optimization(of: [parameter], by: SGD(), schedule: LinearDecay(final: 0, steps: 9))
    deaf.observe(ObservedEpoch(trainLoss: 1))
    #expect(deaf.scheduleMemory.isEmpty && deaf.rateChange == nil)
  }
}
