import CadenaData
import Foundation
import Testing

/// `cadena evaluate`: the numbers of training again, counted uses of the test part, other rows.
struct EvaluateCommandTests {
  private func trained() throws -> Tool {
    let tool = try Tool()
    try tool.write(TrainCommandTests.small, to: "small.yaml")
    #expect(try tool.run("train", "small.yaml", "--quiet").code == 0)
    return tool
  }

  @Test func theTestPartAgainAndCounted() throws {
    let tool = try trained()
    let manifest = try tool.json("runs/small-1/run.json")
    #expect(manifest["testUses"] == 1)
    let validation = try tool.run("evaluate", "small", "--split", "validation", "--json")
    #expect(validation.code == 0 && validation.errors.isEmpty)
    let numbers = try JSONValue.parse(validation.output)
    #expect(numbers["event"] == "evaluation" && numbers["split"] == "validation")
    #expect(numbers["rows"] == 12 && numbers["testUses"] == nil)
    #expect(numbers["loss"] == manifest["validation"]?["loss"])
    #expect(try tool.json("runs/small-1/run.json") == manifest)

    let test = try tool.run("evaluate", "runs/small-1", "--json")
    #expect(test.code == 0 && test.outputLines.count == 1)
    let again = try JSONValue.parse(test.output)
    #expect(again["split"] == "test" && again["testUses"] == 2)
    for key in ["loss", "accuracy"] { #expect(again[key] == manifest["test"]?[key]) }
    #expect(test.errors.hasPrefix("note: the test part has now been measured 2 times"))
    // Nothing else in the record changes.
    var expected = manifest
    expected["testUses"] = 2
    #expect(try tool.json("runs/small-1/run.json") == expected)
    let spanish = try tool.run("evaluate", "small-1", "--lang", "es")
    #expect(spanish.output.contains("exactitud") && spanish.errors.contains("3 veces"))
    #expect(spanish.output.contains("Las filas son las clases verdaderas"))
  }

  @Test func twoAtOnceCountTwice() throws {
    let tool = try trained()
    let processes = try (0..<6).map { _ in try tool.process(["evaluate", "small"]).process }
    for process in processes { try process.run() }
    for process in processes { process.waitUntilExit() }
    #expect(processes.allSatisfy { $0.terminationStatus == 0 })
    #expect(try tool.json("runs/small-1/run.json")["testUses"] == 7)
  }

  @Test func expectations() throws {
    let tool = try trained()
    let holds = try tool.run("evaluate", "small", "--split", "train", "--expect", "train.loss>0")
    #expect(holds.code == 0 && holds.errors.isEmpty)
    let fails = try tool.run(
      "evaluate", "small", "--split", "validation", "--expect", "validation.accuracy > 100%")
    #expect(fails.code == 5 && fails.errors.contains("validation.accuracy > 100%"))
    let other = try tool.run(
      "evaluate", "small", "--split", "validation", "--expect", "test.accuracy>0")
    #expect(other.code == 64 && other.output.isEmpty)
    #expect(try tool.run("evaluate", "small", "--expect", "test.r2>0").code == 64)
    #expect(try tool.run("evaluate", "small", "--split", "all").code == 64)
    #expect(try tool.json("runs/small-1/run.json")["testUses"] == 1)
  }

  /// The rows of a file, with labels by name, against numbers worked out by hand.
  @Test func aFileOfRows() throws {
    let tool = try PredictCommandTests.classifier()
    // Logits of `blue, dark` are a + 2·b: four rows of which two are found.
    try tool.write(
      "kind,b,a\nred,-1,0\nred,1,0\n\"blue, dark\",1,0\n\"blue, dark\",-1,0\n", to: "labelled.csv")
    let outcome = try tool.run("evaluate", "colors", "--data", "labelled.csv", "--json")
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    let result = try JSONValue.parse(outcome.output)
    #expect(result["data"] == "labelled.csv" && result["split"] == nil && result["rows"] == 4)
    #expect(result["accuracy"] == 0.5 && result["confusion"] == [[1, 1], [1, 1]])
    let loss = (log(1 + exp(-2.0)) + log(1 + exp(2.0))) / 2
    #expect(abs(try #require(result["loss"]?.number) - loss) < 1e-6)
    #expect(try tool.run("evaluate", "colors", "--data", "none.csv").code == 66)
    try tool.write("a,b,kind\n1,1,green\n", to: "unknown.csv")
    let unknown = try tool.run("evaluate", "colors", "--data", "unknown.csv")
    #expect(unknown.code == 65 && unknown.errors.contains("green"))
    try tool.write("a,b\n1,1\n", to: "unlabelled.csv")
    #expect(try tool.run("evaluate", "colors", "--data", "unlabelled.csv").code == 65)
    // The run has neither a test nor a validation part.
    let lacks = try tool.run("evaluate", "colors")
    #expect(lacks.code == 64 && lacks.errors.contains("--data FILE"))
  }

  @Test func changedDataAreRefused() throws {
    let tool = try PredictCommandTests.classifier()
    try tool.write(PredictCommandTests.table + "3,3,red\n", to: "rows.csv")
    let changed = try tool.run("evaluate", "colors", "--split", "train")
    #expect(changed.code == 65 && changed.errors.contains("not those that the run was trained on"))
    // A file that has moved is found by its name.
    try tool.write(PredictCommandTests.table, to: "elsewhere/rows.csv", folders: true)
    try FileManager.default.removeItem(atPath: tool.folder + "/rows.csv")
    #expect(try tool.run("evaluate", "colors", "--split", "train").code == 66)
    let found = try tool.run(
      "evaluate", "colors", "--split", "train", "--data-directory", "elsewhere")
    #expect(found.code == 0, "\(found.errors)")
  }
}

extension Tool {
  fileprivate func write(_ text: String, to name: String, folders: Bool) throws {
    let path = URL(fileURLWithPath: folder + "/" + name).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(text, to: name)
  }
}
