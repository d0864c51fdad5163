import CadenaData
import Foundation
import Testing

/// Options of `race`, `batch-sizes`, `lr-find` and `curvature` that do not go together, and what is told of
/// methods that end by themselves or run away.
@Suite struct RaceOptionTests {
  private static let small = """
    name: small
    data: {source: {moons: {points: 60}}, split: {validation: 0.2}}
    model: {layers: [linear: 4, tanh, linear: classes]}
    optimizer: {adam: {learningRate: 0.1}}
    training:
      epochs: 2
      batchSize: 8
    """
  private static let dropout = """
    data: {source: {moons: {points: 60}}}
    model:
      layers:
        - linear: 4
        - dropout: 0.5
        - linear: classes
    """

  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(Self.small, to: "small.yaml")
    try tool.write(Self.dropout, to: "dropout.yaml")
    try FileManager.default.createDirectory(
      atPath: tool.folder + "/folder.html", withIntermediateDirectories: true)
    return tool
  }

  static let wrong: [([String], Int32, [String])] = [
    (
      ["race", "small.yaml", "--optimizer", "adam", "--optimizer", "lbfgs:history=5"], 64,
      [
        "--optimizer lbfgs:history=5: this optimizer minimizes one function",
        "6 batches an epoch (small.yaml, line 7)", "`--optimizer lbfgs:history=5,batchSize=full`",
      ]
    ),
    (
      ["race", "small.yaml", "--optimizer", "lbfgs:batchSize=9"], 64,
      ["found:    6 batches an epoch\n", "`--optimizer lbfgs:batchSize=full`"]
    ),
    (
      ["race", "small.yaml", "--optimizer", "{lbfgs: {history: 5}}"], 64,
      ["`--optimizer '{lbfgs: {history: 5}, batchSize: full}'`"]
    ),
    (
      ["race", "small.yaml", "--optimizer", "lbfgs:batchSize=full,schedule=cosine"], 64,
      ["--optimizer lbfgs:batchSize=full,schedule=cosine: `lbfgs` has no", "leave schedule out"]
    ),
    (
      ["race", "small.yaml", "--optimizer", "{cmaES: {}, averaging: {decay: 0.9}}"], 64,
      ["--optimizer {cmaES: {}, averaging", "leave averaging out"]
    ),
    (
      ["race", "small.yaml", "--optimizer", "cmaES", "--set", "averaging.decay=0.9"], 64,
      ["found:    --set averaging.decay=0.9", "`--set averaging=none`"]
    ),
    (
      ["race", "small.yaml", "--optimizer", "lbfgs:batchSize=full", "--set", "clip={norm: 1}"], 64,
      ["--optimizer lbfgs:batchSize=full: this optimizer finds", "`--set clip=none`"]
    ),
    (
      ["race", "dropout.yaml", "--optimizer", "lbfgs:batchSize=full"], 64,
      ["--optimizer lbfgs:batchSize=full: ", "found:    dropout.yaml, line 5"]
    ),
    (
      ["race", "small.yaml", "--optimizer", "sgd:learningRate=0.1,learningRate=0.2"], 64,
      ["the key `learningRate` is given twice"]
    ),
    (["race", "--optimizer", "lbfgs:schedule=cosine"], 64, ["leave schedule out"]),
    (
      ["race", "--optimizer", "adam:batchSize=full"], 64,
      ["--optimizer adam:batchSize=full: batchSize goes with an experiment only"]
    ),
    (
      ["race", "--optimizer", "muon:learningRate=1,vectorLearningRate=1"], 64, ["learningRate out"]
    ),
    (["race", "--output", "folder.html"], 73, ["folder.html: the file cannot be written"]),
    (["lr-find", "small.yaml", "--output", "no/x.svg"], 73, ["create the folder first"]),
    (["curvature", "booth", "--output", "no/x.svg"], 73, ["create the folder first"]),
    (["batch-sizes", "small.yaml", "--output", "no/x.svg"], 73, ["create the folder first"]),
    (["race", "small.yaml", "--output", "no/x.svg"], 73, ["create the folder first"]),
    (["race", "--kappa", "-1"], 64, ["--kappa must be above 0"]),
    (["race", "saddle", "--kappa=3"], 64, ["--kappa goes with quadratic only"]),
    (["race", "--noise", "-1"], 64, ["--noise must be 0 or more"]),
    (["race", "half-square", "--start", "1,2"], 64, ["--start takes 1 number\n"]),
    (["curvature", "--example", "inputs", "--rows", "4"], 64, ["--rows has no say with"]),
    (["curvature", "--example", "inputs", "--count", "4"], 64, ["--count has no say with"]),
    (
      ["batch-sizes", "small.yaml", "--set", "optimizer=lbfgs"], 64,
      ["batches of 1 row", "`--sizes full`"]
    ),
    (
      [
        "batch-sizes", "small.yaml", "--set", "optimizer=cmaES", "--sizes", "full",
        "--scale-rate", "linear",
      ], 64, ["--scale-rate changes the learning rate, and `cmaES` has none"]
    ),
  ]

  @Test(arguments: wrong)
  func whatDoesNotFitIsToldBeforeTheWork(
    _ arguments: [String], _ code: Int32, _ texts: [String]
  ) throws {
    let tool = try tool()
    let outcome = try tool.run(arguments)
    #expect(outcome.code == code && outcome.output.isEmpty, "\(outcome.errors)")
    for text in texts { #expect(outcome.errors.contains(text), "\(outcome.errors)") }
    // Nothing was trained before.
    #expect(!outcome.errors.contains("trains with"))
    let spanish = try tool.run(arguments + ["--lang", "es"])
    #expect(spanish.code == code && spanish.errors != outcome.errors)
  }

  @Test func whatIsAdvisedWorks() throws {
    let tool = try tool()
    for method in ["lbfgs:history=5,batchSize=full", "{lbfgs: {history: 5}, batchSize: full}"] {
      let outcome = try tool.run("race", "small.yaml", "--optimizer", method, "--json")
      #expect(outcome.code == 0, "\(outcome.errors)")
    }
    let sizes = try tool.run(
      "batch-sizes", "small.yaml", "--set", "optimizer=lbfgs", "--sizes", "full,full", "--json")
    #expect(sizes.code == 0, "\(sizes.errors)")
    #expect(sizes.outputLines.filter { $0.contains(#""event":"batchSize""#) }.count == 1)
    #expect(try tool.run("race", "booth", "--noise", "0", "--steps", "3").code == 0)
  }

  @Test func aMinimiserThatMetItsToleranceConverged() throws {
    let tool = try tool()
    let arguments = [
      "race", "--optimizer", "newtonCG:gradientTolerance=1e-10", "--target=-1",
    ]
    #expect(try tool.run(arguments).output.contains("converged"))
    #expect(try tool.run(arguments + ["--lang", "es"]).output.contains("convergió"))
    let method = try tool.run(arguments + ["--json"]).outputLines.dropLast().last
    #expect(try JSONValue.parse(try #require(method))["ending"]?.string == "converged")
  }

  @Test func whatWasSpentBeforeRunningAwayIsTold() throws {
    let tool = try tool()
    let outcome = try tool.run(
      "race", "small.yaml", "--optimizer", "sgd:learningRate=1e30", "--json", "--quiet")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let method = try JSONValue.parse(try #require(outcome.outputLines.dropLast().last))
    #expect(method["ending"]?.string == "diverged")
    #expect(try #require(method["functionEvaluations"]?.integer) > 0)
    #expect(try #require(method["seconds"]?.number) > 0)
  }

  @Test func theFileAndTheSurfaceOfOneNameAreToldApart() throws {
    let tool = try tool()
    try tool.write(Self.small, to: "quadratic")
    let surface = try tool.run("race", "quadratic", "--epochs", "1")
    #expect(surface.code == 64 && surface.errors.contains("`./quadratic`"))
    let file = try tool.run("race", "./quadratic", "--epochs", "1", "--optimizer", "adam")
    #expect(file.code == 0 && file.output.hasPrefix("Race on the experiment small\n"))
    #expect(file.output.contains(", 1 epoch\n"))
  }

  @Test func theRatesOfASweepStayNumbers() throws {
    let tool = try tool()
    let outcome = try tool.run(
      "lr-find", "small.yaml", "--from", "1e-10", "--to", "1e308", "--steps", "319", "--json")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let rates = try outcome.outputLines.prefix(3).map {
      try #require(try JSONValue.parse($0)["learningRate"]?.number)
    }
    #expect(rates[0] == 1e-10 && abs(rates[1] / 1e-9 - 1) < 1e-9)
    #expect(abs(rates[2] / 1e-8 - 1) < 1e-9)
  }
}
