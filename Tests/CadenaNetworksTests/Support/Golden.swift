import CadenaData
import CadenaNetworks
import Testing

/// An array of a fixture as a tensor: numbers as `floating`, labels as int32, masks as bool.
func golden(_ value: JSONValue, _ floating: DType) throws -> Tensor {
  let shape = try #require(value["shape"]?.elements).compactMap(\.integer)
  let data = try #require(value["data"]?.elements).compactMap(\.number)
  let dtype: DType =
    switch value["dtype"]?.string {
    case "int64": .int32
    case "bool": .bool
    default: floating
    }
  return Tensor(data, shape: Shape(shape), dtype: dtype)
}

/// A file beside the tests.
func fixture(_ name: String) throws -> JSONValue {
  let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(2).joined(separator: "/")
  return try JSONValue.parse(try InputFile.read("\(folder)/Fixtures/\(name)"))
}

/// Compares every number: |found - expected| ≤ tolerance · max(1, |expected|).
func expectEqual(
  _ found: [Double], _ expected: [Double], tolerance: Double = 1e-12, _ what: String = "",
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
