import CadenaData
import CadenaText
import Foundation
import Testing

@testable import CadenaExperiment

/// Weights from earlier runs, and parameters that stay as they are.
struct WarmStartTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func text(_ model: String, more: String = "", epochs: Int = 4) -> String {
    """
    name: first
    data: {source: iris, split: {validation: 0.2}}
    model: {\(model)}
    training: {epochs: \(epochs)}
    \(more)

    """
  }

  /// Trains and leaves the run in the folder.
  @discardableResult
  private func train(_ text: String, _ name: String) throws -> RunDirectory {
    let run = try ExperimentRun(try Experiment.read(text: text), out: folder.path + "/" + name)
    _ = try run.train()
    return run.directory
  }

  private func prepared(_ text: String) throws -> PreparedExperiment {
    try PreparedExperiment(
      try Experiment.read(text: text).located(besides: folder.path + "/x.yaml"))
  }

  private func problem(_ text: String, _ code: ExitCode) -> Problem? {
    let error = #expect(throws: (any Error).self) { try prepared(text) }
    let known = error as? any CadenaError
    #expect(known?.exitCode == code)
    return known?.problem
  }

  private let layers = "layers: [linear: 6, tanh, linear: classes]"

  private func weights(_ path: String) throws -> [String: NamedArray] {
    let file = try Safetensors.read(folder.path + "/" + path)
    return Dictionary(uniqueKeysWithValues: file.arrays.map { ($0.name, $0) })
  }

  // MARK: - Warm start

  @Test func aRunGivesItsBestWeights() throws {
    let rate = "optimizer: {sgd: {learningRate: 2}}\nearlyStopping: {}"
    try train(text(layers, more: rate, epochs: 12), "runs/first-1")
    let best = try weights("runs/first-1/checkpoints/best.safetensors")
    let last = try weights("runs/first-1/checkpoints/last.safetensors")
    // The last epoch is not the best, or this would show nothing.
    #expect(best["layers.0.weight"] != last["layers.0.weight"])
    let given = [
      "runs/first-1", "runs/first-1/", "first-1", "first", "\"1\"",
      folder.path + "/runs/first-1/checkpoints/best.safetensors",
    ]
    for from in given {
      let started = try prepared(text(layers + ", initialWeights: \(from)"))
      let own = started.trainer.weightArrays
      #expect(own.count == 4, "\(from)")
      #expect(own.allSatisfy { $0 == best[$0.name] }, "\(from)")
      let from = try #require(started.experiment.model.initialWeights?.from)
      #expect(from.hasPrefix(folder.path + "/runs/first-1"))
      #expect(try Experiment.read(text: started.experiment.yaml) == started.experiment)
    }
    // Without the best weights, the last.
    try FileManager.default.removeItem(
      atPath: folder.path + "/runs/first-1/checkpoints/best.safetensors")
    let started = try prepared(text(layers + ", initialWeights: first-1"))
    #expect(started.trainer.weightArrays.allSatisfy { $0 == last[$0.name] })
  }

  @Test func aPartOfTheWeights() throws {
    try train(text("layers: [linear: 6, tanh, linear: 5, linear: classes]"), "r")
    let best = try weights("r/checkpoints/best.safetensors")
    let head = "layers: [linear: 6, tanh, linear: 4, linear: classes]"
    let fresh = try prepared(text(head)).trainer.weightArrays
    let started = try prepared(text(head + ", initialWeights: {from: r, only: [layers.0.*]}"))
    let own = started.trainer.weightArrays
    #expect(own.map(\.name).count == 6)
    for (array, drawn) in zip(own, fresh) {
      #expect(array == (array.name.hasPrefix("layers.0.") ? best[array.name] : drawn))
    }
    #expect(try Experiment.read(text: started.experiment.yaml) == started.experiment)
    // All at once does not fit, and the error says what would.
    let all = try #require(problem(text(head + ", initialWeights: r"), .badExperiment))
    #expect(all.what == .weightsShape("layers.2.weight"))
    #expect(all.expected == .verbatim("[4, 6]") && all.found == .verbatim("[5, 6]"))
    #expect(all.remedy == .takeOnly(["layers.0.*"]))
    let wide = problem(
      text("layers: [linear: 7, linear: 3], initialWeights: {from: r, only: layers.1.bias}"),
      .badExperiment)
    #expect(wide?.what == .weightsMissing("layers.1.bias", others: 0))
    let none = problem(
      text(layers + ", initialWeights: {from: r, only: [layers.0.*, layer.2.wieght]}"),
      .badExperiment)
    #expect(none?.what == .patternFitsNothing("layer.2.wieght", "model.initialWeights.only"))
    #expect(none?.remedy == .didYouMean("layers.2.weight") && none?.line == 3)
  }

  @Test func damagedAndMissingWeights() throws {
    try train(text(layers), "r")
    let path = folder.path + "/r/checkpoints/best.safetensors"
    let good = try InputFile.read(path)
    var bytes = good
    bytes[bytes.count - 3] ^= 4
    try AtomicFile.write(bytes, to: path)
    for from in ["r", "r/checkpoints/best.safetensors"] {
      #expect(
        problem(text(layers + ", initialWeights: \(from)"), .badData)?.what == .checkpointDamaged)
    }
    var newer = try Safetensors(bytes: good)
    newer.metadata["schemaVersion"] = "9"
    try newer.write(to: path)
    #expect(problem(text(layers + ", initialWeights: r"), .badExperiment)?.what == .newerRun)
    for name in ["best", "last"] {
      try FileManager.default.removeItem(
        atPath: folder.path + "/r/checkpoints/\(name).safetensors")
    }
    #expect(problem(text(layers + ", initialWeights: r"), .missingInput)?.what == .noCheckpointYet)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/empty", withIntermediateDirectories: false)
    #expect(problem(text(layers + ", initialWeights: empty"), .missingInput)?.what == .notARun)
    let missing = problem(text(layers + ", initialWeights: nowhere-3"), .missingInput)
    #expect(missing?.what == .namedFileMissing("model.initialWeights"))
    #expect(missing?.remedy == .weightsPlaceRemedy)
  }

  // MARK: - Freezing

  @Test func frozenParametersKeepTheirBits() throws {
    let more = "regularization: {l2: 0.01, biases: true}\noptimizer: {adam: {weightDecay: 0.1}}"
    let frozen = layers + ", freeze: [layers.0.*, \"*.bias\"]"
    let before = try prepared(text(frozen, more: more))
    let first = before.trainer.weightArrays
    let directory = try train(text(frozen, more: more), "f")
    let last = try weights("f/checkpoints/last.safetensors")
    for array in first {
      let isFrozen = array.name != "layers.2.weight"
      #expect((last[array.name] == array) == isFrozen, "\(array.name)")
    }
    let states = last.keys.filter { $0.hasPrefix("optimizer.") }
    #expect(!states.isEmpty && states.allSatisfy { $0.hasPrefix("optimizer.layers.2.weight.") })
    // The penalty is that of the trained weights alone.
    let weight = try #require(first.first { $0.name == "layers.2.weight" })
    let squares = weight.doubles.reduce(0) { $0 + $1 * $1 }
    let rows = before.data.training
    let measured = try before.trainer.evaluate(rows: rows).metrics.loss
    let step = try before.trainer.step(rows: rows[...])
    #expect(abs(step - measured - 0.01 * squares) < 1e-5)
    // Without the key, everything changes.
    try train(text(layers, more: more), "g")
    let changed = try weights("g/checkpoints/last.safetensors")
    #expect(first.allSatisfy { changed[$0.name] != $0 })
    let saved = try SavedRun(directory)
    #expect(saved.model.trainableParameters.count == 1)
    let summary = ExperimentSummary(saved, batch: nil)
    #expect(summary.text(.english).contains("(frozen)"))
    #expect(summary.text(.english).contains("(partly frozen)"))
    #expect(summary.json["parameters"]?["trainable"] == 18)
    // Longer than it was: what is frozen stays so.
    let longer = try ExperimentRun(resuming: folder.path + "/f", epochs: 6)
    _ = try longer.train()
    let end = try weights("f/checkpoints/last.safetensors")
    #expect(end["layers.0.weight"] == last["layers.0.weight"])
    #expect(end["layers.2.weight"] != last["layers.2.weight"])
  }

  @Test func whatCannotBeFrozen() throws {
    let nothing = problem(text(layers + ", freeze: layers.2"), .badExperiment)
    #expect(nothing?.what == .patternFitsNothing("layers.2", "model.freeze"))
    #expect(nothing?.remedy == .didYouMean("layers.2.*") && nothing?.line == 3)
    let near = problem(text(layers + ", freeze: [layers.0.*, layers.1.weight]"), .badExperiment)
    #expect(near?.remedy == .didYouMean("layers.0.weight"))
    #expect(
      near?.expected
        == .oneOf(["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias"]))
    #expect(problem(text(layers + ", freeze: \"*\""), .badExperiment)?.what == .everythingFrozen)
  }
}
