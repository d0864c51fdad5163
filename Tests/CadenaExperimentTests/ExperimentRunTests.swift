import CadenaData
import CadenaNetworks
import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

/// Whole runs: what is left behind when they end, are stopped, diverge or cannot be written.
struct ExperimentRunTests {
  static let iris = """
    name: flowers
    seed: 5
    data: {source: iris, split: {validation: 0.2, test: 0.2}, preprocess: [standardize]}
    model: {layers: [linear: 6, tanh, {dropout: 0.1}, linear: classes]}
    optimizer: {adam: {learningRate: 0.02}}
    training: {epochs: 6, batchSize: 10}

    """

  private func run(
    _ text: String, _ folder: TemporaryFolder, _ name: String = "run", reportsSteps: Bool = false
  ) throws -> ExperimentRun {
    try ExperimentRun(
      try Experiment.read(text: text), out: folder.path + "/" + name, reportsSteps: reportsSteps)
  }

  @Test func aRunLeavesEverythingBehind() throws {
    let folder = try TemporaryFolder()
    let run = try run(Self.iris, folder)
    #expect(try RunManifest.read(run.directory).state == .running)
    let start = try Safetensors.read(run.directory.lastCheckpointPath)
    #expect(start.metadata["epoch"] == "0" && start.metadata["step"] == "0")
    let result = try run.train()
    #expect(
      try folder.entries("run") == [
        "checkpoints", "experiment.yaml", "metrics.jsonl", "report.html", "run.json",
      ])
    #expect(try folder.entries("run/checkpoints") == ["best.safetensors", "last.safetensors"])

    let manifest = try RunManifest.read(run.directory)
    #expect(manifest.state == .finished && manifest.epochs == 6 && manifest.seed == 5)
    #expect(manifest.test == result.summary.test && manifest.ended != nil)
    #expect(manifest.dataDigest == Dataset.iris.digest)
    #expect(result.finished.bestEpoch == manifest.bestEpoch)
    let records = try MetricsLog.read(run.directory)
    #expect(records.map(\.epoch) == [1, 2, 3, 4, 5, 6])
    #expect(records.map(\.step) == [9, 18, 27, 36, 45, 54])
    let losses = records.compactMap(\.validation?.loss)
    let best = try #require(losses.min())
    #expect(manifest.bestEpoch == losses.firstIndex(of: best).map { $0 + 1 })
    #expect(folder.text("run/report.html").contains("flowers"))

