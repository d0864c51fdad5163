import CadenaGraph
import CadenaRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An array of a fixture: its shape, its values row by row, and its type when it is not float64.
struct GoldenArray: Decodable, Sendable {
  let shape: [Int]
  let data: [Double]
  let dtype: String?

  /// The array as a tensor: floating-point values as `floating`, whole numbers as int32.
  func tensor(_ floating: DType = .float64) -> Tensor {
    let type: DType =
      switch dtype {
      case "int64": .int32
      case "bool": .bool
      default: floating
      }
    return Tensor(data, shape: Shape(shape), dtype: type)
  }
}

/// An attribute of a case: a number, a truth value, a word, a list, or nothing.
enum GoldenAttribute: Decodable, Sendable {
  case number(Double)
  case flag(Bool)
  case word(String)
  case list([GoldenAttribute])
  case none

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .word(value)
    } else {
      self = .list(try container.decode([GoldenAttribute].self))
    }
  }

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var integer: Int? { number.map { Int($0) } }
  var flag: Bool? { if case .flag(let value) = self { value } else { nil } }
  var word: String? { if case .word(let value) = self { value } else { nil } }
  var list: [GoldenAttribute] { if case .list(let value) = self { value } else { [] } }
  var integers: [Int] { list.compactMap(\.integer) }
}

/// A file beside the tests, decoded.
func fixture<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
  let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(2).joined(separator: "/")
  let data = try Data(contentsOf: URL(filePath: "\(folder)/Fixtures/\(name)"))
  return try JSONDecoder().decode(type, from: data)
}

/// Compares every element: |found - expected| ≤ tolerance · max(1, |expected|), and the shape.
func expectEqual(
  _ found: Tensor, _ expected: GoldenArray, tolerance: Double = 1e-9, _ what: String,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  #expect(found.shape.dimensions == expected.shape, "\(what)", sourceLocation: sourceLocation)
  expectEqual(
    found.scalars, expected.data, tolerance: tolerance, what, sourceLocation: sourceLocation)
}

/// Compares every number: |found - expected| ≤ tolerance · max(1, |expected|).
func expectEqual(
  _ found: [Double], _ expected: [Double], tolerance: Double = 1e-9, _ what: String,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, "\(what)", sourceLocation: sourceLocation)
  for (index, (value, reference)) in zip(found, expected).enumerated()
  where !(abs(value - reference) <= tolerance * max(1, abs(reference))) {
    Issue.record(
      "\(what), element \(index): \(value) instead of \(reference)",
      sourceLocation: sourceLocation)
    return
  }
}
