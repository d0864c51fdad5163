import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Values and gradients of matrix products, views, indexing and scans against PyTorch's.
@Suite("Shape operations against reference values")
struct ShapeOperationsGoldenTests {
  struct Case: Decodable, Sendable {
    let name: String
    let op: String
    let attrs: [String: GoldenAttribute]
    let inputs: [String: GoldenArray]
    let output: GoldenArray?
    let outputs: [GoldenArray]?
    let cotangent: GoldenArray?
    let cotangents: [GoldenArray]?
    let grads: [String: GoldenArray]?
  }

  struct File: Decodable { let cases: [Case] }

  static func cases() throws -> [Case] { try fixture("ops-shapes.json", as: File.self).cases }

  static func check(_ golden: Case, _ dtype: DType, tolerance: Double) {
    guard let operation = shapeOperationCases[golden.op] else {
      Issue.record("\(golden.name): nothing computes \(golden.op)")
      return
    }
    let inputs = golden.inputs.mapValues { $0.tensor(dtype) }
    let outputs = operation(GoldenCall(inputs: inputs, attributes: golden.attrs))
    let expected = golden.outputs ?? golden.output.map { [$0] } ?? []
    #expect(outputs.count == expected.count, "\(golden.name)")
    for (output, expected) in zip(outputs, expected) {
      expectEqual(output, expected, tolerance: tolerance, golden.name)
      #expect(output.brokenInvariants().isEmpty, "\(golden.name)")
    }
    let cotangents = golden.cotangents ?? golden.cotangent.map { [$0] } ?? []
    for (name, expected) in golden.grads ?? [:] {
      guard let input = inputs[name] else { continue }
      var sum = Tensor.zeros(input.shape, dtype: input.dtype)
      for (output, cotangent) in zip(outputs, cotangents) {
        sum += gradient(of: output, withRespectTo: input, cotangent: cotangent.tensor(dtype))
      }
      #expect(sum.type == input.type)
      expectEqual(sum, expected, tolerance: tolerance, "\(golden.name), gradient of \(name)")
    }
  }

  @Test("in double precision") func doublePrecision() throws {
    let cases = try Self.cases()
    #expect(Set(cases.map(\.op)) == Set(shapeOperationCases.keys))
    for golden in cases { Self.check(golden, .float64, tolerance: 1e-12) }
  }

  @Test("in single precision") func singlePrecision() throws {
    for golden in try Self.cases() where golden.op != "one_hot" {
      Self.check(golden, .float32, tolerance: 1e-5)
    }
  }
}
