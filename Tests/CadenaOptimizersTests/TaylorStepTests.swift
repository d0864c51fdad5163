import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Foundation
import Testing

/// Second-order models of steps, against PyTorch's Hessians.
@Suite("Taylor models of steps") struct TaylorStepTests {
  private static func cases() throws -> [JSONValue] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/taylor.json").path
    return try #require(try JSONValue.parse(try InputFile.read(path)).elements)
  }

  private static func function(_ name: Substring) -> (Tensor) -> Tensor {
    switch name {
    case "half_square": { 0.5 * $0[0] * $0[0] }
    case "rosenbrock": { (1 - $0[0]).squared() + 100 * ($0[1] - $0[0].squared()).squared() }
    case "saddle": { $0[0] * $0[0] - $0[1] * $0[1] }
    case "monkey_saddle": { $0[0] * $0[0] * $0[0] - 3 * $0[0] * $0[1] * $0[1] }
    default: { 0.5 * $0[0] * $0[0] + 50 * $0[1] * $0[1] }
    }
  }

  @Test("models, real values, and the best rate") func golden() throws {
    let cases = try Self.cases()
    #expect(cases.count == 9)
    for item in cases {
      let name = try #require(item["name"]?.string)
      func numbers(_ key: String) throws -> [Double] {
        try #require(item[key]?.elements).compactMap(\.number)
      }
      let function = Self.function(name.prefix { $0 != "." })
      let point = Tensor(try numbers("at"), dtype: .float64)
      let step = try TaylorStep(of: Objective(at: [point]) { function($0[0]) })
      func isNear(_ found: Double, _ expected: Double) -> Bool {
        abs(found - expected) <= 1e-11 * max(1, abs(expected))
      }
      #expect(isNear(step.value, try #require(item["value"]?.number)), "\(name)")
      #expect(isNear(-step.slope, try #require(item["slope"]?.number)), "\(name)")
      #expect(isNear(step.curvature, try #require(item["curvature"]?.number)), "\(name)")
      let rates = try numbers("alphas")
      for (rate, expected) in zip(rates, try numbers("model")) {
        #expect(isNear(step.predicted(rate), expected), "\(name) \(rate)")
      }
      for (rate, expected) in zip(rates, try numbers("first_order")) {
        #expect(isNear(step.firstOrder(rate), expected), "\(name) \(rate)")
      }
      for (rate, expected) in zip(rates, try numbers("actual")) {
        #expect(isNear(try step.actual(rate), expected), "\(name) \(rate)")
      }
      let best = item["best_alpha"]?.number
      #expect((step.bestRate == nil) == (best == nil || step.curvature <= 0), "\(name)")
      if let best, let rate = step.bestRate { #expect(isNear(rate, best), "\(name)") }
    }
  }

  @Test("½w² is its own model, and 2/λ_max = 2 comes back to the same height") func halfSquare()
    throws
  {
    let objective = Objective(at: [Tensor([3.0], dtype: .float64)]) { 0.5 * $0[0][0] * $0[0][0] }
    let step = try TaylorStep(of: objective)
    #expect(step.slope == -9 && step.curvature == 9 && step.gradientNorm == 3)
    #expect(step.unitCurvature == 1 && step.bestRate == 1)
    for rate in [0.0, 0.25, 1, 2, 3.5] {
      #expect(step.predicted(rate) == 4.5 * (1 - rate) * (1 - rate))
      #expect(try step.actual(rate) == 4.5 * (1 - rate) * (1 - rate))
    }
  }

  @Test("along a direction of one's own, and downwards") func direction() throws {
    // f = x² - y² at (1, 2): ∇f = (2, -4), H = diag(2, -2).
    let objective = Objective(at: [Tensor([1.0, 2], dtype: .float64)]) {
      $0[0][0] * $0[0][0] - $0[0][1] * $0[0][1]
    }
    let step = try TaylorStep(of: objective, along: [0, 1])
    #expect(step.slope == -4 && step.curvature == -2 && step.bestRate == nil)
    #expect(try step.actual(0.5) == 1 - 6.25)
    let other = try TaylorStep(of: objective, at: [0, 0], along: [1, 0])
    #expect(other.value == 0 && other.slope == 0 && other.bestRate == 0)
  }

  @Test("condition numbers: of a bowl, a plane, and none for a saddle") func condition() throws {
    func spectrum(_ function: @escaping (Tensor) -> Tensor) throws -> HessianSpectrum {
      try HessianSpectrum(
        of: Objective(at: [Tensor([1.0, 1], dtype: .float64)]) { function($0[0]) }, count: 2)
    }
    let bowl = try spectrum { 0.5 * $0[0].squared() + 50 * $0[1].squared() }
    #expect(abs(try #require(bowl.conditionNumber) - 100) < 1e-9)
    #expect(try spectrum { 0.5 * $0[0].squared() + 0 * $0[1] }.conditionNumber == .infinity)
    #expect(try spectrum { $0[0].squared() - $0[1].squared() }.conditionNumber == nil)
  }
}
