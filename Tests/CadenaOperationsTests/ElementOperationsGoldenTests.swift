import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Values and gradients of arithmetic, functions and reductions against PyTorch's.
@Suite("Element operations against reference values")
struct ElementOperationsGoldenTests {
  struct Case: Decodable, Sendable {
    let name: String
    let op: String
    let attrs: [String: GoldenAttribute]
    let inputs: [String: GoldenArray]
    let output: GoldenArray
    let cotangent: GoldenArray?
    let grads: [String: GoldenArray]?

    /// Whether single precision can be expected to agree.
    var isForAnyPrecision: Bool {
      !["edge_values", "extreme", "large_offset"].contains { name.contains($0) }
    }
  }

  struct File: Decodable { let cases: [Case] }

  static func cases() throws -> [Case] { try fixture("ops.json", as: File.self).cases }

  static func check(_ golden: Case, _ dtype: DType, tolerance: Double) {
    guard let operation = elementOperationCases[golden.op] else {
      Issue.record("\(golden.name): nothing computes \(golden.op)")
      return
    }
    let inputs = golden.inputs.mapValues { $0.tensor(dtype) }
    let output = operation(GoldenCall(inputs: inputs, attributes: golden.attrs))[0]
    expectEqual(output, golden.output, tolerance: tolerance, golden.name)
    #expect(output.brokenInvariants().isEmpty, "\(golden.name)")
    guard let cotangent = golden.cotangent, let expected = golden.grads else { return }
    let names = expected.keys.sorted()
    let found = gradient(
      of: output, withRespectTo: names.compactMap { inputs[$0] },
      cotangent: cotangent.tensor(dtype))
    for (name, gradient) in zip(names, found) {
      guard let expected = expected[name] else { continue }
      expectEqual(gradient, expected, tolerance: tolerance, "\(golden.name), gradient of \(name)")
    }
  }

  @Test("every operation of the file is computed, and no other is claimed") func coverage() throws {
    let cases = try Self.cases()
    #expect(Set(cases.map(\.op)) == Set(elementOperationCases.keys))
  }

  @Test("in double precision") func doublePrecision() throws {
    for golden in try Self.cases() { Self.check(golden, .float64, tolerance: 1e-9) }
  }

  @Test("in single precision") func singlePrecision() throws {
    for golden in try Self.cases() where golden.isForAnyPrecision {
      Self.check(golden, .float32, tolerance: 1e-4)
    }
  }

  @Test("a wrong value, a wrong gradient and an unknown operation are found") func wrongNumbers() {
    func square(_ value: Double, slope: Double, op: String = "square") -> Case {
      func array(_ number: Double) -> GoldenArray {
        GoldenArray(shape: [1], data: [number], dtype: nil)
      }
      return Case(
        name: "square", op: op, attrs: [:], inputs: ["x": array(3)], output: array(value),
        cotangent: array(1), grads: ["x": array(slope)])
    }
    Self.check(square(9, slope: 6), .float64, tolerance: 1e-9)
    for wrong in [square(9.0001, slope: 6), square(9, slope: 5), square(9, slope: 6, op: "cube")] {
      withKnownIssue { Self.check(wrong, .float64, tolerance: 1e-9) }
    }
  }
}
