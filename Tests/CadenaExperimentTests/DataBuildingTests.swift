import CadenaData
import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

/// Rows, parts and preprocessing as an experiment asks for them.
struct DataBuildingTests {
  private func prepared(_ text: String) throws -> PreparedExperiment {
    try PreparedExperiment(try Experiment.read(text: text))
  }

  /// An experiment on a table in a folder.
  private func prepared(
    _ folder: TemporaryFolder, table: String, _ more: String = "",
    layers: String = "[linear: classes]", split: String = "{}", test: String? = nil
  ) throws -> PreparedExperiment {
    try AtomicFile.write(table, to: folder.path + "/rows.csv")
    if let test { try AtomicFile.write(test, to: folder.path + "/test.csv") }
    let text = """
      data: {source: {csv: rows.csv}, split: \(split)}
      model: {layers: \(layers)}
      \(more)

      """
    let path = folder.path + "/x.yaml"
    try AtomicFile.write(text, to: path)
    return try PreparedExperiment(try Experiment.read(path: path).located(besides: path))
  }

  @Test func theSeedDecidesTheParts() throws {
    let split = "{source: iris, split: {validation: 0.2, test: 0.2}}"
    func data(_ seed: Int) throws -> PreparedData {
      try prepared("seed: \(seed)\ndata: \(split)\nmodel: {layers: [linear: classes]}\n").data
    }
    let (first, same, other) = (try data(1), try data(1), try data(2))
    #expect(first.training.count == 90 && first.validation.count == 30 && first.test.count == 30)
    #expect(Set(first.training + first.validation + first.test) == Set(0..<150))
    #expect(first.training == same.training && first.test == same.test)
    #expect(first.test != other.test && first.digest == other.digest)
  }

  @Test func theSeedDecidesGeneratedRows() throws {
    func digest(_ seed: Int) throws -> String {
      try prepared("seed: \(seed)\n" + minimal(source: "{moons: {points: 20}}")).data.digest
    }
    #expect(try digest(1) == digest(1))
    #expect(try digest(1) != digest(2))
  }

  /// 0.1 is no number of single precision: rows in double precision keep it exactly.
  @Test func preprocessingIsFittedOnTheTrainingPartOnly() throws {
    let folder = try TemporaryFolder()
    let table = "a,b,label\n0.1,0,0\n0.3,4,1\n0.1,0,0\n0.3,4,1\n"
    let test = "a,b,label\n100,8,0\n0.3,-8,1\n"
    let prepared = try prepared(
      folder, table: table,
      "dtype: float64", split: "{testFile: test.csv}, preprocess: [standardize]", test: test)
    let features = prepared.data.dataset.features
    #expect(prepared.data.training == [0, 1, 2, 3] && prepared.data.test == [4, 5])
    #expect((0..<4).map { features[$0, 1] } == [-1, 1, -1, 1])
    #expect(features[4, 1] == 3 && features[5, 1] == -5)
    #expect(abs(features[4, 0] - 998) < 1e-9)
    #expect(prepared.data.dataset.targets.labels == [0, 1, 0, 1, 0, 1])
  }

  @Test func regressionTargetsAreStandardised() throws {
    let folder = try TemporaryFolder()
    let prepared = try prepared(
      folder, table: "a,y\n1,10.5\n2,30.5\n3,10.5\n4,30.5\n",
      layers: "[linear: 1]", split: "{}, targets: {standardize: true}")
    #expect(prepared.experiment.task == .regression)
    #expect(prepared.experiment.loss?.name == "meanSquaredError")
    #expect(prepared.data.targetScaling?.means == [20.5])
    #expect(prepared.data.targetScaling?.deviations == [10])
    #expect(prepared.data.dataset.targets == .values([-1, 1, -1, 1], width: 1))
  }

  @Test func aLossOfClassesMakesAClassification() throws {
    let folder = try TemporaryFolder()
    // Four rows of three numbers would be taken for a regression.
    let table = "a,label\n1,0\n2,1\n3,2\n4,0\n"
    let prepared = try prepared(
      folder, table: table, "loss: softmaxCrossEntropy", layers: "[linear: 3]")
    #expect(prepared.data.dataset.targets == .classes([0, 1, 2, 0], names: ["0", "1", "2"]))
  }

  @Test func labelsAreTheNumbersOfTheirOutputs() throws {
    let folder = try TemporaryFolder()
    let table = "a,label\n1,1\n2,3\n3,1\n4,3\n"
    let prepared = try prepared(
      folder, table: table, "loss: meanSquaredError\ntask: classification", layers: "[linear: 5]")
    #expect(prepared.data.dataset.targets.labels == [1, 3, 1, 3])
    #expect(prepared.data.dataset.targets.classCount == 5)
    // With as many outputs as there are classes, they are numbered.
    let numbered = try self.prepared(
      folder, table: table, "loss: softmaxCrossEntropy", layers: "[linear: 2]")
    #expect(numbered.data.dataset.targets == .classes([0, 1, 0, 1], names: ["1", "3"]))
  }

