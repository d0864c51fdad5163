import CadenaData
import Foundation
import Testing

/// `cadena train` with a learning rate that is far too large.
struct DivergenceCommandTests {
  private static let experiment = """
    name: far
    seed: 3
    data: {source: digits, split: {validation: 0.2, test: 0.2}, preprocess: [{scale: 0.0625}]}
    model: {layers: [linear: 24, relu, linear: classes]}
    training: {epochs: 8, batchSize: 100}

    """

  @Test(arguments: [
    "sgd: {learningRate: 1e6}", "momentum: {learningRate: 1e5}", "nesterov: {learningRate: 1e5}",
    "adam: {learningRate: 1e5}", "nAdam: {learningRate: 1e5}", "rmsProp: {learningRate: 1e5}",
    "adaGrad: {learningRate: 1e5}", "lion: {learningRate: 1e5}", "muon: {learningRate: 1e7}",
    "scheduleFreeSGD: {learningRate: 1e6}", "scheduleFreeAdamW: {learningRate: 1e6}",
    "weightGains: {learningRate: 1e6}", "rProp: {learningRate: 1e6, maximumStep: 1e9}",
    "polyak: {learningRate: 1e6}",
  ])
  func stops(_ optimizer: String) throws {
    let tool = try Tool()
    try tool.write(Self.experiment + "optimizer: {\(optimizer)}\n", to: "x.yaml")
    let outcome = try tool.run("train", "x.yaml", "--json", "--out", "run")
    #expect(outcome.code == 3)
    let end = try JSONValue.parse(Array(try #require(outcome.outputLines.last).utf8))
    #expect(end["event"] == "diverged" && end["exitCode"]?.integer == 3)
    let step = try #require(end["step"]?.integer)
    #expect(step >= 2)
    let layer = try #require(end["parameter"]?.string)
    #expect(layer.hasPrefix("layers."))
    #expect(outcome.errors.contains("training diverged: the loss of step \(step) is "))
    #expect(outcome.errors.contains(layer))
    #expect(try tool.json("run/run.json")["state"] == "diverged")
    let again = try tool.run("train", "--resume", "run", "--lang", "es")
    #expect(again.code == 3 && again.errors.contains("divergió"))
  }

  /// The rate grows until it is too large.
  @Test(arguments: [
    "{sgd: {learningRate: 0.1}}", "{adam: {learningRate: 0.003}}", "{lion: {learningRate: 0.003}}",
  ])
  func keepsTheLastGoodCheckpoint(_ optimizer: String) throws {
    let tool = try Tool()
    let schedule = "schedule: {milestones: {at: [44], factor: 1e8}}\n"
    try tool.write(Self.experiment + schedule + "optimizer: \(optimizer)\n", to: "x.yaml")
    let outcome = try tool.run("train", "x.yaml", "--json", "--every-step", "--out", "run")
    #expect(outcome.code == 3)
    // Four epochs of 11 steps went well; each step tells its rate.
    let events = try outcome.outputLines.map { try JSONValue.parse(Array($0.utf8)) }
    let steps = events.filter { $0["event"] == "step" }
    let rates = steps.compactMap { $0["learningRate"]?.number }
    #expect(Set(rates.prefix(44)).count == 1 && rates.count >= 45)
    #expect(rates[44] > 1e7 * rates[43])
    #expect((45...55).contains(steps.count))
    let last = try Safetensors.read(tool.folder + "/run/checkpoints/last.safetensors")
    #expect(last.metadata["epoch"] == "4" && last.metadata["step"] == "44")
    #expect(tool.text("run/metrics.jsonl").split(separator: "\n").count == 4)
    let evaluated = try tool.run(
      "evaluate", "run", "--split", "validation", "--json")
    #expect(evaluated.code == 0)
    let result = try JSONValue.parse(Array(evaluated.output.utf8))
    #expect(try #require(result["accuracy"]?.number) > 0.5)
  }
}
