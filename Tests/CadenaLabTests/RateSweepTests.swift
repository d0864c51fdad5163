import Cadena
import Testing

@testable import CadenaLab

/// Learning-rate range tests: the ramp, the smoothing, the rule, and the end.
@Suite struct RateSweepTests {
  @Test func theRampGrowsByTheSameFactor() {
    let ramp = RateRamp(low: 1e-4, high: 1, steps: 5)
    let rates = (0..<5).map { ramp.rate(step: $0, base: 7) }
    for (rate, expected) in zip(rates, [1e-4, 1e-3, 1e-2, 1e-1, 1]) {
      #expect(abs(rate / expected - 1) < 1e-12)
    }
    #expect(ramp.rate(step: 9, base: 7) == 1)
  }

  @Test func smoothingKeepsLinesAndSumsToOne() {
    // Far from the ends a Gaussian leaves a straight line as it is.
    let line = (0..<60).map { 3 + 0.5 * Double($0) }
    let smooth = RateSweep.smooth(line, width: 3)
    for index in 10..<50 { #expect(abs(smooth[index] - line[index]) < 1e-12) }
    #expect(RateSweep.smooth([2, 2, 2], width: 5).allSatisfy { abs($0 - 2) < 1e-15 })
    // One number alone becomes the weights themselves: exp(-½(d/w)²) over their sum.
    var single = [Double](repeating: 0, count: 41)
    single[20] = 1
    let weights = RateSweep.smooth(single, width: 2)
    #expect(abs(weights[22] / weights[20] - 0.606_530_659_712_633) < 1e-12)
  }

  private func points(_ losses: [Double]) -> [RateSweep.Point] {
    let ramp = RateRamp(low: 1e-3, high: 1, steps: losses.count)
    return losses.indices.map {
      RateSweep.Point(
        step: $0 + 1, rate: ramp.rate(step: $0, base: 0), loss: losses[$0], smoothed: losses[$0])
    }
  }

  @Test func theSuggestionIsWhereTheLossFallsFastest() {
    #expect(RateSweep.steepest(points([5, 5, 4.8, 3, 1, 0.5, 0.6, 2, 9])) == 3)
    // What falls after the lowest place does not count, nor what hardly falls.
    #expect(RateSweep.steepest(points([5, 4.9, 3.8, 3.9, 3.7, 9, 4])) == 1)
    #expect(RateSweep.steepest(points([5, 4.99, 4.98, 4.97, 6])) == nil)
    #expect(RateSweep.steepest(points([1, 2, 3])) == nil)
    #expect(RateSweep.steepest([]) == nil)
  }

  @Test func theSweepEndsWhenTheMeanLossHasDoubled() {
    var steady = RateSweep.RunningLoss()
    #expect((0..<100).allSatisfy { !steady.runsAway(2 + Double($0 % 2)) })
    var running = RateSweep.RunningLoss()
    let losses = [1.0, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3]
    let end = losses.firstIndex { running.runsAway($0) }
    // The mean of 1, 1, 1, 1, 3, … with weights of 0.9ᵏ exceeds 2 at the seventh loss:
    // (3·2.71 + 2.507)/5.217.
    #expect(end == 6)
    // Losses below zero may fall without end and are away when they rise by their first size.
    var negative = RateSweep.RunningLoss()
    #expect([-1.0, -2, -3, -4].allSatisfy { !negative.runsAway($0) })
  }

  private func trainer(_ optimizer: any Optimizer) throws -> Trainer {
    let data = Dataset.iris
    var scaling = PreprocessingPipeline([Standardize()])
    try scaling.fit(data, rows: Array(0..<150))
    let model = Sequential {
      Linear(8)
      Tanh()
      Linear(3)
    }
    return try Trainer(
      model, on: scaling.apply(data, precision: .double), loss: SoftmaxCrossEntropy(),
      optimizer: optimizer, dtype: .float64,
      options: TrainingOptions(batchSize: .rows(16), seed: 3))
  }

  @Test func aSweepOnIrisSuggestsARateThatLearns() throws {
    let ramp = RateRamp(low: 1e-5, high: 100, steps: 120)
    let sweep = try RateSweep(trainer(SGD()), rows: Array(0..<150), ramp: ramp)
    let suggestion = try #require(sweep.suggestion)
    #expect(suggestion > 0.01 && suggestion < 2)
    #expect(try #require(sweep.lowest) > suggestion)
    #expect(sweep.points.map(\.step) == Array(1...sweep.points.count))
    #expect(sweep.points[3].rate == ramp.rate(step: 3, base: 0))
    // The first loss is that of the first weights on the first batch of the first epoch.
    let fresh = try trainer(SGD())
    var order = try BatchOrder(
      rows: Array(0..<150), size: .rows(16), key: RandomKey(seed: 3).derived("shuffle"))
    order.start(epoch: 1)
    #expect(try fresh.step(rows: order[0]) == sweep.points[0].loss)
    let again = try RateSweep(trainer(SGD()), rows: Array(0..<150), ramp: ramp)
    #expect(again.points == sweep.points)
  }

  @Test func methodsThatIgnoreTheRateAreFound() {
    #expect(RateSweepSession.dependsOnRate(Adam()))
    #expect(RateSweepSession.dependsOnRate(SGD()))
    #expect(RateSweepSession.dependsOnRate(Muon()))
    #expect(!RateSweepSession.dependsOnRate(RProp()))
    #expect(!RateSweepSession.dependsOnRate(Minimizing(by: LBFGS())))
    #expect(RateSweepSession.dependsOnRate(Minimizing(by: SPSA())))
  }
}
