import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("Minimisers end where SciPy's do, with as little")
struct MinimizerTests {
  typealias Case = MinimizerFixture.Case

  /// A method, and those of SciPy that it is measured by.
  struct Method: Sendable, CustomTestStringConvertible {
    let minimizer: any Minimizer
    let references: [String]
    var testDescription: String { references[0] }
  }

  static let methods = [
    Method(minimizer: LBFGS(), references: ["L-BFGS-B", "BFGS"]),
    Method(minimizer: ConjugateGradient(), references: ["CG"]),
    Method(minimizer: NewtonCG(), references: ["Newton-CG"]),
  ]

  static func rule(_ minimizer: any Minimizer, _ tolerance: Double) -> any Minimizer {
    var minimizer = minimizer
    minimizer.stopping.gradientTolerance = tolerance
    return minimizer
  }

  @Test("the fixture is there")
  func coverage() throws {
    let fixture = try MinimizerFixture.shared.get()
    #expect(fixture.cases.count == 6)
    #expect(fixture.lbfgs.count == 6)
    #expect(fixture.curvature.count == 13)
    #expect(fixture.cases.allSatisfy { $0.references.count == 4 })
  }

  @Test("final points and evaluations", arguments: MinimizerFixture.cases, [false, true])
  func finalPoints(_ item: Case, replayable: Bool) throws {
    let function = try MinimizerFixture.function(item.name)
    let start = Tensor(item.start, dtype: .float64)
    for method in Self.methods {
      let result = try Self.rule(method.minimizer, 1e-9)
        .minimize(function, from: start, replayable: replayable)
      let name = "\(item.name), \(method.testDescription), \(result)"
      // SciPy's own points differ by up to 5e-6 from the minima.
      #expect(item.distance(result.point.scalars) < 1e-7, "\(name)")
      #expect(item.values.contains { abs($0 - result.value) < 1e-14 }, "\(name)")
      let limit = Double(item.evaluations(method.references)) * 1.5
      #expect(Double(result.functionEvaluations) <= limit, "\(name)")
      #expect(result.gradientNorm < 1e-8, "\(name)")
    }
  }

  @Test("gradient descent with backtracking gets there too", arguments: MinimizerFixture.cases)
  func gradientDescent(_ item: Case) throws {
    guard item.name != "rosenbrock" else { return }
    let result = try GradientDescent().minimize(
      try MinimizerFixture.function(item.name), from: Tensor(item.start, dtype: .float64))
    #expect(item.distance(result.point.scalars) < 2e-6, "\(item.name) \(result)")
    #expect(result.gradientEvaluations == result.iterations + 1)
  }

  @Test("Newton-CG on Rosenbrock: at most 40 gradients to 1e-10, products apart")
  func newtonOnRosenbrock() throws {
    let rosenbrock = try MinimizerFixture.function("rosenbrock")
    let result = try Self.rule(NewtonCG(), 1e-10)
      .minimize(rosenbrock, from: Tensor([-1.2, 1.0], dtype: .float64))
    #expect(result.ending == .gradientTolerance)
    #expect(result.gradientNorm <= 1e-10)
    #expect(result.gradientEvaluations <= 40)
    #expect(result.gradientEvaluations == result.iterations + 1)
    #expect(result.hessianVectorProducts <= 2 * result.iterations)
    #expect(result.hessianVectorProducts > result.iterations)
  }

  @Test("conjugate gradients on a narrow bowl: as few evaluations as SciPy's 5 or 6")
  func narrowBowl() throws {
    for start in [[1.92, -0.59], [-0.69, -1.65], [-1.39, 2.31], [1.2, -2.29], [-1.55, -0.2]] {
      let result = try Self.rule(ConjugateGradient(), 1e-9).minimize(
        { x in 0.5 * (x[0].squared() + 100 * x[1].squared()) },
        from: Tensor(start, dtype: .float64))
      #expect(result.functionEvaluations <= 6, "\(start): \(result)")
      #expect(result.gradientNorm <= 1e-9)
    }
  }

  @Test("in float32 the same minima to single precision", arguments: MinimizerFixture.cases)
  func singlePrecision(_ item: Case) throws {
    let function = try MinimizerFixture.function(item.name, dtype: .float32)
    for method in Self.methods {
      for replayable in [false, true] {
        let result = try method.minimizer.minimize(
          function, from: Tensor(item.start, dtype: .float32), replayable: replayable)
        #expect(
          item.distance(result.point.scalars) < 5e-3,
          "\(item.name), \(method.testDescription), \(result)")
        #expect(result.point.dtype == .float32)
        #expect(result.iterations < 200)
      }
    }
  }

  @Test("a replayed function gives the same bits as one built anew")
  func replayedBits() throws {
    let function = try MinimizerFixture.function("iris_softmax")
    let start = Tensor([Double](repeating: 0, count: 15), dtype: .float64)
    for minimizer in [LBFGS(), ConjugateGradient(), NewtonCG(), GradientDescent()]
      as [any Minimizer]
    {
      let built = try minimizer.minimize(function, from: start)
      let replayed = try minimizer.minimize(function, from: start, replayable: true)
      #expect(built.point.scalars == replayed.point.scalars)
      #expect(built.functionEvaluations == replayed.functionEvaluations)
    }
  }

  @Test("a replayable closure is called once for each kind of evaluation")
  func closureCalls() throws {
    var calls = 0
    let function = { (x: Tensor) -> Tensor in
      calls += 1
      return (x - 3).squared().squared().sum()
    }
    let start = Tensor([0.0, 1], dtype: .float64)
    let result = try LBFGS().minimize(function, from: start, replayable: true)
    #expect(calls == 1)
    #expect(result.functionEvaluations > 5)
    calls = 0
    _ = try NewtonCG().minimize(function, from: start, replayable: true)
    #expect(calls == 4)
    calls = 0
    let built = try LBFGS().minimize(function, from: start)
    #expect(calls == built.functionEvaluations)
  }

  @Test("a function may look at its numbers unless it is replayable")
  func piecewise() throws {
    // |x|³ for x < 0, x² elsewhere, moved to 1.
    let result = try LBFGS().minimize(
      { x in
        let away = x[0] - 1
        return away.item() < 0 ? -(away * away * away) : away * away
      }, from: Tensor([-2.0], dtype: .float64))
    #expect(abs(result.point.item() - 1) < 1e-3)
    #expect(result.gradientNorm <= 1e-8)
  }
}
