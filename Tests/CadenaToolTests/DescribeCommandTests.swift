import CadenaData
import Foundation
import Testing

/// `cadena data describe` as a person runs it.
@Suite struct DescribeCommandTests {
  private let table = """
    id,color,size,price
    1,red,1.5,10.5
    2,blue,,20.5
    3,red,2.5,30.25
    4,,3.5,40.5
    5,blue,4.5,50.5
    6,red,5.5,60.5

    """

  @Test func aTableIsToldInBothLanguages() throws {
    let tool = try Tool()
    try tool.write(table, to: "mis casas.csv")
    let english = try tool.run("data", "describe", "mis casas.csv", "--target", "price")
    #expect(english.code == 0 && english.errors == "")
    #expect(
      english.outputLines.first == "mis casas: 6 rows, 3 features, numbers of `price` to predict")
    #expect(english.outputLines.contains("2 values are missing"))
    #expect(english.output.contains("red (3)"))
    for line in english.outputLines { #expect(line.count <= 80) }
    let spanish = try tool.run(
      "data", "describe", "mis casas.csv", environment: ["LANG": "es_ES.UTF-8"])
    #expect(spanish.code == 0)
    #expect(
      spanish.outputLines.first
        == "mis casas: 6 filas, 3 características, números de `price` que predecir")
    #expect(spanish.outputLines.contains("faltan 2 valores"))
  }

  @Test func jsonIsOneLineOfNumbers() throws {
    let tool = try Tool()
    try tool.write(table, to: "rows.csv")
    let outcome = try tool.run("data", "describe", "rows.csv", "--target", "4", "--json")
    #expect(outcome.code == 0 && outcome.outputLines.count == 1)
    let json = try JSONValue.parse(outcome.output)
    #expect(json["rows"]?.integer == 6 && json["features"]?.integer == 3)
    #expect(json["missing"]?.integer == 2 && json["target"]?.string == "price")
    let columns = try #require(json["columns"]?.elements)
    #expect(columns.map { $0["type"]?.string } == ["number", "text", "number"])
    #expect(columns.map { $0["missing"]?.integer } == [0, 1, 1])
    let values = try #require(columns[1]["values"]?.elements)
    #expect(values.map { $0["name"]?.string } == ["red", "blue"])
    #expect(values.map { $0["rows"]?.integer } == [3, 2])
    #expect(columns[1]["min"] == nil)
    #expect(columns[2]["mean"]?.number == 3.5 && columns[2]["median"]?.number == 3.5)
  }

  @Test func anExperimentHasParts() throws {
    let tool = try Tool()
    try tool.write(
      "data: {source: {xor: {points: 40}}, split: {validation: 0.2, test: 0.1}}\n"
        + "model: {layers: [linear: classes]}\n", to: "x.yaml")
    let outcome = try tool.run("data", "describe", "x.yaml", "--json")
    #expect(outcome.code == 0)
    let parts = try JSONValue.parse(outcome.output)["parts"]
    #expect(parts?["training"]?.integer == 28)
    #expect(parts?["validation"]?.integer == 8)
    #expect(parts?["test"]?.integer == 4)
  }

  @Test func whatTrainingRefusesIsCounted() throws {
    let tool = try Tool()
    try tool.write(table, to: "rows.csv")
    try tool.write(
      "data: {source: {csv: {path: rows.csv, target: price, missing: error}}}\n"
        + "model: {layers: [linear: 1]}\n", to: "x.yaml")
    let outcome = try tool.run("data", "describe", "x.yaml", "--json")
    #expect(outcome.code == 0 && outcome.errors == "")
    let columns = try JSONValue.parse(outcome.output)["columns"]?.elements
    #expect(columns?.map { $0["name"]?.string } == ["id", "color", "size"])
    #expect(columns?.map { $0["missing"]?.integer } == [0, 1, 1])
  }

  @Test func filesOfArraysAreDescribed() throws {
    let tool = try Tool()
    try IDX.write(
      (0..<24).map { UInt8($0) }, shape: [6, 2, 2], to: tool.folder + "/my-images-idx3-ubyte")
    let alone = try tool.run("data", "describe", "my-images-idx3-ubyte")
    #expect(alone.code == 64 && alone.errors.contains("--labels"))
    try IDX.write([0, 1, 0, 1, 0, 1], shape: [6], to: tool.folder + "/my-labels-idx1-ubyte")
    for arguments in [[], ["--labels", "my-labels-idx1-ubyte"]] {
      let outcome = try tool.run(
        ["data", "describe", "my-images-idx3-ubyte", "--json"] + arguments)
      #expect(outcome.code == 0 && outcome.errors == "")
      let json = try JSONValue.parse(outcome.output)
      #expect(json["rows"]?.integer == 6 && json["features"]?.integer == 4)
      #expect(json["classes"]?.elements?.map { $0["rows"]?.integer } == [3, 3])
    }
  }

  @Test(arguments: [
    ("nowhere.csv", Int32(66), "nowhere.csv"), ("digit", 66, "digits"), (".", 65, "."),
    ("binary.csv", 65, "binary.csv"), ("empty.csv", 65, "empty.csv"), ("", 66, "digits"),
  ])
  func whatCannotBeDescribed(source: String, code: Int32, mentioned: String) throws {
    let tool = try Tool()
    try AtomicFile.write("a\u{0}b\u{1}\u{2}\n", to: tool.folder + "/binary.csv")
    try tool.write("", to: "empty.csv")
    for language in ["en_US.UTF-8", "es_ES.UTF-8"] {
      let outcome = try tool.run(
        "data", "describe", source, environment: ["LANG": language])
      #expect(outcome.code == code)
      #expect(outcome.output == "" && outcome.errors.contains(mentioned))
    }
  }

  @Test func aTargetThatIsNotThereIsToldWithTheColumns() throws {
    let tool = try Tool()
    try tool.write(table, to: "rows.csv")
    let outcome = try tool.run("data", "describe", "rows.csv", "--target", "prise")
    #expect(outcome.code == 65 && outcome.output == "")
    #expect(outcome.errors.contains("prise") && outcome.errors.contains("price"))
    let wide = try tool.run("data", "describe", "rows.csv", "--delimiter", "ab")
    #expect(wide.code == 64)
  }
}
