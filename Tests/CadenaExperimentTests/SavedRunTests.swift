import CadenaData
import CadenaNetworks
import CadenaRuntime
import CadenaText
import CadenaTraining
import Foundation
import Testing

@testable import CadenaExperiment

/// Opening runs: with what belongs to them, by their names, and what is wrong with broken ones.
struct SavedRunTests {
  static let regression = """
    name: line
    dtype: float64
    data:
      source: {linear: {points: 40}}
      split: {validation: 0.25, test: 0.25}
      preprocess: [standardize]
      targets: {standardize: true}
    model: {layers: [linear: 1]}
    optimizer: {sgd: {learningRate: 0.1}}
    training: {epochs: 3, batchSize: 5}

    """

  private func train(_ text: String, _ folder: TemporaryFolder, _ name: String) throws
    -> ExperimentRun
  {
    let run = try ExperimentRun(try Experiment.read(text: text), out: folder.path + "/" + name)
    _ = try run.train()
    return run
  }

  @Test func aRunOpensWithTheBestWeightsAndWhatItLearnt() throws {
    let folder = try TemporaryFolder()
    let run = try train(ExperimentRunTests.iris, folder, "iris-1")
    let saved = try SavedRun(folder.path + "/iris-1//")
    #expect(saved.checkpoint == .best && saved.epoch == run.directory.manifestBestEpoch)
    #expect(saved.data.classNames == ["setosa", "versicolor", "virginica"])
    #expect(saved.data.featureNames == Dataset.iris.featureNames && saved.data.isNamed)
    #expect(saved.data.exampleShape == [4] && saved.outputShape == [3])
    #expect(saved.form == .labels && saved.targetScaling == nil)
    for (mine, theirs) in zip(saved.model.parameters, run.prepared.model.parameters) {
      #expect(mine.value.scalars == theirs.value.scalars)
    }
    #expect(saved.pipeline.arrays == run.prepared.data.pipeline.arrays)
    #expect(try saved.epochs().map(\.epoch) == [1, 2, 3, 4, 5, 6])

    let again = try saved.prepared()
    #expect(
      try again.trainer.evaluate(rows: again.data.test).metrics == saved.manifest.test)
    #expect(try SavedRun(saved.directory, checkpoint: .last).epoch == 6)
  }

  @Test func aRegressionKeepsItsScalingAndPrecision() throws {
    let folder = try TemporaryFolder()
    let run = try train(Self.regression, folder, "line-1")
    let saved = try SavedRun(folder.path + "/line-1/run.json")
    #expect(saved.dtype == .float64 && saved.data.classNames == nil)
    #expect(saved.targetScaling?.means == run.prepared.data.targetScaling?.means)
    #expect(saved.data.targetNames == [run.prepared.data.dataset.targetName])
  }

  @Test func weightsThatChangedOnTheDiskAreRefused() throws {
    let folder = try TemporaryFolder()
    _ = try train(Self.regression, folder, "line-1")
    let path = try SavedRun(folder.path + "/line-1").checkpointPath
    var bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    bytes[bytes.count - 1] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: CheckpointError.self) {
      try SavedRun(folder.path + "/line-1")
    }
    #expect(error?.problem.what == .checkpointDamaged)
    #expect(error?.exitCode == .badData)
  }

  @Test func theRecordOfDataIsReadAsItWasWritten() throws {
    for dataset in [Dataset.digits, .iris] {
      let record = DataRecord(dataset, prepared: dataset)
      #expect(DataRecord(json: record.json) == record)
    }
    #expect(DataRecord(json: ["name": "x", "targetNames": ["y"], "exampleShape": [2]]) == nil)
    let huge: JSONValue = [
      "name": "x", "targetNames": ["y"], "exampleShape": [200_000_000, 200_000_000],
      "inputShape": [1],
    ]
    #expect(DataRecord(json: huge) == nil)
    let axes: (Int) -> JSONValue = { count in
      [
        "name": "x", "targetNames": ["y"], "exampleShape": [1],
        "inputShape": .array([JSONValue](repeating: 1, count: count)),
      ]
    }
    #expect(DataRecord(json: axes(7)) != nil)
    #expect(DataRecord(json: axes(8)) == nil)
  }

  @Test func runsAreFoundByTheirNames() throws {
    let folder = try TemporaryFolder()
    let parent = folder.path + "/runs"
    for name in ["iris-2", "iris-10", "other-1"] {
      _ = try train(ExperimentRunTests.iris, folder, "runs/" + name)
    }
    func found(_ text: String) throws -> String {
      String(try RunDirectory.find(text, under: parent).path.dropFirst(parent.count + 1))
    }
    #expect(try found("iris-2") == "iris-2" && found("iris-2/") == "iris-2")
    #expect(try found("iris") == "iris-10")
    #expect(try found(parent + "/other-1/checkpoints/last.safetensors") == "other-1")
    let missing = #expect(throws: ExperimentError.self) { try found("irs-2") }
    #expect(missing?.exitCode == .missingInput)
    #expect(missing?.problem.remedy == .didYouMean("iris-2"))
    let outer = #expect(throws: ExperimentError.self) { try found(parent) }
    #expect(outer?.exitCode == .missingInput)
    #expect(outer?.problem.remedy?.text(.english).contains("iris-10") == true)
  }

  /// Every file of a run broken in every way ends with the right exit code.
  @Test func brokenRunsAreRefused() throws {
    let folder = try TemporaryFolder()
    let run = try train(ExperimentRunTests.iris, folder, "run")
    func code(_ path: String, _ bytes: [UInt8]?) throws -> ExitCode? {
      let before = try InputFile.read(path)
      if let bytes { try AtomicFile.write(bytes, to: path) } else { unlink(path) }
      let error = #expect(throws: (any Error).self) { try SavedRun(run.directory) }
      try AtomicFile.write(before, to: path)
      return (error as? any CadenaError)?.exitCode
    }
    func changed(_ path: String, _ old: String, _ new: String) throws -> [UInt8] {
      let text = String(decoding: try InputFile.read(path), as: UTF8.self)
      #expect(text.contains(old))
      return Array(text.replacing(old, with: new).utf8)
    }
    let directory = run.directory
    #expect(try code(directory.manifestPath, []) == .badData)
    #expect(try code(directory.manifestPath, Array("{}".utf8)) == .badData)
    let newer = try changed(
      directory.manifestPath, "\"schemaVersion\": 1", "\"schemaVersion\": 9")
    #expect(try code(directory.manifestPath, newer) == .badExperiment)
    #expect(try code(directory.experimentPath, nil) == .missingInput)
    #expect(try code(directory.experimentPath, Array("nme: x".utf8)) == .badExperiment)
    let wider = try changed(directory.experimentPath, "units: 6", "units: 7")
    #expect(try code(directory.experimentPath, wider) == .badData)
    let whole = try InputFile.read(directory.bestCheckpointPath)
    #expect(try code(directory.bestCheckpointPath, Array(whole.dropLast())) == .badData)
    #expect(try code(directory.bestCheckpointPath, []) == .badData)
    func rewritten(_ key: String, _ value: String?) throws -> [UInt8] {
      var file = try Safetensors.read(directory.bestCheckpointPath)
      file.metadata[key] = value
      return file.bytes()
    }
    #expect(try code(directory.bestCheckpointPath, rewritten("data", nil)) == .badData)
    #expect(try code(directory.bestCheckpointPath, rewritten("data", "{}")) == .badData)
    #expect(try code(directory.bestCheckpointPath, rewritten("preprocessing", "7")) == .badData)
    #expect(
      try code(directory.bestCheckpointPath, rewritten("schemaVersion", "9")) == .badExperiment)
    unlink(directory.bestCheckpointPath)
    #expect(try SavedRun(directory).checkpoint == .last)
    #expect(throws: CheckpointError.self) { try SavedRun(directory, checkpoint: .best) }
    #expect(try code(directory.lastCheckpointPath, nil) == .missingInput)
  }

  @Test func usesOfTheTestPartAreCounted() throws {
    let folder = try TemporaryFolder()
    let run = try train(ExperimentRunTests.iris, folder, "run")
    #expect(try RunManifest.read(run.directory).testUses == 1)
    #expect(try run.directory.countTestUse() == 2)
    // A writer that does not know of the new count keeps it.
    var manifest = try RunManifest.read(run.directory)
    manifest.testUses = 1
    try run.directory.write(manifest)
    #expect(try RunManifest.read(run.directory).testUses == 2)
  }
}

extension RunDirectory {
  fileprivate var manifestBestEpoch: Int? { (try? RunManifest.read(self))?.bestEpoch }
}
