import CadenaData
import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

/// `training.classWeights` against numbers that a script computes by other means, and its mistakes.
struct ClassWeightTests {
  static let cases: [JSONValue] = {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    let file = try? JSONValue.parse(
      try InputFile.read(folder + "/Fixtures/class_weights.json"))
    return file?["cases"]?.elements ?? []
  }()

  @Test func thereAreCases() { #expect(Self.cases.count == 7) }

  /// The experiment of a case, with its table and weights in a folder.
  private func text(_ item: JSONValue, _ folder: TemporaryFolder, weights: String?) throws -> String
  {
    try AtomicFile.write(try #require(item["table"]?.string), to: folder.path + "/rows.csv")
    let (weight, bias) = (numbers(item["weight"]), numbers(item["bias"]))
    try Safetensors([
      NamedArray(name: "layers.0.weight", shape: [bias.count, 2], doubles: weight),
      NamedArray(name: "layers.0.bias", doubles: bias),
    ]).write(to: folder.path + "/w.safetensors")
    return """
      dtype: float64
      data: {source: {csv: rows.csv}}
      task: classification
      model: {layers: \(try #require(item["layers"]?.string)), initialWeights: w.safetensors}
      loss: \(try #require(item["loss"]?.string))
      optimizer: {sgd: {learningRate: 0.3}}
      training:
        {epochs: 2, batchSize: \(try #require(item["batch"]?.integer)), shuffle: false\
      \(weights.map { ", classWeights: \($0)" } ?? "")}

      """
  }

  private func numbers(_ value: JSONValue?) -> [Double] {
    value?.elements?.compactMap(\.number) ?? []
  }

  private func expectClose(_ found: [Double], _ expected: [Double], _ what: String) {
    let worst = zip(found, expected).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? .infinity
    #expect(found.count == expected.count && worst < 1e-12, "\(what): \(worst)")
  }

  @Test(arguments: cases.compactMap { $0["name"]?.string })
  func lossesAndWeights(_ name: String) throws {
    let item = try #require(Self.cases.first { $0["name"]?.string == name })
    let folder = try TemporaryFolder()
    let given = try #require(item["classWeights"])
    let written =
      given.string ?? "{"
      + (given.members ?? []).map { "\($0.key): \($0.value.number ?? 0)" }.joined(separator: ", ")
      + "}"
    let path = folder.path + "/case.yaml"
    let text = try text(item, folder, weights: written)
    try AtomicFile.write(text, to: path)
    let experiment = try Experiment.read(path: path).located(besides: path)
    #expect(try Experiment.read(text: experiment.yaml) == experiment)
    let run = try ExperimentRun(experiment, out: folder.path + "/run", reportsSteps: true)
    #expect(run.prepared.data.classWeights == numbers(item["weights"]))
    var losses: [Double] = []
    let result = try run.train { event in
      if case .step(let record) = event { losses.append(record.loss) }
    }
    expectClose(losses, numbers(item["losses"]), "losses")
    let arrays = run.prepared.trainer.weightArrays
    expectClose(arrays[0].doubles, numbers(item["finalWeight"]), "weight")
    expectClose(arrays[1].doubles, numbers(item["finalBias"]), "bias")
    // Over all 300 rows, which are measured in batches of 256.
    let final = try #require(item["finalLoss"]?.number)
    let measured = try run.prepared.trainer.evaluate(rows: run.prepared.data.training)
    expectClose([measured.metrics.loss], [final], "loss of all rows")
    let saved = try SavedRun(run.directory)
    let again = try saved.prepared().trainer.evaluate(rows: run.prepared.data.training)
    #expect(again.metrics.loss == measured.metrics.loss)
    let other = try Trainer(
      saved.model, on: try saved.rows(of: folder.path + "/rows.csv"), loss: saved.loss,
      optimizer: saved.experiment.optimizer.optimizer(), dtype: saved.dtype)
    #expect(try other.evaluate(rows: Array(0..<300)).metrics.loss == measured.metrics.loss)
    _ = result
    // The twin: without weights the numbers are others.
    let plain = try PreparedExperiment(
      try Experiment.read(text: try self.text(item, folder, weights: nil))
        .located(besides: path))
    #expect(
      abs(try plain.trainer.step(rows: plain.data.training[0..<40]) - losses[0]) > 1e-3)
  }

  @Test func balancedCountsTheTrainingPartOnly() throws {
    let prepared = try PreparedExperiment(
      try Experiment.read(
        text: """
          data: {source: {csv: {path: "\(try table())"}}, split: {validation: 0.5}}
          model: {layers: [linear: 4]}
          training: {classWeights: balanced}

          """))
    // Of six, four and two rows, half are left; the third class has none.
    #expect(prepared.data.classWeights == [6.0 / 9, 1, 1, 2])
    #expect(prepared.trainer.loss.labelWeights == [Double(Float(6.0 / 9)), 1, 1, 2])
  }

  private let folder = try? TemporaryFolder()

  private func table() throws -> String {
    let path = try #require(folder).path + "/rows.csv"
    let classes = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 3, 3]
    let lines = classes.enumerated().map { "\($0),\($0 % 3),\($1)\n" }
    try AtomicFile.write("a,b,k\n" + lines.joined(), to: path)
    return path
  }

  private func problem(
    _ more: String, layers: String = "[linear: classes]", source: String = "iris"
  ) -> Problem? {
    let text =
      "data: {source: \(source)}\nmodel: {layers: \(layers)}\ntraining:\n  classWeights: \(more)\n"
    let error = #expect(throws: ExperimentError.self) {
      _ = try PreparedExperiment(try Experiment.read(text: text))
    }
    #expect(error?.exitCode == .badExperiment)
    #expect(error?.problem.line == 4)
    return error?.problem
  }

  @Test func mistakes() {
    #expect(problem("{virginca: 2}")?.remedy == .didYouMean("virginica"))
    #expect(problem("{\"3\": 2}")?.what == .noSuchClass("3"))
    #expect(problem("{setosa: 1, \"0\": 2}")?.what == .classWeightTwice("setosa"))
    #expect(problem("{setosa: 0}")?.found == .quoted("0"))
    #expect(problem("{setosa: much}")?.found == .quoted("much"))
    #expect(problem("balance")?.remedy == .didYouMean("balanced"))
    #expect(problem("[1, 2, 3]")?.found == .foundList(3))
    #expect(
      problem("balanced\nloss: meanSquaredError")?.what == .lossWeighsNoClasses("meanSquaredError"))
    #expect(
      problem("balanced\nloss: binaryCrossEntropyWithLogits")?.what
        == .classWeightsNeedOneOutput("binaryCrossEntropyWithLogits"))
    #expect(
      problem("balanced", layers: "[linear: 1]", source: "{sine: {points: 9}}")?.what
        == .classWeightsNeedClasses)
  }
}
