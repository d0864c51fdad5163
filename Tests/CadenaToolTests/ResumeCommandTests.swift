import CadenaData
import Foundation
import Testing

/// `cadena train --resume`, Ctrl-C, hard kills and disks that are full.
struct ResumeCommandTests {
  static let experiment = """
    name: shaky
    seed: 9
    data: {source: iris, split: {validation: 0.2, test: 0.2}, preprocess: [standardize]}
    model: {layers: [linear: 8, batchNorm, tanh, {dropout: 0.2}, linear: classes]}
    schedule: {linear: {final: 0.0001}}
    training: {epochs: 40, batchSize: 4}
    earlyStopping: {monitor: validation.loss, patience: 30}

    """

  /// Files that must be the same after a resumed run and after one without interruption.
  private func expectSame(_ tool: Tool, _ first: String, _ second: String) throws {
    for name in ["checkpoints/last.safetensors", "checkpoints/best.safetensors", "experiment.yaml"]
    {
      let files = try [first, second].map { try InputFile.read("\(tool.folder)/\($0)/\(name)") }
      #expect(files[0] == files[1], "\(name)")
    }
    let metrics = try [first, second].map { run in
      try tool.text(run + "/metrics.jsonl").split(separator: "\n").map { line in
        var json = try JSONValue.parse(Array(line.utf8))
        json["seconds"] = nil
        return json
      }
    }
    #expect(metrics[0] == metrics[1])
    let manifests = try [first, second].map { run in
      var json = try tool.json(run + "/run.json")
      json["started"] = nil
      json["ended"] = nil
      return json
    }
    #expect(manifests[0] == manifests[1])
    for run in [first, second] {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(tool.folder)/\(run)")
      #expect(names.count == 5, "\(names)")
    }
  }

