import Cadena
import CadenaExperiment
import CadenaText
import Testing

@testable import CadenaLab

/// Online learning, mini-batches and the full batch, against trainings of their own.
@Suite struct BatchSizeTests {
  private static func experiment() throws -> Experiment {
    try Experiment.read(
      text: """
        seed: 4
        data: {source: iris, preprocess: [standardize]}
        model: {layers: [linear: 6, tanh, linear: classes]}
        optimizer: {sgd: {learningRate: 0.05}}
        training: {epochs: 3, batchSize: 10}
        """)
  }

  private static func comparison() throws -> BatchSizeComparison {
    var comparison = BatchSizeComparison(try experiment())
    comparison.clock = { 0 }
    return comparison
  }

  @Test func allSeeTheSameRowsFromTheSameWeights() throws {
    let comparison = try Self.comparison()
    let lanes = try [BatchSize.rows(1), .rows(10), .full].map { try comparison.lane($0) }
    #expect(lanes.map(\.rows) == [1, 10, 150])
    #expect(Set(lanes.map { $0.moments[0].loss }).count == 1)
    for (lane, updates) in zip(lanes, [450, 45, 3]) {
      #expect(lane.moments.last?.updates == updates && lane.moments.last?.examples == 450)
      #expect(!lane.diverged && lane.learningRate == 0.05)
    }
    // 150/64 = 2, /32 = 4, /16 = 9, /8 = 18, /4 = 37, /2 = 75, then whole epochs.
    #expect(lanes[0].moments.map(\.examples) == [0, 2, 4, 9, 18, 37, 75, 150, 300, 450])
    #expect(lanes[1].moments.map(\.examples) == [0, 10, 20, 40, 80, 150, 300, 450])
    #expect(lanes[2].moments.map(\.examples) == [0, 150, 300, 450])
  }

  @Test func aLaneIsThatOfATrainer() throws {
    let lane = try Self.comparison().lane(.rows(10))
    let prepared = try PreparedExperiment(try Self.experiment())
    try prepared.trainer.train(rows: prepared.data.training)
    let result = try prepared.trainer.evaluate(rows: prepared.data.training)
    #expect(lane.moments.last?.loss == result.metrics.loss)
    #expect(lane.moments.last?.accuracy == result.metrics.accuracy)
  }

  @Test func ratesGrowWithTheBatch() throws {
    var comparison = try Self.comparison()
    comparison.scaling = .linear
    #expect(try comparison.lane(.full).learningRate == 0.05 * 15)
    comparison.scaling = .root
    #expect(try comparison.lane(.full).learningRate == 0.05 * 15.0.squareRoot())
    #expect(try comparison.lane(.rows(10)).learningRate == 0.05)
    // For a linear way, b rows at b·α go as far as one batch at α; online the rate is a tenth.
    comparison.scaling = .linear
    let online = try #require(try comparison.lane(.rows(1)).learningRate)
    #expect(abs(online - 0.005) < 1e-15)
  }

  @Test func aRateThatIsFarTooLargeIsTold() throws {
    var experiment = try Self.experiment()
    experiment.optimizer = try OptimizerChoice("sgd:learningRate=1e30").optimizer
    let lane = try BatchSizeComparison(experiment).lane(.rows(1))
    #expect(lane.diverged && lane.moments.allSatisfy { $0.examples <= 450 })
  }

  @Test func measurementsAreAboutForty() {
    let schedule = BatchSizeComparison.schedule(rows: 1000, epochs: 400)
    #expect(schedule.count < 60 && schedule.first == 15 && schedule.last == 400_000)
    #expect(BatchSizeComparison.schedule(rows: 1, epochs: 2) == [1, 2])
  }

  @Test func sizesAreRead() throws {
    #expect(try BatchSizeSession.read("1, 32,full") == [.rows(1), .rows(32), .full])
    for text in ["", "0", "1,,2", "half", "-3", "1.5"] {
      #expect(throws: UsageError.self) { try BatchSizeSession.read(text) }
    }
    #expect(BatchSizeSession.usual(try Self.experiment()) == [.rows(1), .rows(10), .full])
  }

  @Test(arguments: Language.allCases) func reports(_ language: Language) throws {
    let comparison = try Self.comparison()
    let report = BatchSizeReport(
      name: "iris", lanes: try [.rows(50), .full].map { try comparison.lane($0) }, rows: 150,
      epochs: 3)
    #expect(report.text(language, width: 120).split(separator: "\n").count == 5)
    #expect(report.json.split(separator: "\n").count == (6 + 4) + 2)
    for text in [report.page(language), report.picture(language)] {
      #expect(!text.contains("nan") && text.contains("<svg"))
    }
  }
}
