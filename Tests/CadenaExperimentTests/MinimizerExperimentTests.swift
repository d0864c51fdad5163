import CadenaData
import CadenaExperiment
import CadenaOptimizers
import CadenaText
import CadenaTraining
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Minimisers and learning without back-propagation, from the experiment file")
struct MinimizerExperimentTests {
  /// A method that learns without gradients, with what it needs for exclusive or and for two moons.
  struct Method: Sendable, CustomTestStringConvertible {
    let text: String
    let epochs: Int
    var testDescription: String { text }
  }

  static let methods = [
    Method(text: "{weightPerturbation: {size: 1, targetLoss: 0.02}}", epochs: 400),
    Method(
      text: "{evolutionStrategy: {learningRate: 2, population: 40, targetLoss: 0.05}}",
      epochs: 600),
    Method(
      text: "{spsa: {learningRate: 1, directions: 10, rateDecay: 0.1, targetLoss: 0.05}}",
      epochs: 1000),
    Method(text: "{nodePerturbation: {learningRate: 1, targetLoss: 0.05}}", epochs: 1000),
    Method(
      text:
        "{simulatedAnnealing: {temperature: 0.1, cooling: 0.98, deviation: 0.2, targetLoss: 0.02}}",
      epochs: 400),
    Method(text: "{cmaES: {targetLoss: 0.02}}", epochs: 200),
    Method(text: "{finiteDifferences: {learningRate: 1, targetLoss: 0.05}}", epochs: 600),
  ]

  private func prepared(_ text: String) throws -> PreparedExperiment {
    try PreparedExperiment(try Experiment.read(text: text).located())
  }

  @Test("exclusive or and a 2-8-1 network on two moons", arguments: methods, ["xor", "moons"])
  func solves(_ method: Method, source: String) throws {
    let prepared = try prepared(
      """
      seed: 1
      data: {source: {\(source): {points: 100, noise: 0.1}}, split: {validation: 0, test: 0}}
      model: {layers: [{linear: 8}, tanh, {linear: 1}]}
      loss: binaryCrossEntropyWithLogits
      optimizer: \(method.text)
      training: {epochs: \(method.epochs), batchSize: full}
      """)
    let rows = prepared.data.training
    let reason = try prepared.trainer.train(rows: rows)
    #expect(reason == .minimized(.targetValue), "\(prepared.trainer.history.last?.train.loss ?? 0)")
    let metrics = try prepared.trainer.evaluate(rows: rows).metrics
    #expect((metrics.accuracy ?? 0) >= 0.99 && metrics.loss < 0.06)
    let evaluations = prepared.trainer.evaluations
    #expect(evaluations.gradient == 0 && evaluations.function > 20)
  }

  @Test("the examples learn")
  func examples() throws {
    for name in ["xor-weights", "xor-nodes", "moons-evolution", "moons-annealing"] {
      let prepared = try PreparedExperiment(
        try Experiment.read(path: "\(ExamplesTests.folder)/\(name).yaml").located())
      let reason = try prepared.trainer.train(rows: prepared.data.training)
      #expect(reason == .minimized(.targetValue), "\(name)")
      let test = try prepared.trainer.evaluate(rows: prepared.data.test).metrics
      #expect((test.accuracy ?? 0) >= 0.97, "\(name)")
    }
  }

  @Test("L-BFGS brings the digits, 64-32-10 in double precision, below a loss of 1e-4")
  func digits() throws {
    let prepared = try PreparedExperiment(
      try Experiment.read(path: "\(ExamplesTests.folder)/digits-lbfgs.yaml").located())
    #expect(prepared.model.parameterCount == 64 * 32 + 32 + 32 * 10 + 10)
    let reason = try prepared.trainer.train(rows: prepared.data.training)
    #expect(reason == .minimized(.targetValue))
    let last = try #require(prepared.trainer.history.last)
    #expect(last.epoch < 100)
    #expect(try prepared.trainer.evaluate(rows: prepared.data.training).metrics.loss < 1e-4)
    #expect(try prepared.trainer.evaluate(rows: prepared.data.test).metrics.accuracy ?? 0 > 0.94)
    // Two evaluations an iteration would be a poor line search.
    #expect(last.evaluations.function < 2 * last.epoch)
  }

  private static func file(
    _ optimizer: String, layers: String = "[{linear: 4}, {linear: 3}]", _ more: String...
  ) -> String {
    ([
      "data: {source: iris, split: {validation: 0.2, test: 0}}", "model: {layers: \(layers)}",
      "optimizer: \(optimizer)",
    ] + more).joined(separator: "\n")
  }

