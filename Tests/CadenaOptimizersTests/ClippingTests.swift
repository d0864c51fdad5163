import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("Clipping of gradients")
struct ClippingTests {
  @Test("reference values, in both forms of the norm")
  func reference() throws {
    let cases = try OptimizerFixture.shared.get().clipping
    #expect(cases.count == 5)
    for item in cases {
      let name = try #require(item["name"]?.string)
      let gradients = try #require(item["gradients"]?.elements).map(\.tensor)
      let limit = try #require(item["limit"]?.number)
      let kind = try #require(item["kind"]?.string)
      let exact = try #require(Self.clipping(kind, limit, .exact))
      try Self.compare(exact(gradients), item["clipped"], name)
      if let norm = item["global_norm"]?.number {
        let found = try #require(Clipping.globalNorm(gradients)).item()
        #expect(abs(found - norm) <= 1e-9 * max(1, norm), "\(name)")
      }
      if let torch = item["clipped_torch"] {
        let form = try #require(Self.clipping(kind, limit, .torch))
        try Self.compare(form(gradients), torch, "\(name), torch")
      }
    }
  }

  private static func clipping(
    _ kind: String, _ limit: Double, _ form: Clipping.NormForm
  ) -> Clipping? {
    switch kind {
    case "value": .value(limit)
    case "global_norm": .globalNorm(limit, form: form)
    case "norm_each": .eachNorm(limit, form: form)
    default: nil
    }
  }

  private static func compare(
    _ found: [Tensor], _ expected: JSONValue?, _ name: String
  ) throws {
    let lists = try #require(expected?.elements)
    #expect(found.count == lists.count)
    for (tensor, list) in zip(found, lists) {
      #expect(tensor.shape == list.tensor.shape)
      for (value, reference) in zip(tensor.scalars, list.array) {
        #expect(abs(value - reference) <= 1e-9 * max(1, abs(reference)), "\(name)")
      }
    }
  }

  @Test("gradients of zero stay zero, and no gradients stay none")
  func zeros() {
    let zeros = [Tensor([0.0, 0], dtype: .float64)]
    for clipping in [Clipping.value(1), .globalNorm(1), .eachNorm(1), .globalNorm(1, form: .torch)]
    {
      #expect(clipping(zeros)[0].scalars == [0, 0])
      #expect(clipping([]).isEmpty)
    }
  }

  @Test("the limit is a number of the step, not a part of its structure")
  func limitsVary() {
    let gradient = Tensor([3.0, 4], dtype: .float64)
    for limit in [1.0, 2.5, 10] {
      let norm = min(limit, 5)
      let found = Clipping.globalNorm(limit)([gradient])[0].scalars
      #expect(abs(found[0] - 0.6 * norm) < 1e-14 && abs(found[1] - 0.8 * norm) < 1e-14)
    }
  }
}
