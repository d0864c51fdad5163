import CadenaData
import Foundation
import Testing

/// Rows for a run in the forms that people have: packed tables, arrays, archives; known by what they
/// hold, whatever they are called.
struct RunRowsTests {
  /// "a,b,kind" with four rows, packed with gzip by zlib.
  private static let packed: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 212, 73, 210, 201, 206,
    204, 75, 225, 50, 212, 49, 212, 41, 74, 77, 225, 210, 53, 212, 49, 0,
    51, 12, 116, 140, 116, 148, 146, 114, 74, 83, 117, 20, 82, 18, 139, 178,
    149, 184, 0, 150, 64, 191, 71, 43, 0, 0, 0,
  ]

  @Test func packedTablesAreTables() throws {
    let tool = try PredictCommandTests.classifier()
    try tool.write("a,b,kind\n1,1,red\n-1,0,red\n0,2,\"blue, dark\"\n", to: "plain.csv")
    let plain = try tool.run("predict", "colors", "--input", "plain.csv", "--keep")
    #expect(plain.code == 0)
    for name in ["new.csv.gz", "new.bin"] {
      try AtomicFile.write(Self.packed, to: tool.folder + "/" + name)
      let outcome = try tool.run("predict", "colors", "--input", name, "--keep")
      #expect(outcome.code == 0 && outcome.output == plain.output)
    }
    let (process, output, _) = try tool.process(["predict", "colors", "--input", "-", "--keep"])
    process.standardInput = FileHandle(forReadingAtPath: tool.folder + "/new.bin")
    try process.run()
    process.waitUntilExit()
    #expect(String(decoding: try InputFile.read(output), as: UTF8.self) == plain.output)
    let measured = try tool.run("evaluate", "colors", "--data", "new.csv.gz", "--json")
    let same = try tool.run("evaluate", "colors", "--data", "plain.csv", "--json")
    #expect(measured.code == 0)
    #expect(measured.output.replacing("new.csv.gz", with: "plain.csv") == same.output)
    var damaged = Self.packed
    damaged[damaged.count - 8] ^= 1
    try AtomicFile.write(damaged, to: tool.folder + "/bad.csv.gz")
    let bad = try tool.run("predict", "colors", "--input", "bad.csv.gz", "--output", "out.csv")
    #expect(bad.code == 65 && bad.errors.hasPrefix("bad.csv.gz: the check sum does not fit"))
    #expect(!FileManager.default.fileExists(atPath: tool.folder + "/out.csv"))
  }

  private func trainedOnArrays() throws -> Tool {
    let tool = try Tool()
    let features = NumberArray(doubles: [0, 0, 1, 1, 0, 1, 1, 0], shape: [4, 2])
    let labels = NumberArray(integers: [0, 1, 0, 1])
    try NPZ.write([("pixels", features), ("digit", labels)], to: tool.folder + "/train.npz")
    try tool.write(
      """
      name: arrays
      data: {source: {npz: {path: train.npz, features: pixels, target: digit}}}
      task: classification
      model: {layers: [{linear: {units: classes, bias: false}}], initialWeights: w.safetensors}
      optimizer: {sgd: {learningRate: 1e-300}}
      training: {epochs: 1, batchSize: full}

      """, to: "arrays.yaml")
    let weights = NamedArray(name: "layers.0.weight", shape: [2, 2], floats: [0, 0, 1, -1])
    try Safetensors([weights]).write(to: tool.folder + "/w.safetensors")
    #expect(try tool.run("train", "arrays.yaml", "--quiet").code == 0)
    return tool
  }

  @Test func arraysForARunOfArrays() throws {
    let tool = try trainedOnArrays()
    // Logits of class 1 are a - b: the rows are of the classes 1, 0, 0 by the weights.
    let features = NumberArray(doubles: [2, 1, 1, 2, 0, 3], shape: [3, 2])
    let labels = NumberArray(integers: [1, 0, 1])
    try NPZ.write([("digit", labels), ("pixels", features)], to: tool.folder + "/new.npz")
    let predicted = try tool.run("predict", "arrays", "--input", "new.npz", "--no-probabilities")
    #expect(predicted.code == 0 && predicted.output == "prediction\n1\n0\n0\n")
    let measured = try tool.run("evaluate", "arrays", "--data", "new.npz", "--json")
    let json = try JSONValue.parse(measured.output)
    #expect(measured.code == 0 && json["confusion"] == [[1, 0], [1, 1]])
    #expect(json["top1Accuracy"] == json["accuracy"] && json["rows"] == 3)
    try NPY.write(features, to: tool.folder + "/x.npy")
    try NPY.write(labels, to: tool.folder + "/y.npy")
    let pair = try tool.run("evaluate", "arrays", "--data", "x.npy", "--labels", "y.npy", "--json")
    #expect(pair.code == 0)
    #expect(pair.output.replacing("x.npy", with: "new.npz") == measured.output)
    let alone = try tool.run("evaluate", "arrays", "--data", "x.npy")
    #expect(alone.code == 64 && alone.errors.contains("--labels FILE") && alone.output.isEmpty)
    #expect(try tool.run("evaluate", "arrays", "--labels", "y.npy").code == 64)
    try NPY.write(NumberArray(integers: [1, 0, 7]), to: tool.folder + "/far.npy")
    let far = try tool.run("evaluate", "arrays", "--data", "x.npy", "--labels", "far.npy")
    #expect(far.code == 65 && far.errors.hasPrefix("far.npy: the label 7 of row 3"))
    try NPY.write(NumberArray(integers: [1, 0]), to: tool.folder + "/few.npy")
    #expect(
      try tool.run("evaluate", "arrays", "--data", "x.npy", "--labels", "few.npy").code == 65)
    try NPY.write(
      NumberArray(doubles: [1e39, 1, 1, 1, 1, 1], shape: [3, 2]), to: tool.folder + "/big.npy")
    let big = try tool.run("predict", "arrays", "--input", "big.npy")
    #expect(big.code == 65 && big.errors.contains("only a run trained with `dtype: float64`"))
    // A table has the columns in the order of the arrays, whatever they are called.
    try tool.write("height,width\n2,1\n1,2\n", to: "new.csv")
    let table = try tool.run("predict", "arrays", "--input", "new.csv", "--no-probabilities")
    #expect(table.code == 0 && table.output == "prediction\n1\n0\n")
  }

  @Test func arraysForARunOfATable() throws {
    let tool = try PredictCommandTests.classifier()
    try NPZ.write(
      [
        ("x", NumberArray(doubles: [1, 1], shape: [1, 2])), ("y", NumberArray(integers: [0])),
      ], to: tool.folder + "/new.npz")
    let predicted = try tool.run("predict", "colors", "--input", "new.npz", "--no-probabilities")
    #expect(predicted.code == 0 && predicted.output == "prediction\n\"blue, dark\"\n")
    let measured = try tool.run("evaluate", "colors", "--data", "new.npz")
    #expect(measured.code == 65 && measured.errors.contains("trained on a table"))
  }

  @Test func adviceIsWhatAPersonCanDoThere() throws {
    let tool = try PredictCommandTests.classifier()
    let cases = [
      ("a,b\n1,\n", "only a run trained with a rule such as `missing: mean`"),
      ("a,b\n1,x\n", "in training `b` held numbers"),
      ("a;b\n1;2,5\n", "write decimals with a point, as in the rows of the training"),
      ("a,b\n1,1e39\n", "only a run trained with `dtype: float64`"),
      ("a,b,a\n1,2,3\n", "or remove it"),
    ]
    for (text, advice) in cases {
      try tool.write(text, to: "new.csv")
      let outcome = try tool.run("predict", "colors", "--input", "new.csv")
      #expect(outcome.code == 65 && outcome.output.isEmpty)
      #expect(outcome.errors.contains(advice))
      #expect(!outcome.errors.contains("ignore:") && !outcome.errors.contains("set `"))
    }
    let help = try tool.run("predict", "--help").output.split { $0.isWhitespace }
      .joined(separator: " ")
    #expect(help.contains("Write the predicted class alone, without probabilities."))
    #expect(help.contains("The input's first row is a row to predict"))
  }

  @Test func anUnquotedPatternIsExplained() throws {
    let tool = try Tool()
    try tool.write(
      "data: {source: iris}\nmodel:\n  layers: [linear: 3]\n  freeze: *.bias\n", to: "a.yaml")
    let outcome = try tool.run("summary", "a.yaml")
    #expect(outcome.code == 78 && outcome.errors.hasPrefix("a.yaml, line 4"))
    #expect(outcome.errors.contains("\"*.bias\"") && outcome.errors.contains("quotes"))
  }

  @Test func runningStatisticsAreNotFrozen() throws {
    let tool = try Tool()
    try tool.write(
      "data: {source: iris}\nmodel: {layers: [linear: 8, batchNorm, relu, linear: 3]}\n",
      to: "a.yaml")
    let outcome = try tool.run("summary", "a.yaml")
    #expect(outcome.output.contains("16 running statistics") && !outcome.output.contains("frozen"))
    let json = try JSONValue.parse(try tool.run("summary", "a.yaml", "--json").output)
    #expect(json["parameters"]?["frozen"] == 0 && json["parameters"]?["statistics"] == 16)
  }
}
