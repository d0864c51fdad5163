import CadenaData
import Foundation
import Testing

/// `summary` and `gradcheck` as a person runs them.
@Suite struct InspectionCommandTests {
  private let small = """
    name: small
    data: {source: {xor: {points: 40}}}
    model: {layers: [linear: 3, tanh, {dropout: 0.5}, {residual: [linear: 3]}, linear: classes]}
    optimizer: {sgd: {momentum: 0.9}}
    regularization: {l2: 0.01, l1: 0.001, biases: true}
    training: {batchSize: 8}
    """

  @Test func aSummaryCountsLayersArithmeticAndMemory() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    let outcome = try tool.run("summary", "small.yaml")
    #expect(outcome.code == 0 && outcome.errors == "")
    let lines = outcome.outputLines
    #expect(
      lines.first == "small: loss softmaxCrossEntropy, optimiser sgd, float32; N rows at once")
    #expect(lines.contains { $0.contains("Linear(3)") && $0.contains("[N, 3]") })
    for line in lines { #expect(line.count <= 80) }
    let json = try JSONValue.parse(try tool.run("summary", "small.yaml", "--json").output)
    // 2·3+3, 3·3+3 and 3·2+2 numbers.
    #expect(json["parameters"]?["total"]?.integer == 29)
    #expect(json["parameters"]?["frozen"]?.integer == 0)
    // A product of 2 with 3 numbers is 12 operations, and 3 additions of the bias.
    #expect(json["layers"]?.elements?.first?["operations"]?.integer == 15)
    #expect(json["memory"]?["batch"]?.integer == 8)
    #expect(json["memory"]?["float64"]?["weights"]?.number == Double(29 * 8))
    // SGD with momentum keeps one number for each weight.
    #expect(json["memory"]?["float32"]?["optimizerState"]?.number == Double(29 * 4))
    // The input (2), four layers of 3, the block (3), the output (2), 8 rows.
    #expect(json["memory"]?["float32"]?["activations"]?.number == Double(8 * 4 * 19))
    let forward = try #require(json["operations"]?["forward"]?.integer)
    let training = try #require(json["operations"]?["training"]?.integer)
    #expect(forward > 0 && training > 2 * forward)
  }

  @Test func shapesThatDoNotFitShowTheLayersBefore() throws {
    let tool = try Tool()
    try tool.write(
      "data: {source: xor}\nmodel: {layers: [linear: 6, tanh, {reshape: [4]}, linear: classes]}\n",
      to: "wrong.yaml")
    let outcome = try tool.run("summary", "wrong.yaml")
    #expect(outcome.code == 78)
    #expect(outcome.output.contains("layers.1  Tanh"))
    #expect(outcome.output.contains("layers.2  does not fit"))
    #expect(!outcome.output.contains("layers.3"))
    #expect(outcome.errors.hasPrefix("wrong.yaml, line 2"))
    let train = try tool.run("train", "wrong.yaml")
    #expect(train.code == 78 && train.output == "")
    #expect(train.errors.contains("layers.2  does not fit"))
  }

  @Test func gradientsOfAnExperimentAreRight() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    let outcome = try tool.run("gradcheck", "small.yaml", "--json", "--samples", "100")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let lines = try outcome.outputLines.map { try JSONValue.parse($0) }
    #expect(
      lines.compactMap { $0["name"]?.string } == [
        "layers.0.weight", "layers.0.bias", "layers.3.body.0.weight", "layers.3.body.0.bias",
        "layers.4.weight", "layers.4.bias",
      ])
    #expect(lines.compactMap { $0["compared"]?.integer } == [6, 3, 9, 3, 6, 2])
    #expect(lines.last?["passed"]?.boolean == true)
    #expect(lines.last?["error"]?.number ?? 1 < 1e-6)
    let text = try tool.run("gradcheck", "small.yaml", "--lang", "es").output
    #expect(text.contains("todos los gradientes son correctos"))
  }

  @Test func aToleranceThatNothingMeetsEndsWithFour() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    let outcome = try tool.run(
      "gradcheck", "small.yaml", "--tolerance", "1e-300", "--epsilon", "0.1")
    #expect(outcome.code == 4)
    #expect(outcome.errors.hasPrefix("the gradient of layers."))
  }

  @Test func aRunIsLookedAtWithItsWeights() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    #expect(try tool.run("train", "small.yaml", "--epochs", "1", "--quiet").code == 0)
    let file = try tool.run("summary", "small.yaml")
    for name in ["runs/small-1", "small-1", "small"] {
      #expect(try tool.run("summary", name).output == file.output)
    }
    let trained = try tool.run("gradcheck", "runs/small-1", "--json")
    #expect(trained.code == 0, "\(trained.errors)")
    #expect(trained.output != (try tool.run("gradcheck", "small.yaml", "--json").output))
  }

  @Test func anExperimentComesFromStandardInput() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    let (process, output, _) = try tool.process(["summary", "-"])
    process.standardInput = FileHandle(forReadingAtPath: tool.folder + "/small.yaml")
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let text = String(
      decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
    #expect(text.hasPrefix("small: "))
    let empty = try tool.run("summary", "-")
    #expect(empty.code == 78 && empty.errors.hasPrefix("stdin: "))
  }
}
