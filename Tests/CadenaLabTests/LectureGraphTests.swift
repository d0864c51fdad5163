import CadenaData
import CadenaLab
import Foundation
import Testing

/// The lectures' graphs, with the numbers of an independent program (lecture_examples.json).
@Suite struct LectureGraphTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let inputs: [String: Double]
    let forward: [String: Double]
    let local: [String: Double]
    let upstream: [String: Double]
    let gradients: [String: Double]

    var testDescription: String { name }
  }

  static func cases(_ list: String) -> [Case] {
    let path =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
      + "/Fixtures/lecture_graphs.json"
    guard let data = FileManager.default.contents(atPath: path),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let cases = root[list] as? [[String: Any]]
    else { return [] }
    return cases.map { entry in
      func numbers(_ key: String) -> [String: Double] { entry[key] as? [String: Double] ?? [:] }
      return Case(
        name: entry["name"] as? String ?? "", inputs: numbers("inputs"),
        forward: numbers("forward"), local: numbers("local"), upstream: numbers("upstream"),
        gradients: numbers("gradients"))
    }
  }

  @Test func fixtureIsComplete() {
    #expect(Self.cases("graphs").count == 2)
    #expect(Self.cases("neurons").count == 2)
  }

  @Test(arguments: cases("graphs"))
  func sumTimesNumber(_ example: Case) throws {
    try check(ExpressionExample.sumProduct.expression, example)
  }

  @Test(arguments: cases("neurons"))
  func sigmoidNeuron(_ example: Case) throws {
    try check(ExpressionExample.sigmoidNeuron.expression, example)
  }

  /// Without names, the letters given are those of the lecture.
  @Test(arguments: cases("neurons"))
  func sigmoidNeuronWithoutNames(_ example: Case) throws {
    try check("1/(1 + exp(-(w0*x0 + w1*x1 + w2)))", example)
  }

  private func check(_ expression: String, _ example: Case) throws {
    let explanation = try Explanation(of: expression, at: example.inputs)
    func isNear(_ a: Double?, _ b: Double) -> Bool {
      guard let a else { return false }
      return abs(a - b) <= 1e-12 * max(1, abs(b))
    }
    #expect(!example.forward.isEmpty && !example.local.isEmpty && !example.gradients.isEmpty)
    for (name, value) in example.forward {
      #expect(isNear(explanation.node(named: name)?.value, value), "\(name)")
    }
    for (name, value) in example.upstream.merging(example.gradients, uniquingKeysWith: { $1 }) {
      #expect(isNear(explanation.gradient(of: name), value), "\(name)")
    }
    var locals: [String: Double] = [:]
    for edge in explanation.edges {
      let names = (explanation.nodes[edge.target].name, explanation.nodes[edge.source].name)
      locals["d\(names.0)/d\(names.1)"] = edge.local
    }
    #expect(Set(locals.keys) == Set(example.local.keys))
    for (name, value) in example.local { #expect(isNear(locals[name], value), "\(name)") }
    #expect(explanation.passes)
  }

  @Test func examplesHaveTheLecturesValues() throws {
    for (example, list) in [
      (ExpressionExample.sumProduct, "graphs"), (.sigmoidNeuron, "neurons"),
    ] {
      #expect(example.values == Self.cases(list).first?.inputs)
    }
  }
}
