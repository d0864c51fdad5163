import CadenaData
import Foundation
import Testing

/// The last line of `train --json` says how the training ended, whatever happened.
@Suite struct JSONEndTests {
  private let small = """
    name: small
    data: {source: {xor: {points: 40}}, split: {test: 0.2}}
    model: {layers: [linear: 3, tanh, linear: classes]}
    training: {batchSize: 8, epochs: 2}
    """

  /// The last line, and that every line is an object with an event.
  private func last(_ output: String) throws -> JSONValue {
    let lines = try output.split(separator: "\n").map { try JSONValue.parse(String($0)) }
    for line in lines { #expect(line["event"]?.string != nil) }
    return try #require(lines.last)
  }

  @Test func aRunThatFinishes() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    let outcome = try tool.run("train", "small.yaml", "--json", "--quiet")
    let end = try last(outcome.output)
    #expect(end["event"] == "finished" && end["exitCode"]?.integer == 0)
    #expect(end["run"] == "runs/small-1" && end["test"]?["loss"]?.number != nil)
    let again = try tool.run("train", "--resume", "small", "--json")
    #expect(try last(again.output)["event"] == "finished")
    #expect(try last(again.output)["exitCode"]?.integer == 0)
  }

  @Test func anExpectationThatDoesNotHold() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    let outcome = try tool.run(
      "train", "small.yaml", "--json", "--quiet", "--expect", "test.loss<0")
    #expect(outcome.code == 5)
    let end = try last(outcome.output)
    #expect(end["event"] == "finished" && end["exitCode"]?.integer == 5)
    #expect(end["failed"]?.elements?.count == 1)
  }

  @Test func aRunThatDiverges() throws {
    let tool = try Tool()
    try tool.write(
      """
      name: small
      data: {source: sine}
      model: {layers: [linear: 3, linear: 1]}
      optimizer: {sgd: {learningRate: 1e6}}
      """, to: "small.yaml")
    func end(_ arguments: String...) throws -> JSONValue {
      let outcome = try tool.run(["train", "small.yaml", "--json", "--quiet"] + arguments)
      #expect(outcome.code == 3)
      return try last(outcome.output)
    }
    // A loss that is absurd, and one that is no number.
    let absurd = try end()
    #expect(absurd["event"] == "diverged" && absurd["exitCode"]?.integer == 3)
    #expect(absurd["run"] == "runs/small-1" && absurd["step"]?.integer ?? 0 > 0)
    #expect(absurd["loss"]?.number ?? 0 > 1e6 && absurd["nonFinite"] == nil)
    let none = try end("--set", "training.lossLimit=1e300")
    #expect(none["event"] == "diverged" && none["run"] == "runs/small-2")
    #expect(none["loss"] == .null && none["nonFinite"] == true)
    #expect(none["step"]?.integer ?? 0 > absurd["step"]?.integer ?? 0)
  }

  @Test func errorsBeforeAndAfterThereIsARun() throws {
    let tool = try Tool()
    let missing = try tool.run("train", "missing.yaml", "--json")
    #expect(missing.code == 66)
    let end = try last(missing.output)
    #expect(end["event"] == "failed" && end["exitCode"]?.integer == 66 && end["run"] == .null)
    #expect(end["place"] == "missing.yaml")
    try tool.write(small + "\nnothing: 1\n", to: "wrong.yaml")
    let wrong = try tool.run("train", "wrong.yaml", "--json", "--lang", "es")
    #expect(wrong.code == 78)
    #expect(try last(wrong.output)["line"]?.integer == 5)
    #expect(try tool.run("train", "missing.yaml").output == "")
  }

  @Test func signalsWithoutProgress() throws {
    for (signal, name, code) in [(SIGTERM, "SIGTERM", 143), (SIGINT, "SIGINT", 130)] {
      let tool = try Tool()
      try tool.write(small, to: "small.yaml")
      let (process, output, _) = try tool.process(
        ["train", "small.yaml", "--json", "--quiet", "--epochs", "100000000", "--out", "run"])
      try process.run()
      func text() -> String {
        String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
      }
      let start = Date()
      while text().isEmpty, Date().timeIntervalSince(start) < 20 { usleep(5000) }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(process.terminationStatus == Int32(code))
      let end = try last(text())
      #expect(end["event"] == "interrupted" && end["exitCode"]?.integer == code)
      #expect(end["signal"]?.string == name && end["run"] == "run")
      #expect(end["resume"] == "cadena train --resume run")
    }
  }

  @Test func linesOfOtherCommandsHaveEvents() throws {
    let tool = try Tool()
    try tool.write(small, to: "small.yaml")
    #expect(try tool.run("train", "small.yaml", "--quiet").code == 0)
    let commands: [([String], [String])] = [
      (["data", "describe", "small.yaml"], ["description"]), (["runs", "list"], ["run"]),
      (["runs", "show", "small"], ["run"]), (["runs", "compare", "small", "1"], ["run", "run"]),
      (["runs", "check"], ["check"]), (["summary", "small.yaml"], ["summary"]),
      (["evaluate", "small"], ["evaluation"]),
      (["data", "fetch", "--list", "--to", "sets"], ["dataSet", "dataSet", "dataSet"]),
    ]
    for (arguments, events) in commands {
      let outcome = try tool.run(arguments + ["--json"])
      #expect(outcome.code == 0, "\(outcome.errors)")
      let found = try outcome.outputLines.map { try JSONValue.parse($0)["event"]?.string }
      #expect(found == events, "\(arguments)")
    }
  }
}