  @Test("the batch is the whole where nothing else is asked for, and the copy says so")
  func wholeBatch() throws {
    for name in ["lbfgs", "conjugateGradient", "newtonCG", "gradientDescent"] {
      let experiment = try Experiment.read(text: Self.file(name))
      #expect(experiment.training.batchSize == .full)
      #expect(try Experiment.read(text: experiment.yaml) == experiment)
    }
    #expect(try Experiment.read(text: Self.file("spsa")).training.batchSize == .rows(32))
    let explicit = Self.file("lbfgs", "training: {batchSize: 200}")
    #expect(try Experiment.read(text: explicit).training.batchSize == .rows(200))
    _ = try prepared(explicit)
  }

  @Test("what makes no sense is told with its line")
  func mistakes() throws {
    let cases: [(text: String, line: Int, what: Message)] = [
      (Self.file("lbfgs", "clip: {norm: 1}"), 4, .minimizerTakesNoClipping),
      (Self.file("cmaES", "clip: {norm: 1}"), 4, .nothingToClip("cmaES")),
      (
        Self.file("newtonCG", "schedule: {linear: {final: 0.1}}"), 4, .noRateToSchedule("newtonCG")
      ),
      (Self.file("spsa", "averaging: {decay: 0.9}"), 4, .minimizerTakesNoAverage("spsa")),
      (Self.file("lbfgs", "training: {balanced: true}"), 4, .minimizerNeedsAllRows),
      (Self.file("lbfgs", "training: {batchSize: 16}"), 4, .minimizerNeedsAllRows),
      (
        Self.file("gradientDescent", layers: "[{linear: 4}, {dropout: 0.1}, {linear: 3}]"), 2,
        .minimizerNeedsNoMasks
      ),
      (
        Self.file(
          "conjugateGradient",
          layers: "[{linear: 4}, {residual: [{linear: 4}, {dropout: 0.1}]}, {linear: 3}]"), 2,
        .minimizerNeedsNoMasks
      ),
      (
        Self.file("cmaES", layers: "[{linear: 600}, {linear: 3}]"), 3,
        .covarianceTooLarge(600 * 5 + 3 * 601)
      ),
    ]
    for (text, line, what) in cases {
      let error = #expect(throws: ExperimentError.self) { try prepared(text) }
      #expect(error?.problem.what.text(.spanish) == what.text(.spanish))
      #expect(error?.problem.line == line, "\(text)")
      #expect(error?.exitCode == .badExperiment)
    }
    // What makes sense with them.
    _ = try prepared(Self.file("spsa", "schedule: {linear: {final: 0.01}}"))
    _ = try prepared(
      Self.file("nodePerturbation", layers: "[{linear: 4}, {dropout: 0.1}, {linear: 3}]"))
    _ = try prepared(
      Self.file("{cmaES: {covariance: diagonal}}", layers: "[{linear: 600}, {linear: 3}]"))
    _ = try prepared(Self.file("lbfgs", layers: "[{linear: 4}, {dropout: 0}, {linear: 3}]"))
  }

  @Test("a schedule is the learning rate of methods that have one")
  func schedules() throws {
    let prepared = try prepared(
      Self.file(
        "{evolutionStrategy: {learningRate: 0.5}}", "schedule: {linear: {final: 0.1}}",
        "training: {epochs: 5, batchSize: full}"))
    try prepared.trainer.train(rows: prepared.data.training)
    let rates = prepared.trainer.history.map(\.learningRate)
    for (rate, expected) in zip(rates, [0.5, 0.42, 0.34, 0.26, 0.18]) {
      #expect(abs(rate - expected) < 1e-12)
    }
  }

  @Test("records hold the counts, and are read with them and without")
  func counts() throws {
    let record = EpochRecord(
      epoch: 2, step: 2, train: PartMetrics(loss: 0.5), learningRate: 1, seconds: 0.25,
      evaluations: EvaluationCount(function: 12, gradient: 11, hessianVector: 30))
    let counts = #""evaluations":{"function":12,"gradient":11,"hessianVector":30},"#
    #expect(record.metricsLine.contains(counts))
    #expect(record.eventLine.contains(counts))
    var finished = FinishedRecord(run: "runs/a-1")
    finished.evaluations = EvaluationCount(function: 3, gradient: 2)
    finished.seconds = 1.25
    #expect(
      finished.eventLine
        == #"{"event":"finished","evaluations":{"function":3,"gradient":2},"seconds":1.25,"#
        + #""run":"runs/a-1","exitCode":0}"#)
  }
}
