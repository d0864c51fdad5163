import CadenaData
import CadenaNetworks
import Testing

/// Every case of losses.json: values and gradients of an independent program.
@Suite struct LossGoldenTests {
  private func check(_ dtype: DType, tolerance: Double, skipping: [String]) throws -> Int {
    let cases = try #require(try fixture("losses.json")["cases"]?.elements)
    var count = 0
    for value in cases {
      let item = try LossCase(value, dtype)
      if skipping.contains(where: { item.name.contains($0) }) { continue }
      count += 1
      let found = try item.value()
      let output = try golden(try #require(value["output"]), dtype)
      #expect(found.shape == output.shape, "\(item.name)")
      #expect(found.dtype == dtype, "\(item.name)")
      expectEqual(found.scalars, output.scalars, tolerance: tolerance, item.name)
      let cotangent = try golden(try #require(value["cotangent"]), dtype)
      for member in try #require(value["grads"]?.members) {
        let input = try #require(item.inputs[member.key])
        let found = gradient(of: found, withRespectTo: input, cotangent: cotangent)
        let expected = try golden(member.value, dtype)
        #expect(found.shape == expected.shape, "\(item.name) by \(member.key)")
        expectEqual(
          found.scalars, expected.scalars, tolerance: tolerance, "\(item.name) by \(member.key)")
      }
    }
    return count
  }

  @Test func allCasesInDoublePrecision() throws {
    #expect(try check(.float64, tolerance: 1e-9, skipping: []) == 214)
  }

  @Test func allButTheExtremeCasesInSinglePrecision() throws {
    let count = try check(.float32, tolerance: 1e-4, skipping: ["extreme", "near_the_ends"])
    #expect(count == 204)
  }
}
