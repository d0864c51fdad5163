import CadenaData
import Foundation
import Testing

/// `race`, `batch-sizes`, `lr-find` and `curvature` as a person runs them.
@Suite struct RaceCommandTests {
  private let small = """
    name: small
    data: {source: {moons: {points: 60}}, split: {validation: 0.2}}
    model: {layers: [linear: 4, tanh, linear: classes]}
    optimizer: {sgd: {learningRate: 0.1}}
    training: {epochs: 3, batchSize: 8}
    """

  private func lines(_ outcome: Tool.Outcome) throws -> [JSONValue] {
    #expect(outcome.code == 0, "\(outcome.errors)")
    return try outcome.outputLines.map { try JSONValue.parse($0) }
  }

  @Test func aRaceOnASurfaceTellsEveryStep() throws {
    let tool = try Tool()
    let lines = try lines(
      tool.run(
        "race", "half-square", "--optimizer", "sgd:learningRate=0.5", "--start", "-2", "--steps",
        "3", "--json"))
    #expect(
      lines.compactMap { $0["event"]?.string } == [
        "moment", "moment", "moment", "moment", "method", "race",
      ])
    let points = lines.compactMap { $0["point"]?.elements?.first?.number }
    #expect(points == [-2, -1, -0.5, -0.25, -0.25])
    #expect(lines[3]["loss"]?.number == 0.03125)
    #expect(lines[4]["arrived"]?.boolean == false && lines[4]["place"]?.integer == 1)
    #expect(lines[5]["winner"] == .null && lines[5]["on"]?.string == "half-square")
  }

  @Test func pagesAndPicturesNeedNothingElse() throws {
    let tool = try Tool()
    let outcome = try tool.run(
      "race", "booth", "--optimizer", "adam:learningRate=0.5", "--optimizer", "momentum",
      "--output",
      "a b.html", "--output", "ñ.svg", "--lang", "es")
    #expect(outcome.code == 0 && outcome.output.hasPrefix("Carrera en booth\n"))
    let page = tool.text("a b.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("m̂") && page.contains("θ''"))
    for word in ["<script", "src=", "href=\"http", "url(http", "@import"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(tool.text("ñ.svg").hasPrefix("<svg xmlns="))
  }

  @Test func aRaceOnAnExperimentLeavesNoRun() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    let lines = try lines(
      tool.run(
        "race", "small.yaml", "--optimizer", "adam", "--optimizer", "sgd:learningRate=0.2", "--json"
      ))
    #expect(lines.count == 2 * 4 + 2 + 1)
    #expect(lines[0]["loss"] == lines[4]["loss"] && lines[0]["epoch"]?.integer == 0)
    #expect(lines[1]["validation"]?["accuracy"]?.number != nil)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: tool.folder).filter {
        !$0.hasPrefix(".")
      } == ["small.yaml"])
  }

  @Test func batchSizesAreCompared() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    let lines = try lines(
      tool.run("batch-sizes", "small.yaml", "--sizes", "1,full", "--epochs", "2", "--json"))
    let ends = lines.filter { $0["event"]?.string == "batchSize" }
    #expect(ends.map { $0["updates"]?.integer } == [96, 2])
    #expect(ends.map { $0["examples"]?.integer } == [96, 96])
    #expect(ends[1]["batchSize"]?.string == "full" && ends[1]["rows"]?.integer == 48)
  }

  @Test func aSweepSuggestsARate() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    let lines = try lines(
      tool.run("lr-find", "small.yaml", "--steps", "60", "--from", "1e-4", "--to", "100", "--json"))
    let last = try #require(lines.last)
    #expect(last["event"]?.string == "suggestion")
    let rate = try #require(last["learningRate"]?.number)
    #expect(rate > 1e-3 && rate < 10)
    #expect(lines[0]["learningRate"]?.number == 1e-4)
    #expect(last["steps"]?.integer == lines.count - 1)
  }

  @Test func curvatureOfASurfaceByHand() throws {
    let tool = try Tool()
    // ½(x² + 50y²) at (2, 1): ∇ = (2, 50), ∇ᵀ∇ = 2504, ∇ᵀH∇ = 4 + 125000.
    let lines = try lines(
      tool.run(
        "curvature", "quadratic", "--condition", "50", "--at", "2,1", "--rates", "0.01,0.1",
        "--json"))
    let facts = try #require(lines.last)
    #expect(facts["loss"]?.number == 27 && facts["slope"]?.number == 2504)
    #expect(facts["curvature"]?.number == 125_004)
    #expect(abs(try #require(facts["largestStableLearningRate"]?.number) - 0.04) < 1e-12)
    #expect(abs(try #require(facts["conditionNumber"]?.number) - 50) < 1e-9)
    #expect(lines.count == 3)
    let step = lines[1]
    let expected = 27 - 250.4 + 0.005 * 125_004
    #expect(abs(try #require(step["secondOrder"]?.number) - expected) < 1e-9)
    #expect(abs(try #require(step["actual"]?.number) - expected) < 1e-9)
  }

  @Test func theLecturesInputs() throws {
    let tool = try Tool()
    let lines = try lines(tool.run("curvature", "--example", "inputs", "--json"))
    #expect(
      lines.map { $0["form"]?.string } == [
        "given", "scaled", "slideShift", "centered", "given", "scaled",
      ])
    #expect(abs(try #require(lines[0]["conditionNumber"]?.number) - 40005.925) < 0.01)
    #expect(lines[3]["flatDirections"]?.integer == 1)
  }

  @Test func curvatureOfARunIsThatOfItsWeights() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    #expect(try tool.run("train", "small.yaml", "--out", "run").code == 0)
    let before = tool.text("run/metrics.jsonl")
    func loss(_ subject: String) throws -> Double {
      let outcome = try lines(tool.run("curvature", subject, "--json"))
      return try #require(outcome.last?["loss"]?.number)
    }
    #expect(try loss("run") < loss("small.yaml"))
    #expect(tool.text("run/metrics.jsonl") == before)
  }

  static let wrong: [([String], Int32, String)] = [
    (["race", "rosenbrok"], 64, "did you mean `rosenbrock`?"),
    (["race", "--optimizer", "adamm"], 64, "did you mean `adam`?"),
    (["race", "--optimizer", "adam:beta1=2"], 64, "0 ≤ x < 1"),
    (["race", "nothing.yaml"], 66, "nothing.yaml"),
    (["race", "--epochs", "3"], 64, "--epochs goes with an experiment only"),
    (["race", "saddle", "--condition", "3"], 64, "--condition goes with quadratic only"),
    (["race", "--noise", "1", "--optimizer", "lbfgs"], 64, "lbfgs asks for the function itself"),
    (["race", "--optimizer", "nodePerturbation"], 64, "a surface has none"),
    (["race", "--output", "race.pdf"], 64, "ends in .html or .svg"),
    (["race", "--output", "no/such/folder.html", "--steps", "2"], 73, "no/such/folder.html"),
    (["lr-find", "--from", "1", "--to", "0.5"], 64, "--from 1 must be below --to 0.5"),
    (["lr-find", "--steps", "2"], 64, "--steps must be at least 10, not 2"),
    (["lr-find", "--set", "optimizer=rProp"], 78, "does not take its steps"),
    (["batch-sizes", "--sizes", "1,half"], 64, "1,32,full"),
    (["curvature", "rosenbrok"], 64, "did you mean `rosenbrock`?"),
    (["curvature", "--example", "input"], 64, "did you mean `inputs`?"),
    (["curvature", "rosenbrock", "--at", "1"], 64, "--at takes 2 numbers"),
    (["race", "--start", "1e200,1"], 64, "no finite value"),
    (["curvature", "rosenbrock", "--at", "1e200,1"], 64, "no finite value"),
    (
      ["curvature", "beale", "--at", "1e38,1e38"], 64,
      "--at names a point where the surface's slope"
    ),
    (["curvature", "rosenbrock", "--rows", "9"], 64, "--rows goes with an experiment only"),
  ]

  @Test(arguments: wrong)
  func wrongInputIsTold(_ arguments: [String], _ code: Int32, _ text: String) throws {
    let tool = try Tool()
    let outcome = try tool.run(arguments)
    #expect(outcome.code == code, "\(outcome.errors)")
    #expect(outcome.errors.contains(text), "\(outcome.errors)")
    let spanish = try tool.run(arguments + ["--lang", "es"])
    #expect(spanish.code == code)
  }
}
