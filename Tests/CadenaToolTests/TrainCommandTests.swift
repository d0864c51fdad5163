import CadenaData
import Foundation
import Testing

/// `cadena train` as a person or a script uses it.
struct TrainCommandTests {
  static let small = """
    name: small
    data: {source: {moons: {points: 60}}, split: {validation: 0.2, test: 0.2}}
    model: {layers: [linear: 4, tanh, linear: classes]}
    training: {epochs: 3, batchSize: 12}

    """

  @Test func resultsAndProgressAreApart() throws {
    let tool = try Tool()
    try tool.write(Self.small, to: "small.yaml")
    let first = try tool.run("train", "small.yaml")
    #expect(first.code == 0)
    #expect(first.output.contains("validation") && first.output.contains("best epoch: "))
    #expect(first.output.hasSuffix("written to: runs/small-1\n"))
    let progress = first.errors.split(separator: "\n")
    #expect(progress.count == 4 && progress[3].hasPrefix("epoch 3/3  training: loss "))
    #expect(!first.errors.contains("\u{1B}") && !first.errors.contains("\r"))
    let second = try tool.run("train", "small.yaml", "--quiet")
    #expect(second.code == 0 && second.errors.isEmpty)
    #expect(second.output.hasSuffix("written to: runs/small-2\n"))
    #expect(try tool.json("runs/small-2/run.json")["state"] == "finished")
  }

  @Test func linesOfJSON() throws {
    let tool = try Tool()
    try tool.write(Self.small, to: "small.yaml")
    let outcome = try tool.run(
      "train", "small.yaml", "--json", "--every-step", "--quiet", "--out", "here")
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    let events = try outcome.outputLines.map { try JSONValue.parse(Array($0.utf8)) }
    let kinds = events.compactMap { $0["event"]?.string }
    // 36 rows for training are three batches.
    let epoch = ["step", "step", "step", "epoch"]
    #expect(kinds == epoch + epoch + epoch + ["finished"])
    #expect(events.compactMap { $0["step"]?.integer } == [1, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9])
    let losses = events.prefix(3).compactMap { $0["loss"]?.number }
    let mean = try #require(events[3]["train"]?["loss"]?.number)
    #expect(abs(losses.reduce(0, +) / 3 - mean) < 1e-6)
    let lines = tool.text("here/metrics.jsonl").split(separator: "\n")
    #expect(lines.count == 3)
    #expect("{\"event\":\"epoch\"," + lines[0].dropFirst() == outcome.outputLines[3])
    let end = try #require(events.last)
    let manifest = try tool.json("here/run.json")
    #expect(end["run"] == "here" && end["test"] == manifest["test"])
    #expect(end["best"] == manifest["best"] && end["best"] != nil)
  }

  @Test func withoutAFileItLearnsDigits() throws {
    let tool = try Tool()
    let outcome = try tool.run("train", "--epochs", "2", "--seed", "3", "--json", "--quiet")
    #expect(outcome.code == 0 && outcome.outputLines.count == 3)
    #expect(try tool.json("runs/digits-1/run.json")["seed"] == 3)
    let test = try JSONValue.parse(Array(outcome.outputLines[2].utf8))["test"]
    #expect(try #require(test?["accuracy"]?.number) > 0.8)
  }

  @Test func threadsChangeNoBit() throws {
    let tool = try Tool()
    for threads in ["1", "2"] {
      let outcome = try tool.run(
        "train", "--epochs", "2", "--threads", threads, "--quiet", "--out", threads)
      #expect(outcome.code == 0)
    }
    let files = try ["1", "2"].map {
      try InputFile.read(tool.folder + "/\($0)/checkpoints/last.safetensors")
    }
    #expect(files[0] == files[1])
  }

