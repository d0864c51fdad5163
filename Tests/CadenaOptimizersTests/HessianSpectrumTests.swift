import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("Eigenvalues of Hessians")
struct HessianSpectrumTests {
  @Test("all of small functions, against eigenvalues of the whole Hessian")
  func golden() throws {
    var seen = 0
    for item in try MinimizerFixture.shared.get().curvature {
      let name = try #require(item["name"]?.string)
      guard let function = try Self.function(name, item) else { continue }
      seen += 1
      let point = try #require(item["at"]).tensor
      let objective = Objective(at: [point], replayable: true) { function($0[0]) }
      let spectrum = try HessianSpectrum(of: objective)
      let expected = try #require(item["eigenvalues"]).array
      let top = try #require(item["top_eigenvalue"]?.number)
      let magnitude = try #require(item["largest_magnitude_eigenvalue"]?.number)
      let scale = max(1, abs(magnitude)) * 1e-9
      #expect(abs(spectrum.largest - top) < scale, "\(name) \(spectrum)")
      #expect(abs(spectrum.smallest - expected[0]) < scale, "\(name) \(spectrum)")
      #expect(abs(abs(spectrum.largestMagnitude) - abs(magnitude)) < scale, "\(name)")
      #expect(spectrum.isConverged)
      #expect(objective.hessianVectorProducts == spectrum.products)
      #expect(spectrum.products <= expected.count)
      if expected.count <= 4 {
        #expect(spectrum.eigenvalues.count == expected.count)
        for (found, value) in zip(spectrum.eigenvalues, expected) {
          #expect(abs(found - value) < scale, "\(name) \(spectrum)")
        }
      }
      let rate = try #require(try largestStableLearningRate(at: point, of: function))
      #expect(abs(rate * top - 2) < 1e-8, "\(name)")
    }
    #expect(seen == 12)
  }

  @Test("the largest of many, with far fewer products than coordinates")
  func manyCoordinates() throws {
    // ½ Σ i·x², i = 1 … 400: eigenvalues 1 … 400.
    let factors = Tensor((1...400).map(Double.init), dtype: .float64)
    let point = Tensor([Double](repeating: 0.5, count: 400), dtype: .float64)
    let function = { (x: Tensor) in 0.5 * (factors * x * x).sum() }
    let top = try largestHessianEigenvalues(at: point, count: 3, of: function)
    #expect(top.count == 3)
    for (found, expected) in zip(top, [400.0, 399, 398]) { #expect(abs(found - expected) < 1e-6) }
    let objective = Objective(at: [point]) { function($0[0]) }
    let spectrum = try HessianSpectrum(of: objective)
    #expect(spectrum.products < 200)
    #expect(abs(spectrum.smallest - 1) < 1e-6)
    #expect(abs(try #require(spectrum.largestStableLearningRate) - 0.005) < 1e-10)
  }

  @Test("equal eigenvalues, none above zero, and a plane")
  func degenerate() throws {
    let point = Tensor([1.0, 2, 3], dtype: .float64)
    #expect(
      try largestHessianEigenvalues(at: point, count: 3) { 2 * $0.squared().sum() }
        .allSatisfy { abs($0 - 4) < 1e-12 })
    #expect(try largestStableLearningRate(at: point) { -$0.squared().sum() } == nil)
    #expect(try largestStableLearningRate(at: point) { $0.sum() } == nil)
  }

  @Test("the rate is the border between falling and diverging")
  func border() throws {
    let valley = { (w: Tensor) in 0.5 * w[0].squared() + 50 * w[1].squared() }
    let start = Tensor([1.0, 1], dtype: .float64)
    let rate = try #require(try largestStableLearningRate(at: start, of: valley))
    for (factor, falls) in [(0.99, true), (1.01, false)] {
      var w = start
      for _ in 0..<200 {
        w = w - rate * factor * gradient(at: w, of: valley)
        try w.evaluate()
      }
      #expect((valley(w).item() < 50.5) == falls)
    }
  }

  private static func function(_ name: String, _ item: JSONValue) throws -> ((Tensor) -> Tensor)? {
    let data = item["data"]
    switch name.prefix(while: { $0 != "." }) {
    case "half_square": return { 0.5 * $0[0] * $0[0] }
    case "rosenbrock": return try MinimizerFixture.function("rosenbrock")
    case "saddle": return { $0[0] * $0[0] - $0[1] * $0[1] }
    case "monkey_saddle":
      return { $0[0] * $0[0] * $0[0] - 3 * $0[0] * $0[1] * $0[1] }
    case "valley": return { 0.5 * $0[0] * $0[0] + 50 * $0[1] * $0[1] }
    case "logistic_regression":
      let x = try #require(data?["x"]).tensor
      let y = try #require(data?["y"]).tensor
      return { w in
        let z = x.matmul(w[..<3]) + w[3]
        return (z.softplus() - y * z).mean()
      }
    case "mlp":
      let x = try #require(data?["x"]).tensor
      let t = try #require(data?["t"]).tensor
      let isTanh = name.hasSuffix("tanh")
      let (i, h, o) = isTanh ? (3, 5, 2) : (2, 3, 1)
      return { w in
        let parts = w.split(sizes: [h * i, h, o * h, o])
        let sums = x.linear(parts[0].reshaped(to: [h, i]), parts[1])
        let hidden = isTanh ? sums.tanh() : sums.sigmoid()
        return (hidden.linear(parts[2].reshaped(to: [o, h]), parts[3]) - t).squared().mean()
      }
    default: return nil
    }
  }
}
