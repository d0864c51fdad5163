import CadenaData
import Foundation
import Testing

/// `cadena runs`: what there is, in which state, and what differs.
struct RunsCommandTests {
  @Test func listShowAndCompare() throws {
    let tool = try Tool()
    let none = try tool.run("runs", "list")
    #expect(none.code == 0 && none.output.isEmpty && none.errors.contains("cadena train"))
    #expect(try tool.run("runs", "list", "--under", "nowhere").code == 66)
    try tool.write(TrainCommandTests.small, to: "small.yaml")
    for rate in ["0.1", "0.01"] {
      let trained = try tool.run(
        "train", "small.yaml", "--quiet", "--set", "optimizer.sgd.learningRate=\(rate)")
      #expect(trained.code == 0)
    }
    // One was killed, one is damaged, one is no run at all.
    var manifest = try tool.json("runs/small-1/run.json")
    manifest["state"] = "running"
    try tool.write(manifest.text(), to: "runs/small-1/run.json")
    for folder in ["runs/broken-1", "runs/empty"] {
      try FileManager.default.createDirectory(
        atPath: tool.folder + "/" + folder, withIntermediateDirectories: true)
    }
    try tool.write("{\"schemaVersion\": 1", to: "runs/broken-1/run.json")

    let list = try tool.run("runs", "list")
    #expect(list.code == 0 && list.errors.isEmpty)
    let lines = list.outputLines
    #expect(lines.count == 5 && lines[4].hasPrefix("broken-1") && lines[4].hasSuffix("damaged"))
    #expect(lines.contains { $0.hasPrefix("small-1 ") && $0.contains(" killed, can be resumed ") })
    let json = try tool.run("runs", "list", "--json", "--under", "runs/").outputLines.map {
      try JSONValue.parse($0)
    }
    #expect(json.count == 3)
    let states = Dictionary(
      uniqueKeysWithValues: json.map { ($0["run"]?.string ?? "", $0["state"]?.string ?? "") })
    #expect(states == ["small-1": "killed", "small-2": "finished", "broken-1": "damaged"])

    let show = try tool.run("runs", "show", "small-1")
    #expect(show.code == 0 && show.output.contains("linear 4, tanh, linear classes"))
    #expect(show.output.contains("cadena train --resume runs/small-1"))
    #expect(show.output.contains("cadena predict runs/small-1 --input FILE.csv"))
    #expect(try tool.run("runs", "show", "broken-1").code == 65)
    #expect(try tool.run("runs", "show", "empty").code == 66)
    #expect(try tool.run("runs", "show", "smal-1").errors.contains("did you mean `small-1`?"))

    let compare = try tool.run("runs", "compare", "small-1", "small-2")
    #expect(compare.code == 0 && compare.errors.isEmpty)
    let rows = compare.outputLines.map { $0.split(separator: " ").map { String($0) } }
    #expect(rows[0] == ["small-1", "small-2"])
    #expect(rows[2] == ["optimizer.sgd.learningRate", "0.1", "0.01"])
    #expect(rows[3].prefix(2) == ["validation", "loss"])
    let objects = try tool.run("runs", "compare", "small-1", "small-2", "--json").outputLines.map {
      try JSONValue.parse($0)
    }
    #expect(
      objects.map { $0["differences"] } == [
        ["optimizer.sgd.learningRate": "0.1"], ["optimizer.sgd.learningRate": "0.01"],
      ])
    #expect(try tool.run("runs", "compare", "small-1").code == 64)
    let other = try tool.run(
      "train", "small.yaml", "--quiet", "--seed", "9", "--out", "runs/small-3")
    #expect(other.code == 0)
    let different = try tool.run("runs", "compare", "small-2", "small-3")
    #expect(different.code == 0 && different.errors.contains("same data"))
  }
}