  /// Whether or not there are as many different labels as outputs.
  @Test(arguments: [(12, 2), (12, 3), (12, 10), (-1, 2), (-1, 3), (-1, 4)])
  func aLabelWithoutAnOutputIsBadData(_ label: Int, _ outputs: Int) throws {
    let folder = try TemporaryFolder()
    let table = "a,label\n1,0\n2,1\n3,\(label)\n4,0\n"
    let error = #expect(throws: DataError.self) {
      try prepared(
        folder, table: table, "loss: softmaxCrossEntropy", layers: "[linear: \(outputs)]")
    }
    #expect(error?.exitCode == .badData)
    #expect(error?.problem.what == .labelOutOfRange(label, row: 3, classes: outputs))
    #expect(error?.problem.place == folder.path + "/rows.csv")
    // With an output for each class, classes are numbered.
    let classes = try prepared(folder, table: table, "loss: softmaxCrossEntropy")
    #expect(classes.data.dataset.targets.classCount == 3)
  }

  @Test func tooFewOutputsAreAMistakeOfTheModel() throws {
    let folder = try TemporaryFolder()
    let texts = #expect(throws: ExperimentError.self) {
      try prepared(folder, table: "a,k\n1,x\n2,y\n3,z\n", layers: "[linear: 2]")
    }
    #expect(texts?.exitCode == .badExperiment)
    #expect(texts?.problem.what == .outputsAreNotClasses(2, classes: 3))
  }

  /// Of a table, of texts and of numbers, and of an embedded set.
  @Test(arguments: [2, 4, 7])
  func outputsThatAreNotClassesAreAMistakeOfTheModel(_ outputs: Int) throws {
    let folder = try TemporaryFolder()
    for label in ["x", "0"] {
      let others = label == "x" ? ["y", "z"] : ["1", "2"]
      let table = "a,k\n" + (0..<9).map { "\($0),\(([label] + others)[$0 % 3])\n" }.joined()
      let error = #expect(throws: ExperimentError.self) {
        try prepared(
          folder, table: table, "loss: softmaxCrossEntropy", layers: "[linear: \(outputs)]")
      }
      #expect(error?.exitCode == .badExperiment)
      #expect(error?.problem.what == .outputsAreNotClasses(outputs, classes: 3))
    }
    let error = #expect(throws: ExperimentError.self) {
      try prepared(minimal(source: "iris", layers: "[linear: \(outputs)]"))
    }
    #expect(error?.problem.what == .outputsAreNotClasses(outputs, classes: 3))
  }

  @Test func aTestFileMustKnowTheClasses() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: DataError.self) {
      try prepared(
        folder, table: "a,k\n1,x\n2,y\n", split: "{testFile: test.csv}", test: "a,k\n1,x\n2,w\n")
    }
    #expect(error?.problem.line == 3)
    #expect(error?.exitCode == .badData)
  }

  @Test func theTaskOfASourceIsItsOwn() {
    for (text, what) in [
      (minimal("task: regression", layers: "[linear: 1]"), Message.sourceHasClasses("digits")),
      (minimal(source: "sine"), .sourceHasNumbers("sine")),
    ] {
      let error = #expect(throws: ExperimentError.self) { try prepared(text) }
      #expect(error?.exitCode == .badExperiment)
      #expect(error?.problem.what == what)
      #expect(error?.problem.line == 1)
    }
  }

  @Test func partsAndBatchesThatCannotBe() {
    for text in [
      minimal("training: {batchSize: 5000, dropLast: true}"),
      "data: {source: {xor: {points: 4}}, split: {validation: 0.1}}\n"
        + "model: {layers: [linear: classes]}\n",
    ] {
      let error = #expect(throws: DataError.self) { try prepared(text) }
      #expect(error?.exitCode == .badData)
    }
  }

  // MARK: - Weights to begin with

  private func weights(
    _ arrays: [NamedArray], _ code: ExitCode, _ what: Message,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/w.safetensors"
    try Safetensors(arrays).write(to: path)
    let text = "data: {source: iris}\nmodel: {layers: [linear: 3], initialWeights: \(path)}\n"
    let error = #expect(throws: (any Error).self, sourceLocation: sourceLocation) {
      try prepared(text)
    }
    let known = error as? any CadenaError
    #expect(known?.exitCode == code, sourceLocation: sourceLocation)
    #expect(known?.problem.what == what, sourceLocation: sourceLocation)
    #expect(known?.problem.place == path, sourceLocation: sourceLocation)
  }

  @Test func weightsToBeginWith() throws {
    let bias = NamedArray(name: "layers.0.bias", doubles: [1, 2, 3])
    let numbers = (0..<12).map { Double($0) }
    let weight = NamedArray(name: "layers.0.weight", shape: [3, 4], doubles: numbers)
    try weights([weight], .badExperiment, .weightsMissing("layers.0.bias", others: 0))
    let extra = NamedArray(name: "layers.1.bias", doubles: [1])
    try weights([weight, bias, extra], .badExperiment, .weightsUnknown("layers.1.bias", others: 0))
    let turned = NamedArray(name: "layers.0.weight", shape: [4, 3], doubles: numbers)
    try weights([turned, bias], .badExperiment, .weightsShape("layers.0.weight"))
    let broken = NamedArray(name: "layers.0.bias", doubles: [1, .nan, 3])
    try weights([weight, broken], .badData, .weightsNotFinite("layers.0.bias"))

    let folder = try TemporaryFolder()
    let path = folder.path + "/w.safetensors"
    // Of a run's checkpoint, only the weights count.
    let state = NamedArray(name: "optimizer.layers.0.bias.mean", doubles: [1, 2, 3])
    try Safetensors([weight, bias, state]).write(to: path)
    let model = try prepared(
      "data: {source: iris}\nmodel: {layers: [linear: 3], initialWeights: \(path)}\n"
    ).model
    #expect(model.parameters.map(\.value.scalars) == [numbers, [1, 2, 3]])
  }
}