  @Test func theFirstInterruptionSaves() throws {
    let tool = try Tool()
    let (process, _, _) = try tool.process(["train", "--epochs", "5000", "--out", "run"])
    try process.run()
    // Training has begun for sure when the first epoch is written.
    while tool.text("run/metrics.jsonl").isEmpty, process.isRunning {
      Thread.sleep(forTimeInterval: 0.01)
    }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(try tool.json("run/run.json")["state"] == "interrupted")
    let path = tool.folder + "/run/checkpoints/last.safetensors"
    let epochs = try Safetensors.read(path).metadata["epoch"].flatMap { Int($0) }
    #expect(try tool.json("run/run.json")["epochs"]?.integer == epochs)
  }

  @Test func aClosedPipeEndsItQuietly() throws {
    let tool = try Tool()
    let (process, _, errors) = try tool.process(
      ["train", "--epochs", "5000", "--json", "--quiet", "--out", "run"])
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    _ = pipe.fileHandleForReading.availableData
    try pipe.fileHandleForReading.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 141)
    #expect(FileManager.default.contents(atPath: errors) == Data())
    #expect(try tool.json("run/run.json")["state"] == "interrupted")
  }

  @Test func expectationsAreChecked() throws {
    let tool = try Tool()
    try tool.write(Self.small, to: "small.yaml")
    let held = try tool.run(
      "train", "small.yaml", "--quiet", "--expect", "test.accuracy>=0", "--expect", "epochs==3")
    #expect(held.code == 0 && held.errors.isEmpty)
    let failed = try tool.run(
      "train", "small.yaml", "--quiet", "--json", "--expect", "test.loss<0", "--expect",
      "epochs==4", "--expect", "train.f1<=1")
    #expect(failed.code == 5)
    let lines = failed.errors.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("not met: expected test.loss<0, found 0."))
    #expect(lines.last == "not met: expected epochs==4, found 3")
    let end = try JSONValue.parse(Array(try #require(failed.outputLines.last).utf8))
    #expect(end["event"] == "finished")
    for key in ["loss", "accuracy", "f1", "logLoss", "rocAUC", "brier", "matthews"] {
      #expect(end["test"]?[key]?.number != nil && end["validation"]?[key]?.number != nil)
    }
    // Nothing is trained for an expectation that nothing can meet.
    for wrong in ["test.acuracy>=1", "test.accuracy", "test.r2>0"] {
      let outcome = try tool.run("train", "small.yaml", "--out", "never", "--expect", wrong)
      #expect(outcome.code == 64 && outcome.output.isEmpty)
    }
    #expect(tool.text("never/run.json").isEmpty)
  }

  @Test func everyMetricCanStopTraining() throws {
    let tool = try Tool()
    try tool.write(Self.small, to: "small.yaml")
    let outcome = try tool.run(
      "train", "small.yaml", "--quiet", "--json", "--set",
      "earlyStopping={monitor: validation.rocAUC, patience: 2}")
    #expect(outcome.code == 0)
    let epoch = try JSONValue.parse(Array(outcome.outputLines[0].utf8))
    #expect(epoch["validation"]?["rocAUC"]?.number != nil)
    let wrong = try tool.run(
      "train", "small.yaml", "--set", "earlyStopping={monitor: validation.r2}")
    #expect(wrong.code == 78 && wrong.errors.contains("validation.f1, validation.logLoss"))
  }

  @Test func dataAreFoundInTheirFolders() throws {
    let tool = try Tool()
    try FileManager.default.createDirectory(
      atPath: tool.folder + "/data", withIntermediateDirectories: false)
    try tool.write("a,k\n1,x\n2,y\n3,x\n", to: "data/rows.csv")
    try tool.write(
      "data: {source: {csv: rows.csv}}\nmodel: {layers: [linear: classes]}\n", to: "x.yaml")
    #expect(try tool.run("train", "x.yaml").code == 66)
    #expect(try tool.run("train", "x.yaml", "--quiet", "--data-directory", "data").code == 0)
    let outcome = try tool.run(
      "train", "x.yaml", "--quiet", environment: ["CADENA_DATA": tool.folder + "/data"])
    #expect(outcome.code == 0)
  }
}
