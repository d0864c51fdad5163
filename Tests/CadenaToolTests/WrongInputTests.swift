import Foundation
import Testing

/// Wrong input: one clear message on standard error, nothing on standard output, and the exit code
/// that stands for the kind of mistake.
struct WrongInputTests {
  /// A mistake and what is said about it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let code: Int32
    /// Parts of the message, in order.
    let says: [String]
    var arguments: [String] = []
    /// The table `rows.csv`.
    var table = "a,b,label\n1,2,0\n3,4,1\n5,6,0\n1,1,1\n"
    /// Lines after the source and the model of `x.yaml`.
    var more = ""
    var layers = "[linear: classes]"

    var testDescription: String { name }
  }

  static let mistakes: [Mistake] = [
    Mistake(
      name: "missing experiment", code: 66, says: ["nope.yaml: there is no such file"],
      arguments: ["nope.yaml"]),
    Mistake(
      name: "missing data", code: 66, says: ["other.csv", "data.source.csv.path"],
      arguments: ["x.yaml", "--set", "data.source.csv.path=other.csv"]),
    Mistake(
      name: "unknown key", code: 78,
      says: ["x.yaml, line 3, column 1: unknown key `trainig`", "did you mean `training`?"],
      more: "trainig: {epochs: 3}"),
    Mistake(
      name: "not YAML", code: 78, says: ["x.yaml, line 4", "this is not valid YAML"],
      more: "training: {epochs: 3"),
    Mistake(
      name: "known, not built", code: 78, says: ["`conv` is known, not in this version"],
      layers: "[{conv: {channels: 8, kernel: 3}}]"),
    Mistake(
      name: "shapes", code: 78,
      says: ["x.yaml, line 2, column 30: layers.1 (residual)", "[batch, 4], [batch, 3]"],
      layers: "[linear: 4, {residual: [linear: 3]}, linear: classes]"),
    Mistake(
      name: "loss and outputs", code: 78,
      says: ["meanSquaredError", "[batch, 2]", "[batch, 5, 2]"],
      more: "task: classification\nloss: meanSquaredError",
      layers: "[linear: 10, {reshape: [5, 2]}]"),
    Mistake(
      name: "text among numbers", code: 65,
      says: ["rows.csv, line 3, column 2: the value of `b` is not a number", "\"four\""],
      table: "a,b,label\n1,2,0\n3,four,1\n5,6,0\n1,1,1\n"),
    Mistake(
      name: "ragged rows", code: 65, says: ["rows.csv, line 4", "2 columns"],
      table: "a,b,label\n1,2,0\n3,4,1\n5,6\n1,1,1\n"),
    Mistake(
      name: "not a number", code: 65, says: ["rows.csv, line 2, column 1"],
      table: "a,b,label\nnan,2,0\n3,4,1\n5,6,0\n1,1,1\n"),
    Mistake(
      name: "infinite", code: 65, says: ["rows.csv, line 2, column 1"],
      table: "a,b,label\ninf,2,0\n3,4,1\n5,6,0\n1,1,1\n"),
    Mistake(
      name: "one class", code: 65, says: ["rows.csv", "same class"],
      table: "a,b,label\n1,2,0\n3,4,0\n5,6,0\n1,1,0\n"),
    Mistake(name: "empty table", code: 65, says: ["rows.csv: there are no rows"], table: ""),
    Mistake(
      name: "label out of range", code: 65, says: ["rows.csv", "the label 7 of row 3", "0..<3"],
      table: "a,b,label\n1,2,0\n3,4,1\n5,6,7\n1,1,1\n", more: "loss: softmaxCrossEntropy",
      layers: "[linear: 3]"),
    Mistake(
      name: "no such target", code: 65, says: ["`zzz`", "a, b, label"],
      arguments: ["x.yaml", "--set", "data.source.csv.target=zzz"]),
    Mistake(
      name: "weights that are none", code: 65, says: ["rows.csv: this is not a safetensors file"],
      arguments: ["x.yaml", "--set", "model.initialWeights=rows.csv"]),
    Mistake(
      name: "divergence", code: 3, says: ["training diverged", "layers.0.weight"],
      more: "optimizer: {sgd: {learningRate: 1e30}}\ntask: regression", layers: "[linear: 1]"),
    Mistake(
      name: "folder that is not empty", code: 73, says: [".: the folder is not empty"],
      arguments: ["x.yaml", "--out", "."]),
    Mistake(
      name: "folder below a file", code: 73, says: ["this cannot be written", "Not a directory"],
      arguments: ["x.yaml", "--out", "rows.csv/run"]),
    Mistake(
      name: "setting without a value", code: 64, says: ["--set x", "--set key.path=value"],
      arguments: ["x.yaml", "--set", "x"]),
    Mistake(
      name: "setting an unknown key", code: 78, says: ["--set x.y=1: unknown key `x`"],
      arguments: ["x.yaml", "--set", "x.y=1"]),
    Mistake(
      name: "unknown flag", code: 64, says: ["--foo"], arguments: ["x.yaml", "--foo"]),
    Mistake(
      name: "epochs of nothing", code: 64, says: ["--epochs must be at least 1, not 0"],
      arguments: ["x.yaml", "--epochs", "0"]),
    Mistake(
      name: "epochs in words", code: 64, says: ["\"many\" is not a value", "a whole number"],
      arguments: ["x.yaml", "--epochs", "many"]),
    Mistake(
      name: "no threads", code: 64, says: ["--threads must be at least 1, not 0"],
      arguments: ["x.yaml", "--threads", "0"]),
    Mistake(name: "two files", code: 64, says: ["y.yaml"], arguments: ["x.yaml", "y.yaml"]),
    Mistake(
      name: "a language it does not speak", code: 64, says: ["\"fr\" is not a value", "en, es"],
      arguments: ["x.yaml", "--lang", "fr"]),
  ]

  @Test(arguments: mistakes)
  func isToldWithItsCode(_ mistake: Mistake) throws {
    let tool = try Tool()
    try tool.write(mistake.table, to: "rows.csv")
    try tool.write(
      "data: {source: {csv: rows.csv}}\nmodel: {layers: \(mistake.layers)}\n\(mistake.more)\n",
      to: "x.yaml")
    let (process, output, errors) = try tool.process(
      ["train"] + (mistake.arguments.isEmpty ? ["x.yaml", "--quiet"] : mistake.arguments))
    try process.run()
    process.waitUntilExit()
    let message = String(
      decoding: FileManager.default.contents(atPath: errors) ?? Data(), as: UTF8.self)
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == mistake.code, "\(message)")
    #expect(FileManager.default.contents(atPath: output) == Data())
    var rest = Substring(message)
    for part in mistake.says {
      guard let range = rest.range(of: part) else {
        Issue.record("\(message) does not say \(part)")
        return
      }
      rest = rest[range.upperBound...]
    }
    #expect(!message.contains("Fatal error") && !message.contains("Stack dump"))
  }

  @Test func aFolderThatMayNotBeWritten() throws {
    // The superuser may write everywhere.
    guard getuid() != 0 else { return }
    let tool = try Tool()
    let closed = tool.folder + "/closed"
    try FileManager.default.createDirectory(
      atPath: closed, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
    let outcome = try tool.run("train", "--epochs", "1", "--out", "closed/run")
    #expect(outcome.code == 73 && outcome.errors.contains("closed/run"))
  }

  #if os(Linux)
    @Test func aFullDisk() throws {
      let tool = try Tool()
      let (process, _, errors) = try tool.process(["train", "--epochs", "1", "--quiet"])
      process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 73)
      let message = FileManager.default.contents(atPath: errors) ?? Data()
      #expect(String(decoding: message, as: UTF8.self).hasPrefix("stdout: "))
    }
  #endif

  @Test func helpVersionAndLanguages() throws {
    let tool = try Tool()
    let help = try tool.run()
    #expect(help.code == 0 && help.output.contains("To begin:"))
    #expect(help.output.contains("Train the model of an experiment file."))
    let version = try tool.run("--version")
    #expect(version.code == 0 && version.output == "cadena 0.1.0\n")
    let train = try tool.run("train", "--help", environment: ["LANG": "es_MX.UTF-8"])
    #expect(train.code == 0 && train.output.contains("Pasadas por las filas de entrenamiento."))
    let unknown = try tool.run("bogus")
    #expect(unknown.code == 64 && unknown.output.isEmpty)
    for arguments in [["--lang", "es", "train", "nope"], ["train", "nope", "--lang=es"]] {
      let (process, _, errors) = try tool.process(arguments)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 66)
      let message = FileManager.default.contents(atPath: errors) ?? Data()
      #expect(String(decoding: message, as: UTF8.self).hasPrefix("nope: el archivo no existe"))
    }
  }
}
