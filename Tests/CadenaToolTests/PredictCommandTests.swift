import CadenaData
import Foundation
import Testing

/// `cadena predict` as a person uses it: forms of input and output, and what is wrong with files.
struct PredictCommandTests {
  static let table = "a,b,kind\n0,0,red\n1,0,\"blue, dark\"\n0,1,red\n1,1,\"blue, dark\"\n"

  /// Two inputs, two classes with known logits: those of `red` are 0, those of `blue, dark` a + 2·b.
  static func classifier() throws -> Tool {
    let tool = try Tool()
    try tool.write(table, to: "rows.csv")
    try tool.write(
      """
      name: colors
      data: {source: {csv: {path: rows.csv, target: kind}}}
      model: {layers: [{linear: {units: classes, bias: false}}], initialWeights: w.safetensors}
      optimizer: {sgd: {learningRate: 1e-300}}
      training: {epochs: 1, batchSize: full}

      """, to: "colors.yaml")
    let weights = NamedArray(name: "layers.0.weight", shape: [2, 2], floats: [1, 2, 0, 0])
    try Safetensors([weights]).write(to: tool.folder + "/w.safetensors")
    #expect(try tool.run("train", "colors.yaml", "--quiet").code == 0)
    return tool
  }

  @Test func classesAndProbabilities() throws {
    let tool = try Self.classifier()
    // Other columns, another order, the target too: none of that matters.
    try tool.write("b,id,kind,a\n0,x,red,0\n0.5,y,?,-1\n1,z,,2\n", to: "new.csv")
    let table = try tool.run("predict", "colors-1", "--input", "new.csv")
    #expect(table.code == 0 && table.errors.isEmpty)
    // e⁴ / (e⁴ + 1) = 0.98201376… is printed with the digits of single precision.
    #expect(
      table.output == """
        prediction,"probability_blue, dark",probability_red
        "blue, dark",0.5,0.5
        "blue, dark",0.5,0.5
        "blue, dark",0.98201376,0.01798621

        """)
    let names = try tool.run("predict", "colors", "--input", "new.csv", "--no-probabilities")
    #expect(names.output == "prediction\n\"blue, dark\"\n\"blue, dark\"\n\"blue, dark\"\n")
    let json = try tool.run("predict", "runs/colors-1/", "--input", "new.csv", "--json", "--logits")
    #expect(
      json.outputLines[2]
        == #"{"prediction":"blue, dark","logit_blue, dark":4.0,"logit_red":0.0}"#)
    let kept = try tool.run(
      "predict", "colors", "--input", "new.csv", "--keep", "--no-probabilities")
    #expect(
      kept.output
        == "b,id,kind,a,prediction\n0,x,red,0,\"blue, dark\"\n0.5,y,?,-1,\"blue, dark\"\n"
        + "1,z,,2,\"blue, dark\"\n")
  }

  @Test func inputsWithoutNamesAndFromAPipe() throws {
    let tool = try Self.classifier()
    try tool.write("-1;-1\n2;2\n", to: "plain.csv")
    let plain = try tool.run("predict", "colors", "--input", "plain.csv", "--no-probabilities")
    #expect(plain.output == "prediction\nred\n\"blue, dark\"\n")
    let (process, output, _) = try tool.process([
      "predict", "colors", "--input", "-", "--no-probabilities",
    ])
    process.standardInput = FileHandle(forReadingAtPath: tool.folder + "/plain.csv")
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let piped = try InputFile.read(output)
    #expect(String(decoding: piped, as: UTF8.self) == plain.output)
  }

  @Test func arraysAreRowsToo() throws {
    let tool = try Self.classifier()
    try NPY.write(
      NumberArray(doubles: [-1, -1, 2, 2], shape: [2, 2]), to: tool.folder + "/rows.npy")
    let rows = try tool.run("predict", "colors", "--input", "rows.npy", "--no-probabilities")
    #expect(rows.code == 0 && rows.output == "prediction\nred\n\"blue, dark\"\n")
    try NPY.write(NumberArray(doubles: [1, 2, 3], shape: [1, 3]), to: tool.folder + "/wide.npy")
    let wide = try tool.run("predict", "colors", "--input", "wide.npy")
    #expect(wide.code == 65 && wide.output.isEmpty && wide.errors.hasPrefix("wide.npy: "))
    try AtomicFile.write([0, 0, 8, 2, 0, 0, 0, 9], to: tool.folder + "/short.idx")
    #expect(try tool.run("predict", "colors", "--input", "short.idx").code == 65)
  }

  @Test func filesAreWholeOrAbsent() throws {
    let tool = try Self.classifier()
    try tool.write("a,b\n1,1\n0,0\n", to: "new.csv")
    let good = try tool.run("predict", "colors", "--input", "new.csv", "--output", "out.csv")
    #expect(good.code == 0 && good.output.isEmpty)
    #expect(good.errors == "2 rows predicted: out.csv\n")
    let written = tool.text("out.csv")
    #expect(written.hasPrefix("prediction,") && written.split(separator: "\n").count == 3)
    // A bad row late in the file leaves the file of before, and nothing else.
    let rows = String(repeating: "1,1\n", count: 100_000)
    try tool.write("a,b\n" + rows + "1,oops\n", to: "bad.csv")
    let before = try FileManager.default.contentsOfDirectory(atPath: tool.folder).filter {
      $0.contains("partial")
    }
    let bad = try tool.run("predict", "colors", "--input", "bad.csv", "--output", "out.csv")
    #expect(bad.code == 65 && bad.output.isEmpty)
    #expect(bad.errors.hasPrefix("bad.csv, line 100002, column 2: "))
    #expect(tool.text("out.csv") == written && before.isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: tool.folder)
    #expect(!left.contains { $0.contains("partial") })
    let same = try tool.run("predict", "colors", "--input", "new.csv", "--output", "./new.csv")
    #expect(same.code == 73 && tool.text("new.csv") == "a,b\n1,1\n0,0\n")
    let folder = try tool.run("predict", "colors", "--input", "new.csv", "--output", "runs")
    #expect(folder.code == 73)
    let nowhere = try tool.run("predict", "colors", "--input", "new.csv", "--output", "no/out.csv")
    #expect(nowhere.code == 73 && nowhere.errors.hasPrefix("no/out.csv: "))
    #expect(
      try tool.run("predict", "colors", "--input", "new.csv", "--output", "/dev/null").code == 0)
    let full = try tool.run("predict", "colors", "--input", "new.csv", "--output", "/dev/full")
    #expect(full.code == 73)
  }

  /// A mistake, its exit code and what is said about it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let code: Int32
    let says: [String]
    var run = "colors"
    var table = "a,b\n1,1\n"
    var input = "new.csv"
    var more: [String] = []

    var testDescription: String { name }
  }

  @Test func mistakesAreTold() throws {
    let tool = try Self.classifier()
    let mistakes = [
      Mistake(name: "no run", code: 66, says: ["colours: there is no such run"], run: "colours"),
      Mistake(name: "no file", code: 66, says: ["no.csv: there is no such file"], input: "no.csv"),
      Mistake(name: "a folder", code: 65, says: ["runs: "], input: "runs"),
      Mistake(name: "a missing column", code: 65, says: ["new.csv", "\"b\""], table: "a,c\n1,1\n"),
      Mistake(
        name: "text", code: 65, says: ["new.csv, line 3, column 1", "\"one\""],
        table: "a,b\n1,1\none,1\n"),
      Mistake(
        name: "a missing value", code: 65, says: ["new.csv, line 2, column 2"], table: "a,b\n1,\n"),
      Mistake(name: "ragged", code: 65, says: ["new.csv, line 3"], table: "a,b\n1,1\n1\n"),
      Mistake(name: "empty", code: 65, says: ["new.csv"], table: ""),
      Mistake(name: "a header alone", code: 65, says: ["new.csv"], table: "a,b\n"),
      Mistake(name: "no input", code: 64, says: ["--input"], input: ""),
      Mistake(
        name: "delimiter", code: 64, says: ["--delimiter"], more: ["--delimiter", ";;"]),
    ]
    for mistake in mistakes {
      try tool.write(mistake.table, to: "new.csv")
      var arguments = ["predict", mistake.run] + mistake.more
      if !mistake.input.isEmpty { arguments += ["--input", mistake.input] }
      let (process, output, errors) = try tool.process(arguments)
      try process.run()
      process.waitUntilExit()
      func text(_ path: String) throws -> String {
        String(decoding: try InputFile.read(path), as: UTF8.self)
      }
      let said = try text(errors)
      #expect(process.terminationReason == .exit, "\(mistake.name)")
      #expect(process.terminationStatus == mistake.code, "\(mistake.name): \(said)")
      #expect(try text(output).isEmpty, "\(mistake.name)")
      for part in mistake.says { #expect(said.contains(part), "\(mistake.name): \(said)") }
    }
  }
}
