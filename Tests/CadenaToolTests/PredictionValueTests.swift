import CadenaData
import Foundation
import Testing

/// `cadena predict` against PyTorch with the same weights: the same numbers in the order of the rows.
struct PredictionValueTests {
  private static func cases() throws -> [JSONValue] {
    let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let path = folder + "/Fixtures/predictions.json"
    return try JSONValue.parse(try InputFile.read(path), place: path)["cases"]?.elements ?? []
  }

  /// A run whose weights are those of the case.
  private static func prepare(_ tool: Tool, _ content: JSONValue) throws {
    func text(_ key: String) throws -> String { try #require(content[key]?.string) }
    try tool.write(try text("train"), to: "train.csv")
    try tool.write(try text("heldOut"), to: "held out.csv")
    try tool.write(try text("experiment"), to: "x.yaml")
    let isDouble = try text("dtype") == "float64"
    let weights = try (content["weights"]?.members ?? []).map { member -> NamedArray in
      let shape = try #require(member.value["shape"]?.elements).compactMap(\.integer)
      let values = try #require(member.value["values"]?.elements).compactMap(\.number)
      return isDouble
        ? NamedArray(name: member.key, shape: shape, doubles: values)
        : NamedArray(name: member.key, shape: shape, floats: values.map { Float($0) })
    }
    try Safetensors(weights).write(to: tool.folder + "/weights.safetensors")
    let trained = try tool.run("train", "x.yaml", "--quiet", "--out", "run")
    #expect(trained.code == 0, "\(trained.errors)")
    // Only the run is left: neither the data nor the first weights are needed.
    for name in ["train.csv", "weights.safetensors", "x.yaml"] {
      try FileManager.default.removeItem(atPath: tool.folder + "/" + name)
    }
  }

  @Test func predictionsAreThoseOfPyTorch() throws {
    let cases = try Self.cases()
    #expect(cases.count == 6)
    for content in cases {
      let name = try #require(content["name"]?.string)
      let tool = try Tool()
      try Self.prepare(tool, content)
      let outcome = try tool.run("predict", "run", "--input", "held out.csv", "--json")
      #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(name): \(outcome.errors)")
      let rows = try outcome.outputLines.map { try JSONValue.parse($0) }
      let wanted = try #require(content["values"]?.elements)
      #expect(rows.count == wanted.count && rows.count == 60, "\(name)")
      let predicted = content["predicted"]?.elements
      // Undoing a scale may cancel digits: errors are relative to the largest number.
      let numbers = wanted.flatMap { $0.elements?.compactMap(\.number) ?? [] }
      let size = max(1, numbers.map { abs($0) }.max() ?? 1)
      let tolerance = content["dtype"] == "float64" ? 1e-12 : 1e-6
      for (index, (row, values)) in zip(rows, wanted).enumerated() {
        let members = row.members ?? []
        let found = members.compactMap(\.value.number)
        let expected = values.elements?.compactMap(\.number) ?? []
        #expect(found.count == expected.count)
        for (a, b) in zip(found, expected) {
          #expect(abs(a - b) <= tolerance * size, "\(name), row \(index): \(a), \(b)")
        }
        if let predicted { #expect(row["prediction"] == predicted[index], "\(name), row \(index)") }
      }
    }
  }

  /// A block of many rows and the rows one by one give the same text.
  @Test func aRowDoesNotDependOnItsNeighbours() throws {
    let content = try #require(try Self.cases().first)
    let tool = try Tool()
    try Self.prepare(tool, content)
    let lines = tool.text("held out.csv").split(separator: "\n")
    let many = lines[1...].prefix(20) + Array(repeating: lines[1...], count: 50).joined()
    try tool.write(
      ([lines[0]] + many).joined(separator: "\n"), to: "many.csv")
    let all = try tool.run("predict", "run", "--input", "many.csv")
    let once = try tool.run("predict", "run", "--input", "held out.csv")
    #expect(all.code == 0 && once.code == 0)
    let whole = all.outputLines.dropFirst()
    #expect(whole.count == 3020)
    #expect(Array(whole.prefix(20)) == Array(once.outputLines.dropFirst().prefix(20)))
    for start in stride(from: 20, to: 3020, by: 60) {
      #expect(
        Array(whole.dropFirst(start).prefix(60)) == Array(once.outputLines.dropFirst()), "\(start)")
    }
  }
}
