import CadenaText
import Testing

@testable import CadenaExperiment

/// Values given with `--set`: stronger than the file, read by the same schema, errors name the flag.
struct OverrideTests {
  private func read(_ text: String = minimal(), _ flags: String...) throws -> Experiment {
    var overrides: [Override] = []
    for flag in flags { overrides.append(try Override(flag)) }
    return try Experiment.read(text: text, overrides: overrides)
  }

  @Test func flagsAreStrongerThanTheFile() throws {
    let text = minimal("seed: 1\ntraining: {epochs: 3}")
    let experiment = try read(
      text, "seed=2", "training.epochs=5", "training.batchSize=full", "regularization.l2=1e-4")
    #expect(experiment.seed == 2)
    #expect(experiment.training.epochs == 5)
    #expect(experiment.training.batchSize == .full)
    #expect(experiment.training.shuffle)
    #expect(experiment.regularization.l2 == 0.0001)
    #expect(try read(text, "seed=2", "seed=3").seed == 3)
  }

  @Test func optionsOfTheChosenOptimizerStay() throws {
    let text = minimal("optimizer: {adam: {beta1: 0.8}}")
    let options = try read(text, "optimizer.adam.learningRate=0.02").optimizer.options
    #expect(options.number("learningRate") == 0.02)
    #expect(options.number("beta1") == 0.8)
  }

  @Test func anotherNameReplacesTheChoice() throws {
    let text = minimal("optimizer: {adam: {beta1: 0.8}}")
    let experiment = try read(
      text, "optimizer.sgd.learningRate=0.1", "optimizer.sgd.momentum=0.5")
    #expect(experiment.optimizer.name == "sgd")
    #expect(experiment.optimizer.options.number("learningRate") == 0.1)
    #expect(experiment.optimizer.options.number("momentum") == 0.5)
    #expect(try read(text, "optimizer=sgd").optimizer.name == "sgd")
    #expect(try read(text, "optimizer={momentum: {form: averaged}}").optimizer.name == "momentum")
  }

  @Test func layersAreCountedFromZero() throws {
    let text = minimal(layers: "[linear: 8, relu, {linear: classes, name: last}]")
    let experiment = try read(
      text, "model.layers.0.linear.bias=no", "model.layers.1=tanh",
      "model.layers.2.linear.units=4", "model.layers.2.name=out")
    let layers = experiment.model.layers
    #expect(layers[0].options["units"] == .integer(8))
    #expect(!layers[0].options.boolean("bias"))
    #expect(layers[1].name == "tanh")
    #expect(layers[2].options["units"] == .integer(4))
    #expect(layers[2].label == "out")
  }

  @Test func bareNamesGrowOptions() throws {
    let experiment = try read(
      minimal("loss: softmaxCrossEntropy"), "loss.softmaxCrossEntropy.labelSmoothing=0.1",
      "data.source.csv.path=a.csv", "data.source.csv.delimiter=;")
    #expect(experiment.loss?.options.number("labelSmoothing") == 0.1)
    #expect(experiment.data.source.options.text("path") == "a.csv")
    #expect(experiment.data.source.options.text("delimiter") == ";")
  }

  @Test func textsAreTakenAsTheyStand() throws {
    #expect(try read(minimal(), "name=a: [b]").name == "a: [b]")
    #expect(try read(minimal(), "name=x=y").name == "x=y")
  }

  @Test func partsCanBeLeftOut() throws {
    #expect(try read(minimal("clip: {norm: 1}"), "clip=none").clip == nil)
    #expect(try read(minimal("schedule: {linear: {}}"), "schedule=none").schedule == nil)
  }

  @Test func aFileMayLeaveEverythingToFlags() throws {
    let experiment = try Experiment.read(
      text: "seed: 1", overrides: [Override("data.source=iris"), Override("model.layers=[relu]")])
    #expect(experiment.data.source.name == "iris")
    #expect(experiment.model.layers.map(\.name) == ["relu"])
  }

  @Test(arguments: [
    ("seed=x", "`seed` cannot have this value", nil),
    ("seed", "this sets nothing", nil),
    ("=3", "this sets nothing", nil),
    ("a..b=3", "this sets nothing", nil),
    ("trainig.epochs=3", "unknown key `trainig`", "did you mean `training`?"),
    ("training.epoch=3", "unknown key `epoch` in `training`", "did you mean `epochs`?"),
    ("training.epochs=0", "`training.epochs` is out of range", nil),
    ("training.epochs.x=0", "`training.epochs` has no parts to set", nil),
    (
      "optimizer.learningRate=0.1", "`learningRate` is not an optimizer",
      "did you mean `optimizer.adam.learningRate`?"
    ),
    (
      "model.layers=[{conv: {channels: 8, kernel: 3}}]", "`conv` is known, not in this version", nil
    ),
    ("model.layers.9.linear=3", "`model.layers` has 1 items, counted from 0", nil),
    ("model.layers.x.linear=3", "`model.layers` has 1 items, counted from 0", nil),
    ("model.layers=[relu", "this is not valid YAML", nil),
    ("optimizer={adam: {beta3: 1}}", "unknown key `beta3` in `optimizer.adam`", nil),
  ])
  func mistakesNameTheFlag(_ flag: String, _ what: String, _ remedy: String?) throws {
    let text = minimal("optimizer: adam")
    let error = #expect(throws: ExperimentError.self) { try read(text, flag) }
    let problem = try #require(error?.problem)
    #expect(problem.what.text(.english) == what)
    #expect(problem.place == "--set \(flag)")
    #expect(problem.line == nil && problem.column == nil)
    if let remedy { #expect(problem.remedy?.text(.english) == remedy) }
    #expect(error?.exitCode == (what == "this sets nothing" ? .usage : .badExperiment))
  }

  @Test func otherFlagsAreNamedAsTheyWereTyped() {
    let epochs = Override(path: ["training", "epochs"], value: "-1", flag: "--epochs -1")
    let error = #expect(throws: ExperimentError.self) {
      try Experiment.read(text: minimal(), overrides: [epochs])
    }
    #expect(error?.problem.place == "--epochs -1")
  }
}