  @Test func aStoppedRunGoesOnToTheSameBits() throws {
    let tool = try Tool()
    try tool.write(Self.experiment, to: "x.yaml")
    #expect(try tool.run("train", "x.yaml", "--quiet", "--out", "whole").code == 0)
    let arguments = ["train", "x.yaml", "--quiet", "--json", "--every-step", "--out", "it's"]
    let (process, output, errors) = try tool.process(arguments)
    try process.run()
    // The first signal comes while a batch is computed, most often in the middle of an epoch.
    while (FileManager.default.contents(atPath: output) ?? Data()).count < 4000, process.isRunning {
      Thread.sleep(forTimeInterval: 0.001)
    }
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 143)
    // Without progress too it is told how to go on.
    let told = String(
      decoding: FileManager.default.contents(atPath: errors) ?? Data(), as: UTF8.self)
    #expect(told.hasSuffix("cadena train --resume 'it'\\''s'\n"), "\(told)")
    #expect(try tool.json("it's/run.json")["state"] == "interrupted")
    let before = try tool.json("it's/run.json")["started"]
    let resumed = try tool.run("train", "--resume", "it's/", "--threads", "1")
    #expect(resumed.code == 0 && resumed.errors.contains("goes on in epoch "))
    #expect(try tool.json("it's/run.json")["started"] == before)
    try expectSame(tool, "whole", "it's")
    let over = try tool.run("train", "--resume", "it's", "--json")
    #expect(over.code == 0 && over.errors.contains("it's is already finished"))
    #expect(over.outputLines.count == 1 && over.output.contains("\"event\":\"finished\""))
    // Longer than it was: its first epochs stay.
    let longer = try tool.run("train", "--resume", "it's", "--epochs", "42", "--quiet")
    #expect(longer.code == 0)
    let lines = tool.text("it's/metrics.jsonl").split(separator: "\n")
    #expect(lines.count == 42)
    #expect(tool.text("it's/experiment.yaml").contains("epochs: 42"))
    #expect(try tool.run("train", "--resume", "it's", "--epochs", "41").code == 64)
  }

  /// Averages and schedules that watch the losses remember more than weights.
  @Test(arguments: [
    "schedule: {plateau: {factor: 0.7, patience: 0, threshold: 0.1}}\naveraging: {decay: 0.95}",
    "schedule: {adaptive: {window: 2, slow: 0.3, patience: 2}}\noptimizer: {sgd: {learningRate: 0.1}}",
    "optimizer: {scheduleFreeAdamW: {learningRate: 0.01, warmup: 9}}",
    "optimizer: {polyak: {maximumRate: 0.3}}\naveraging: {decay: 0.9, biasCorrection: true}",
  ])
  func rulesThatRememberGoOnToTheSameBits(_ rules: String) throws {
    let tool = try Tool()
    let schedule = "schedule: {linear: {final: 0.0001}}"
    let text = Self.experiment.replacingOccurrences(of: schedule, with: rules)
    try tool.write(text, to: "x.yaml")
    #expect(try tool.run("train", "x.yaml", "--quiet", "--out", "whole").code == 0)
    let (process, output, _) = try tool.process(
      ["train", "x.yaml", "--quiet", "--json", "--every-step", "--out", "parts"])
    try process.run()
    while (FileManager.default.contents(atPath: output) ?? Data()).count < 20000, process.isRunning
    {
      Thread.sleep(forTimeInterval: 0.001)
    }
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 143)
    #expect(try tool.run("train", "--resume", "parts", "--quiet").code == 0)
    try expectSame(tool, "whole", "parts")
  }

  @Test func theMessageSaysHowToGoOn() throws {
    let tool = try Tool()
    let (process, _, errors) = try tool.process(["train", "--epochs", "5000", "--out", "a run"])
    try process.run()
    while tool.text("a run/metrics.jsonl").isEmpty, process.isRunning {
      Thread.sleep(forTimeInterval: 0.01)
    }
    let busy = try tool.run("train", "--resume", "a run")
    #expect(busy.code == 73 && busy.errors.contains("another program is training this run now"))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let message = FileManager.default.contents(atPath: errors) ?? Data()
    #expect(
      String(decoding: message, as: UTF8.self).hasSuffix(
        "written to: a run\nto go on: cadena train --resume 'a run'\n"))
  }

  @Test func wrongUses() throws {
    let tool = try Tool()
    try tool.write(Self.experiment, to: "x.yaml")
    let uses: [(arguments: [String], says: String)] = [
      (["x.yaml"], "--resume does not go with x.yaml"), (["--out", "y"], "with --out"),
      (["--set", "a=1"], "with --set"), (["--seed", "1"], "with --seed"),
    ]
    for (arguments, says) in uses {
      let (process, _, errors) = try tool.process(["train", "--resume", "z"] + arguments)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 64)
      let message = FileManager.default.contents(atPath: errors) ?? Data()
      #expect(String(decoding: message, as: UTF8.self).contains(says))
    }
    #expect(try tool.run("train", "--resume", "nowhere").code == 66)
    try tool.write("name: x\n", to: "experiment.yaml")
    let never = try tool.run("train", "--resume", ".")
    #expect(never.code == 66 && never.errors.contains("cadena train ./experiment.yaml"))
  }

  @Test func damageIsToldAndChangesNothing() throws {
    let tool = try Tool()
    try tool.write("a,k\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n", to: "rows.csv")
    try tool.write(
      """
      data: {source: {csv: rows.csv}, split: {validation: 0.4}}
      model: {layers: [linear: 3, linear: classes]}
      training: {epochs: 3}

      """, to: "x.yaml")
    #expect(try tool.run("train", "x.yaml", "--quiet", "--out", "r").code == 0)
    let folder = tool.folder + "/r/"
    let names = ["checkpoints/last.safetensors", "checkpoints/best.safetensors", "metrics.jsonl"]
    let files = try names.map { try InputFile.read(folder + $0) }
    func resume(_ code: Int32, _ says: String) throws {
      let before = tool.text("r/run.json")
      let outcome = try tool.run("train", "--resume", "r", "--epochs", "5", "--quiet")
      #expect(outcome.code == code && outcome.errors.contains(says), "\(outcome.errors)")
      #expect(outcome.output.isEmpty && tool.text("r/run.json") == before)
    }
    func put(_ bytes: [UInt8], _ index: Int) throws {
      try AtomicFile.write(bytes, to: folder + names[index])
    }
    for index in 0..<2 {
      try put(Array(files[index].dropLast(9)), index)
      try resume(65, names[index])
      var bytes = files[index]
      bytes[bytes.count - 3] ^= 4
      try put(bytes, index)
      try resume(65, "this checkpoint is damaged")
      var file = try Safetensors(bytes: files[index])
      file.metadata["schemaVersion"] = "9"
      try put(file.bytes(), index)
      try resume(78, "schemaVersion 9")
      file = Safetensors(
        file.arrays.filter { !$0.name.hasPrefix("optimizer.") },
        metadata: try Safetensors(bytes: files[index]).metadata.filter { $0.key != "checksum" })
      try put(file.bytes(), index)
      if index == 0 { try resume(65, "optimizer.layers.0.weight.mean") }
      try put([], index)
      try resume(65, names[index])
      try FileManager.default.removeItem(atPath: folder + names[index])
      try resume(65, names[index])
      try put(files[index], index)
    }
    try put(Array("{}\n".utf8) + files[2], 2)
    try resume(65, "metrics.jsonl, line 1")
    try put([], 2)
    try resume(65, "metrics.jsonl")
    try put(files[2], 2)
    try tool.write("a,k\n1,x\n2,y\n3,x\n4,y\n5,x\n7,y\n", to: "rows.csv")
    try resume(65, "the data are not those with which the run began")
    try FileManager.default.removeItem(atPath: tool.folder + "/rows.csv")
    try resume(66, "rows.csv")
    // Where they were moved to.
    try FileManager.default.createDirectory(
      atPath: tool.folder + "/data", withIntermediateDirectories: false)
    try tool.write("a,k\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n", to: "data/rows.csv")
    let moved = try tool.run(
      "train", "--resume", "r", "--epochs", "5", "--quiet", "--data-directory", "data")
    #expect(moved.code == 0, "\(moved.errors)")
    #expect(tool.text("r/metrics.jsonl").split(separator: "\n").count == 5)
  }

  @Test func aDivergedRunIsNotResumed() throws {
    let tool = try Tool()
    try tool.write(
      "data: {source: {linear: {points: 20}}}\nmodel: {layers: [linear: 1]}\n"
        + "optimizer: {sgd: {learningRate: 1e20}}\n", to: "x.yaml")
    #expect(try tool.run("train", "x.yaml", "--quiet", "--out", "r").code == 3)
    let outcome = try tool.run("train", "--resume", "r")
    #expect(outcome.code == 3)
    #expect(
      outcome.errors.contains(
        "cadena train r/experiment.yaml --set model.initialWeights=r "
          + "--set optimizer.sgd.learningRate=1e+19"), "\(outcome.errors)")
  }

  @Test func theSuggestionForADivergedRunWorks() throws {
    let tool = try Tool()
    try tool.write(
      """
      data: {source: {linear: {points: 20}}, split: {validation: 0.2}}
      model: {layers: [linear: 1]}
      optimizer: {sgd: {learningRate: 2.5}}
      training: {epochs: 200}

      """, to: "x.yaml")
    #expect(try tool.run("train", "x.yaml", "--quiet", "--out", "a run").code == 3)
    let told = try tool.run("train", "--resume", "a run").errors
    let command = try #require(
      told.split(separator: "\n").first { $0.contains("cadena train") }?
        .split(separator: "cadena train").last)
    let path = try #require(Tool.path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "'\(path)' train \(command) --quiet --out new"]
    process.currentDirectoryURL = URL(fileURLWithPath: tool.folder)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(command)")
    #expect(tool.text("new/experiment.yaml").contains("/a run\""))
  }

  @Test func anotherVersionOrProcessorIsTold() throws {
    let tool = try Tool()
    try tool.write(Self.experiment, to: "x.yaml")
    #expect(try tool.run("train", "x.yaml", "--epochs", "2", "--quiet", "--out", "r").code == 0)
    let plain = try tool.run("train", "--resume", "r", "--epochs", "3")
    #expect(plain.code == 0 && !plain.errors.contains("warning"), "\(plain.errors)")
    var json = try tool.json("r/run.json")
    let own = try #require(json["instructionSet"]?.string)
    json["version"] = "0.0.9"
    json["instructionSet"] = "abacus"
    try tool.write(json.text(indented: true), to: "r/run.json")
    let english = try tool.run("train", "--resume", "r", "--epochs", "4")
    #expect(english.code == 0)
    #expect(english.errors.contains("0.0.9") && english.errors.contains("abacus"))
    // Told once: the run is now of this version.
    #expect(try tool.json("r/run.json")["instructionSet"] == .string(own))
    let again = try tool.run("train", "--resume", "r", "--epochs", "5")
    #expect(again.code == 0 && !again.errors.contains("abacus"))
  }

  #if os(Linux)
    /// The log of epochs outgrows what files may have while the run is well under way.
    @Test func aDiskThatFillsUpDuringTraining() throws {
      let tool = try Tool()
      try tool.write(Self.experiment, to: "x.yaml")
      let settings = "--epochs 300 --set earlyStopping=none --set training.batchSize=full"
      let path = try #require(Tool.path)
      func train(_ before: String, _ arguments: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [
          "-c", "\(before) exec '\(path)' train --quiet \(arguments) > /dev/null 2> errors",
        ]
        process.currentDirectoryURL = URL(fileURLWithPath: tool.folder)
        process.environment = ["LANG": "C"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        return process.terminationStatus
      }
      #expect(try train("", "x.yaml \(settings) --out whole") == 0)
      #expect(try train("ulimit -f 24;", "x.yaml \(settings) --out r") == 73)
      #expect(tool.text("errors").contains("metrics.jsonl"), "\(tool.text("errors"))")
      let epochs = try #require(try tool.json("r/run.json")["epochs"]?.integer)
      #expect(epochs > 10 && epochs < 300)
      let checkpoint = try Safetensors.read(tool.folder + "/r/checkpoints/last.safetensors")
      try checkpoint.checkSeal()
      #expect(Int(checkpoint.metadata["epoch"] ?? "") == epochs)
      // With room again, the run ends as if nothing had happened.
      #expect(try train("", "--resume r") == 0)
      try expectSame(tool, "whole", "r")
    }

    @Test func aFileThatMayNotGrow() throws {
      let tool = try Tool()
      let path = try #require(Tool.path)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      // The first checkpoint is larger than the limit; the signal must not end the program.
      process.arguments = ["-c", "ulimit -f 16; exec '\(path)' train --quiet --out run 2> errors"]
      process.currentDirectoryURL = URL(fileURLWithPath: tool.folder)
      process.environment = ["LANG": "C"]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 73)
      #expect(tool.text("errors").contains("last.safetensors: "))
      #expect(!FileManager.default.fileExists(atPath: tool.folder + "/run"))
    }
  #endif

  @Test func hardKills() throws {
    let tool = try Tool()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    process.arguments = [root.joined(separator: "/") + "/Scripts/kill-test", "4"]
    var environment = ProcessInfo.processInfo.environment
    environment["CADENA"] = Tool.path
    environment["TMPDIR"] = tool.folder
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(
      process.terminationStatus == 0 && text.hasSuffix("same bits, every file whole\n"), "\(text)")
  }
}
