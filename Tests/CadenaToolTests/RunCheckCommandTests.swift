import CadenaData
import Foundation
import Testing

/// `runs check` reads every file of a run to its end.
@Suite struct RunCheckCommandTests {
  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(
      """
      name: small
      data: {source: {xor: {points: 40}}, split: {validation: 0.2}}
      model: {layers: [linear: 3, tanh, linear: classes]}
      training: {batchSize: 8, epochs: 2}
      """, to: "small.yaml")
    #expect(try tool.run("train", "small.yaml", "--quiet").code == 0)
    return tool
  }

  @Test func aRunInOrder() throws {
    let tool = try tool()
    for arguments in [["runs", "check"], ["runs", "check", "small"], ["runs", "check", "1"]] {
      let outcome = try tool.run(arguments)
      #expect(outcome.code == 0 && outcome.errors == "")
      #expect(outcome.outputLines.first == "runs/small-1")
      #expect(outcome.outputLines.dropFirst().allSatisfy { $0.hasSuffix("  whole") })
      #expect(outcome.outputLines.count == 7)
    }
    let json = try JSONValue.parse(try tool.run("runs", "check", "--json").output)
    #expect(json["passed"] == true)
    #expect(
      json["files"]?.elements?.compactMap { $0["file"]?.string } == [
        "run.json", "experiment.yaml", "metrics.jsonl", "checkpoints/best.safetensors",
        "checkpoints/last.safetensors", "report.html",
      ])
    let before = tool.text("runs/small-1/run.json")
    #expect(before == tool.text("runs/small-1/run.json"))
    #expect(try tool.run("runs", "check", "nothing").code == 66)
  }

  @Test(arguments: [
    "run.json", "experiment.yaml", "metrics.jsonl", "checkpoints/best.safetensors",
    "checkpoints/last.safetensors", "report.html",
  ])
  func aCutFileIsFound(_ name: String) throws {
    let tool = try tool()
    let path = tool.folder + "/runs/small-1/" + name
    let bytes = try InputFile.read(path)
    try AtomicFile.write(Array(bytes.prefix(bytes.count * 2 / 3)), to: path)
    let outcome = try tool.run("runs", "check", "--lang", "es")
    #expect(outcome.code == 65)
    #expect(outcome.errors.hasPrefix("dañado: runs/small-1/\(name)"), "\(outcome.errors)")
    let json = try JSONValue.parse(try tool.run("runs", "check", "--json").output)
    #expect(json["passed"] == false)
    let damaged = json["files"]?.elements?.filter { $0["outcome"] == "damaged" }
    #expect(damaged?.compactMap { $0["file"]?.string } == [name])
  }

  @Test func anExperimentThatIsCutBetweenLinesIsFound() throws {
    let tool = try tool()
    let path = tool.folder + "/runs/small-1/experiment.yaml"
    let lines = tool.text("runs/small-1/experiment.yaml").split(
      separator: "\n", omittingEmptySubsequences: false)
    for count in 1..<(lines.count - 1) {
      try AtomicFile.write(lines.prefix(count).joined(separator: "\n") + "\n", to: path)
      #expect(try tool.run("runs", "check").code == 65, "\(count) lines")
    }
  }

  @Test func aBitOfAWeightAndAMissingFileAreFound() throws {
    let tool = try tool()
    let path = tool.folder + "/runs/small-1/checkpoints/last.safetensors"
    var bytes = try InputFile.read(path)
    bytes[bytes.count - 3] ^= 1
    try AtomicFile.write(bytes, to: path)
    #expect(try tool.run("runs", "check").code == 65)
    try FileManager.default.removeItem(atPath: path)
    let missing = try tool.run("runs", "check")
    #expect(missing.code == 65 && missing.output.contains("last.safetensors  missing"))
  }

  @Test func aLineThatAKillCutOffIsNoDamageWhileTheRunCanGoOn() throws {
    let tool = try tool()
    let manifest = tool.folder + "/runs/small-1/run.json"
    let text = tool.text("runs/small-1/run.json")
    try AtomicFile.write(text.replacing("\"finished\"", with: "\"running\""), to: manifest)
    let metrics = tool.text("runs/small-1/metrics.jsonl")
    try AtomicFile.write(
      metrics + "{\"epoch\":3,\"st", to: tool.folder + "/runs/small-1/metrics.jsonl")
    let outcome = try tool.run("runs", "check")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("a last line that was cut off"))
    try AtomicFile.write(text, to: manifest)
    #expect(try tool.run("runs", "check").code == 65)
  }
}
