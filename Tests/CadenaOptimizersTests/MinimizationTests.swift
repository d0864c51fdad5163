import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("How minimisers run and end")
struct MinimizationTests {
  static let all: [any Minimizer] = [LBFGS(), ConjugateGradient(), NewtonCG(), GradientDescent()]

  private func bowl(_ x: Tensor) -> Tensor { (x - 3).squared().sum() }
  private let origin = Tensor([0.0, 0, 0], dtype: .float64)

  @Test("a start at the minimum is the end")
  func atTheMinimum() throws {
    for minimizer in Self.all {
      let result = try minimizer.minimize(bowl, from: Tensor([3.0, 3], dtype: .float64))
      #expect(result.ending == .gradientTolerance)
      #expect(result.iterations == 0)
      #expect(result.functionEvaluations == 1 && result.gradientEvaluations == 1)
      #expect(result.point.scalars == [3, 3])
    }
  }

  @Test("iterations are limited")
  func iterationLimit() throws {
    let rosenbrock = try MinimizerFixture.function("rosenbrock")
    for minimizer in Self.all {
      var minimizer = minimizer
      minimizer.stopping.maximumIterations = 3
      let result = try minimizer.minimize(rosenbrock, from: Tensor([-1.2, 1.0], dtype: .float64))
      #expect(result.ending == .iterationLimit)
      #expect(result.iterations == 3)
    }
  }

  @Test("a callback sees every iteration and may stop the run")
  func callback() throws {
    let rosenbrock = try MinimizerFixture.function("rosenbrock")
    for minimizer in Self.all {
      var values: [Double] = []
      let result = try minimizer.minimize(
        rosenbrock, from: Tensor([-1.2, 1.0], dtype: .float64)
      ) { run in
        values.append(run.value)
        #expect(run.iterations == values.count)
        #expect(run.stepLength > 0)
        if values.count == 4 { run.stop() }
      }
      #expect(result.ending == .stopped)
      #expect(values.count == 4)
      #expect(values == values.sorted(by: >))
      #expect(result.value == values.last)
    }
  }

  @Test("what a closure throws comes out")
  func throwing() throws {
    struct Refusal: Error {}
    for minimizer in Self.all {
      var calls = 0
      #expect(throws: Refusal.self) {
        try minimizer.minimize(
          { x in
            calls += 1
            if calls == 3 { throw Refusal() }
            return x.squared().squared().sum()
          }, from: Tensor([5.0], dtype: .float64))
      }
    }
  }

  @Test("a start where the function is no number is told")
  func notFinite() throws {
    for minimizer in Self.all {
      let result = try minimizer.minimize(
        { $0.log().sum() }, from: Tensor([-1.0], dtype: .float64))
      #expect(result.ending == .notFinite)
      #expect(result.iterations == 0)
    }
  }

  @Test("steps out of the function's domain are cut")
  func domain() throws {
    // x - log x is defined for x > 0 alone; the first steps of most methods leave it.
    for minimizer in Self.all {
      let result = try minimizer.minimize(
        { x in (100 * x - x.log()).sum() }, from: Tensor([1.0, 2], dtype: .float64))
      for coordinate in result.point.scalars { #expect(abs(coordinate - 0.01) < 1e-8, "\(result)") }
    }
  }

  @Test("a function without a bottom ends, not for ever")
  func unbounded() throws {
    for minimizer in Self.all {
      var minimizer = minimizer
      minimizer.stopping.maximumIterations = 50
      let result = try minimizer.minimize(
        { x in (2 * x).sum() }, from: Tensor([1.0, 2], dtype: .float64), replayable: true)
      #expect(result.value < -1e3 || result.ending == .iterationLimit, "\(result)")
      #expect(result.ending != .gradientTolerance)
    }
  }

  @Test("a value that hardly changes ends the run where that is asked for")
  func valueTolerance() throws {
    let rosenbrock = try MinimizerFixture.function("iris_softmax")
    let start = Tensor([Double](repeating: 0, count: 15), dtype: .float64)
    let early = try LBFGS(stopping: StoppingRule(gradientTolerance: 0, valueTolerance: 1e-6))
      .minimize(rosenbrock, from: start)
    #expect(early.ending == .smallChange)
    let late = try LBFGS(stopping: StoppingRule(gradientTolerance: 0)).minimize(
      rosenbrock, from: start)
    #expect(late.iterations > early.iterations)
    #expect([.smallChange, .lineSearchFailed].contains(late.ending))
    #expect(late.gradientNorm < 1e-9)
  }

  @Test("negative curvature leads away from a saddle")
  func saddle() throws {
    // x⁴/4 - x²/2 + y²: a saddle at (0, 0), minima at (±1, 0).
    let result = try NewtonCG().minimize(
      { w in
        let x = w[0].squared()
        return x.squared() / 4 - x / 2 + w[1].squared()
      }, from: Tensor([0.1, 1.0], dtype: .float64))
    #expect(abs(result.point.scalars[0] - 1) < 1e-7, "\(result)")
    #expect(abs(result.point.scalars[1]) < 1e-7)
  }

  @Test("a stepped run is the loop")
  func stepped() throws {
    let objective = Objective(at: [origin]) { self.bowl($0[0]) }
    let run = try Minimization(of: objective, by: LBFGS())
    #expect(run.value == 27)
    #expect(run.ending == nil)
    while try run.advance() {}
    #expect(run.ending == .gradientTolerance)
    #expect(try run.advance() == false)
    let result = try LBFGS().minimize(bowl, from: origin)
    #expect(run.result.point.scalars == result.point.scalars)
    #expect(run.result.functionEvaluations == result.functionEvaluations)
  }

  @Test("every step of a strong-Wolfe search keeps the conditions")
  func wolfeConditions() throws {
    let rosenbrock = try MinimizerFixture.function("rosenbrock")
    let objective = Objective(at: [Tensor([-1.2, 1.0], dtype: .float64)]) { rosenbrock($0[0]) }
    for (minimizer, curvature) in [
      (LBFGS() as any Minimizer, 0.9), (ConjugateGradient() as any Minimizer, 0.4),
    ] {
      let run = try Minimization(of: objective, by: minimizer)
      var point = run.point
      var value = run.value
      while try run.advance() {
        let direction = zip(run.point, point).map { ($0 - $1) / run.stepLength }
        let before = try objective.gradient(at: point)
        let after = try objective.gradient(at: run.point)
        let slope = zip(before, direction).reduce(0) { $0 + $1.0 * $1.1 }
        let later = zip(after, direction).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(slope < 0)
        #expect(run.value <= value + 0.9999e-4 * run.stepLength * slope)
        #expect(abs(later) <= -(curvature + 1e-6) * slope)
        point = run.point
        value = run.value
      }
    }
  }
}