    // The resolved copy does the same again.
    let copy = try Experiment.read(path: run.directory.experimentPath)
    #expect(copy == run.prepared.experiment)
    #expect(copy.loss?.name == "softmaxCrossEntropy" && copy.task == .classification)
  }

  @Test func checkpointsHoldWhatTheNextStepNeeds() throws {
    let folder = try TemporaryFolder()
    let run = try run(Self.iris, folder)
    _ = try run.train()
    let last = try Safetensors.read(run.directory.lastCheckpointPath)
    let weights = ["layers.0.bias", "layers.0.weight", "layers.3.bias", "layers.3.weight"]
    let states = weights.flatMap { ["optimizer.\($0).mean", "optimizer.\($0).meanSquare"] }
    let learned = ["preprocessing.0.deviation", "preprocessing.0.mean"]
    #expect(last.arrays.map(\.name) == (weights + states + learned).sorted())
    #expect(last.metadata["epoch"] == "6" && last.metadata["step"] == "54")
    #expect(last.metadata["batch"] == "0" && last.metadata["seed"] == "5")
    let best = try Safetensors.read(run.directory.bestCheckpointPath)
    let manifest = try RunManifest.read(run.directory)
    #expect(best.metadata["epoch"] == manifest.bestEpoch.map { "\($0)" })

    // The test part was measured with the best weights, which are the model's now.
    let model = run.prepared.model
    for (name, parameter) in model.namedParameters {
      #expect(best[name]?.doubles == parameter.value.scalars)
    }
    let again = try run.prepared.trainer.evaluate(rows: run.prepared.data.test)
    #expect(again.metrics == manifest.test)
  }

  /// Twelve epochs at a rate that overshoots: the best epoch is not the last.
  @Test func theBestEpochIsMeasuredAndTheLastIsKept() throws {
    let folder = try TemporaryFolder()
    let text = Self.iris.replacing("learningRate: 0.02", with: "learningRate: 0.5")
      .replacing("epochs: 6", with: "epochs: 12")
    let run = try run(text, folder)
    _ = try run.train()
    let last = try Safetensors.read(run.directory.lastCheckpointPath)
    let best = try Safetensors.read(run.directory.bestCheckpointPath)
    #expect(last.metadata["epoch"] == "12" && best.metadata["epoch"] != "12")
    #expect(last["layers.0.weight"] != best["layers.0.weight"])
    #expect(
      run.prepared.model.parameters.first?.value.scalars == best["layers.0.weight"]?.doubles)
  }

  @Test func withoutAValidationPartTheLastWeightsCount() throws {
    let folder = try TemporaryFolder()
    let run = try run(Self.iris.replacing("validation: 0.2, ", with: ""), folder)
    let result = try run.train()
    #expect(try folder.entries("run/checkpoints") == ["last.safetensors"])
    #expect(result.finished.bestEpoch == nil && result.summary.test != nil)
    let last = try Safetensors.read(run.directory.lastCheckpointPath)
    #expect(
      run.prepared.model.parameters.first?.value.scalars == last["layers.0.weight"]?.doubles)
  }

  @Test func equalSeedsGiveEqualBits() throws {
    let folder = try TemporaryFolder()
    var files: [[UInt8]] = []
    for (name, seed) in [("a", 5), ("b", 5), ("c", 6)] {
      let run = try run(Self.iris.replacing("seed: 5", with: "seed: \(seed)"), folder, name)
      _ = try run.train()
      files.append(try InputFile.read(run.directory.lastCheckpointPath))
    }
    #expect(files[0] == files[1])
    #expect(files[0] != files[2])
  }

  @Test func stoppingInTheMiddleOfAnEpochSaves() throws {
    let folder = try TemporaryFolder()
    let run = try run(Self.iris, folder)
    var asked = 0
    let result = try run.train(shouldStop: {
      asked += 1
      return asked == 13
    })
    #expect(result.wasInterrupted && result.summary.test == nil)
    let manifest = try RunManifest.read(run.directory)
    #expect(manifest.state == .interrupted && manifest.epochs == 1 && manifest.ended != nil)
    let last = try Safetensors.read(run.directory.lastCheckpointPath)
    #expect(last.metadata["epoch"] == "1" && last.metadata["batch"] == "4")
    #expect(last.metadata["step"] == "13")
    #expect(try MetricsLog.read(run.directory).count == 1)
  }

  @Test func divergenceKeepsTheLastGoodCheckpoint() throws {
    let folder = try TemporaryFolder()
    // The first step lands so far away that the loss there overflows; the bias has gone furthest.
    let text = """
      data: {source: {linear: {points: 40}}}
      model: {layers: [linear: 1]}
      optimizer: {sgd: {learningRate: 1e160}}
      dtype: float64
      training: {epochs: 9, batchSize: full}

      """
    let run = try run(text, folder)
    let error = #expect(throws: DivergenceError.self) { try run.train() }
    #expect(error?.exitCode == .diverged)
    #expect(error?.parameter == "layers.0.bias" && error?.step == 1)
    let manifest = try RunManifest.read(run.directory)
    #expect(manifest.state == .diverged)
    #expect(manifest.problem?.contains("layers.0.bias") == true)
    let last = try Safetensors.read(run.directory.lastCheckpointPath)
    #expect(last.metadata["epoch"] == "\(manifest.epochs)")
    #expect(last.arrays.allSatisfy { $0.doubles.allSatisfy(\.isFinite) })
    #expect(folder.text("run/report.html").contains("diverged"))
  }

  @Test("the last update of an epoch is looked at before its weights are kept", arguments: [9, 5])
  func theLastUpdateOfAnEpoch(epochs: Int) throws {
    let folder = try TemporaryFolder()
    func text(_ factor: String) -> String {
      """
      seed: 5
      data: {source: iris, split: {validation: 0, test: 0.2}}
      model: {layers: [linear: 6, relu, linear: classes]}
      optimizer: {sgd: {learningRate: 0.1}}
      schedule: {milestones: {at: [4], factor: \(factor)}}
      training: {epochs: \(epochs), batchSize: full}

      """
    }
    let run = try run(text("1e8"), folder)
    let error = #expect(throws: DivergenceError.self) { try run.train() }
    #expect(error?.step == 5)
    #expect(error?.loss.isFinite == true)
    let last = try Safetensors.read(run.directory.lastCheckpointPath)
    #expect(last.metadata["epoch"] == "4" && last.metadata["step"] == "4")
    #expect(last.arrays.allSatisfy { $0.doubles.allSatisfy { abs($0) < 10 } })
    let harmless = try self.run(text("0.5"), folder, "harmless")
    _ = try harmless.train()
    #expect(try RunManifest.read(harmless.directory).epochs == epochs)
  }

  @Test func whatAWatcherThrowsEndsTheRun() throws {
    struct Enough: Error {}
    let folder = try TemporaryFolder()
    let failed = try run(Self.iris, folder, "failed")
    #expect(throws: Enough.self) {
      try failed.train { event in if case .epoch = event { throw Enough() } }
    }
    #expect(try RunManifest.read(failed.directory).state == .failed)
    let closed = try run(Self.iris, folder, "closed", reportsSteps: true)
    #expect(throws: OutputClosed.self) {
      try closed.train { event in
        if case .step(let record) = event, record.step == 3 { throw OutputClosed() }
      }
    }
    #expect(try RunManifest.read(closed.directory).state == .interrupted)
    let last = try Safetensors.read(closed.directory.lastCheckpointPath)
    #expect(last.metadata["step"] == "3")
  }

  @Test func mistakesMakeNoFolder() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ExperimentError.self) { try run(minimal(layers: "[linear: 3]"), folder) }
    #expect(try folder.entries() == [])
  }

  /// Coupled weight decay λ is the gradient of the penalty λ/2·Σw².
  @Test(arguments: ["sgd", "adam", "rmsProp", "adaGrad"])
  func weightDecayIsHalfAPenalty(_ name: String) throws {
    func weights(_ decay: Double, _ penalty: Double) throws -> [Double] {
      let prepared = try PreparedExperiment(
        try Experiment.read(
          text: """
            dtype: float64
            data: {source: {moons: {points: 40}}}
            model: {layers: [linear: 3, tanh, linear: classes]}
            optimizer: {\(name): {learningRate: 0.1, weightDecay: \(decay)}}
            regularization: {l2: \(penalty), biases: true}
            training: {epochs: 3, batchSize: 10}

            """))
      try prepared.trainer.train(rows: prepared.data.training)
      return prepared.model.parameters.flatMap(\.value.scalars)
    }
    let (decayed, penalized, plain) = (
      try weights(0.5, 0), try weights(0, 0.25), try weights(0, 0)
    )
    #expect(zip(decayed, penalized).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(zip(decayed, plain).contains { abs($0 - $1) > 1e-3 })
  }

  @Test func flagsAreStrongerThanTheFile() throws {
    var session = TrainingSession()
    session.settings = ["training.epochs=3", "seed=1", "optimizer.sgd.learningRate=0.5"]
    session.epochs = 4
    session.seed = 9
    let experiment = try session.experiment()
    #expect(experiment.training.epochs == 4 && experiment.seed == 9)
    #expect(experiment.optimizer.name == "sgd")
    session.settings = ["nothing"]
    let error = #expect(throws: ExperimentError.self) { try session.experiment() }
    #expect(error?.exitCode == .usage)
  }
}
