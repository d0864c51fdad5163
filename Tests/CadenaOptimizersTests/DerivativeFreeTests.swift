import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("Methods that learn from values alone")
struct DerivativeFreeTests {
  /// A method with what an iteration takes on three coordinates.
  struct Method: Sendable, CustomTestStringConvertible {
    let name: String
    let minimizer: any Minimizer
    /// Evaluations of an iteration.
    let evaluations: Int
    /// Whether the value of every point is known, so that none is computed at the end.
    var isExact = false
    /// How near the minimum 200 iterations lead.
    let distance: Double
    var testDescription: String { name }
  }

  static let methods = [
    Method(
      name: "weight perturbation", minimizer: WeightPerturbation(size: 0.3), evaluations: 3,
      isExact: true, distance: 0.02),
    Method(
      name: "trials", minimizer: WeightPerturbation(size: 0.3, trials: 7), evaluations: 7,
      isExact: true, distance: 0.02),
    Method(
      name: "evolution strategy", minimizer: EvolutionStrategy(), evaluations: 20,
      distance: 1e-6),
    Method(
      name: "ranks",
      minimizer: EvolutionStrategy(learningRate: 0.05, deviation: 0.05, fitness: .ranks),
      evaluations: 20, distance: 0.25),
    Method(name: "SPSA", minimizer: SPSA(), evaluations: 2, distance: 0.05),
    Method(name: "SPSA 4", minimizer: SPSA(directions: 4), evaluations: 8, distance: 0.05),
    Method(
      name: "annealing", minimizer: SimulatedAnnealing(temperature: 0.1, cooling: 0.95),
      evaluations: 3, isExact: true, distance: 0.05),
    // A generation of 4 + ⌊3 ln 3⌋, and the mean.
    Method(name: "CMA-ES", minimizer: CMAES(), evaluations: 8, isExact: true, distance: 1e-12),
    Method(
      name: "diagonal", minimizer: CMAES(population: 6, covariance: .diagonal), evaluations: 7,
      isExact: true, distance: 1e-9),
    Method(
      name: "central differences", minimizer: FiniteDifferences(), evaluations: 6,
      distance: 1e-9),
    // The value here is one of the four, and the first step knows it.
    Method(
      name: "forward differences", minimizer: FiniteDifferences(scheme: .forward),
      evaluations: 4, isExact: true, distance: 1e-6),
  ]

  static let minimum = [1.0, -2, 0.5]

  static func bowl(_ x: Tensor) -> Tensor {
    (x - Tensor(minimum, dtype: x.dtype)).squared().sum()
  }

  static func limited(_ minimizer: any Minimizer, _ iterations: Int) -> any Minimizer {
    var minimizer = minimizer
    minimizer.stopping.maximumIterations = iterations
    return minimizer
  }

  static let origin = Tensor([0.0, 0, 0], dtype: .float64)

  @Test("the bottom of a bowl, and what it takes", arguments: methods, [false, true])
  func bowl(_ method: Method, replayable: Bool) throws {
    let result = try Self.limited(method.minimizer, 200).minimize(
      Self.bowl, from: Self.origin, replayable: replayable, seed: 3)
    #expect(result.ending == .iterationLimit)
    #expect(result.iterations == 200)
    #expect(result.gradientEvaluations == 0 && result.hessianVectorProducts == 0)
    // One for the start; one for the end where only estimates are known.
    let expected = 200 * method.evaluations + (method.isExact ? 1 : 2)
    #expect(result.functionEvaluations == expected, "\(result.functionEvaluations)")
    let distance = zip(result.point.scalars, Self.minimum).map { abs($0 - $1) }.max() ?? 1
    #expect(distance < method.distance, "\(method.name): \(distance)")
    // The value is that of the point, whatever was estimated on the way.
    #expect(abs(Self.bowl(result.point).item() - result.value) <= 1e-15 + 1e-12 * result.value)
  }

  @Test("equal seeds give equal bits, other seeds others", arguments: methods)
  func seeds(_ method: Method) throws {
    func run(_ seed: UInt64) throws -> [Double] {
      try Self.limited(method.minimizer, 5).minimize(Self.bowl, from: Self.origin, seed: seed)
        .point.scalars
    }
    #expect(try run(1) == run(1))
    let isRandom = !(method.minimizer is FiniteDifferences)
    #expect(try (run(1) == run(2)) == !isRandom)
  }

  @Test("a run that is kept and taken up again ends with the same bits", arguments: methods)
  func memory(_ method: Method) throws {
    func objective(_ start: Tensor) -> Objective {
      Objective(at: [start]) { Self.bowl($0[0]) }
    }
    let whole = try Minimization(of: objective(Self.origin), by: method.minimizer, seed: 9)
    for _ in 0..<12 { _ = try whole.advance() }
    for stop in [0, 1, 7, 12] {
      let first = try Minimization(of: objective(Self.origin), by: method.minimizer, seed: 9)
      for _ in 0..<stop { _ = try first.advance() }
      let second = try #require(
        Minimization(
          of: objective(first.points[0]), by: method.minimizer, seed: 9, memory: first.memory))
      #expect(second.iterations == stop)
      for _ in stop..<12 { _ = try second.advance() }
      #expect(second.point == whole.point)
      #expect(second.result.functionEvaluations == whole.result.functionEvaluations)
    }
  }

  @Test("a memory that is not one of the method is refused")
  func wrongMemory() throws {
    let objective = Objective(at: [Self.origin]) { Self.bowl($0[0]) }
    let run = try Minimization(of: objective, by: CMAES(), seed: 9)
    _ = try run.advance()
    for name in run.memory.parts.map(\.name) where name != "observed" {
      var memory = run.memory
      memory[name] = nil
      #expect(Minimization(of: objective, by: CMAES(), seed: 9, memory: memory) == nil, "\(name)")
      memory[name] = [1, 2, 3, 4, 5]
      #expect(Minimization(of: objective, by: CMAES(), seed: 9, memory: memory) == nil, "\(name)")
    }
    #expect(Minimization(of: objective, by: CMAES(), seed: 9, memory: run.memory) != nil)
  }

  @Test("weight perturbation never climbs, and moves one weight at a time")
  func neverClimbs() throws {
    let rosenbrock = try MinimizerFixture.function("rosenbrock")
    var values: [Double] = []
    var last = [-1.2, 1.0]
    _ = try Self.limited(WeightPerturbation(size: 0.3, trials: 1), 100).minimize(
      rosenbrock, from: Tensor(last, dtype: .float64), seed: 1
    ) { run in
      values.append(run.value)
      #expect(zip(run.point, last).filter { $0 != $1 }.count <= 1)
      last = run.point
    }
    #expect(values == values.sorted(by: >=))
    #expect(values[99] < values[0])
  }

  @Test("differences are the gradient: a step is one of gradient descent")
  func differences() throws {
    let rosenbrock = try MinimizerFixture.function("rosenbrock")
    let start = Tensor([-1.2, 1.0], dtype: .float64)
    // ∇f(-1.2, 1) = (-215.6, -88).
    for (scheme, error) in [(FiniteDifferences.Scheme.central, 1e-6), (.forward, 1e-3)] {
      let result = try Self.limited(FiniteDifferences(learningRate: 0.001, scheme: scheme), 1)
        .minimize(rosenbrock, from: start)
      let point = result.point.scalars
      #expect(abs(point[0] - (-1.2 + 0.2156)) < error * 1e-3)
      #expect(abs(point[1] - (1 + 0.088)) < error * 1e-3)
    }
  }

  @Test("the slope of a plane is found from two points, along one direction")
  func plane() throws {
    // f = 3a + 5b: along ±1 signs the slope is s = 3Δ₁ + 5Δ₂, and the step -α·s·Δ.
    let result = try Self.limited(SPSA(learningRate: 0.1, rateDecay: 0), 1).minimize(
      { x in 3 * x[0] + 5 * x[1] }, from: Tensor([0.0, 0], dtype: .float64), seed: 4)
    let point = result.point.scalars
    let step = abs(point[0])
    #expect(abs(step - abs(point[1])) < 1e-12)
    let slope = point[0] * point[1] > 0 ? 0.8 : 0.2
    #expect(abs(step - slope) < 1e-12)
    #expect(point[0] * 3 + point[1] * 5 < 0)
  }

  @Test("CMA-ES learns a narrow valley: as exact as double precision allows")
  func valley() throws {
    let result = try Self.limited(CMAES(), 400).minimize(
      { x in x[0].squared() + 1e6 * x[1].squared() + 1e3 * x[2].squared() },
      from: Tensor([3.0, 3, 3], dtype: .float64), replayable: true, seed: 2)
    #expect(result.value < 1e-20, "\(result)")
    // Without learning how the coordinates differ it is nowhere near.
    let round = try Self.limited(EvolutionStrategy(learningRate: 1e-7), 400).minimize(
      { x in x[0].squared() + 1e6 * x[1].squared() + 1e3 * x[2].squared() },
      from: Tensor([3.0, 3, 3], dtype: .float64), replayable: true, seed: 2)
    #expect(round.value > 1)
  }

  @Test("annealing crosses a hill that descent does not")
  func hill() throws {
    // Minima at -1 (value 0) and at about 0.93 (value 0.2): x⁴ - 2x² + 1 + 0.1·(x + 1).
    let function = { (x: Tensor) in
      (x.squared() - 1).squared().sum() + 0.1 * (x + 1).sum()
    }
    let start = Tensor([0.95], dtype: .float64)
    let cold = try Self.limited(SimulatedAnnealing(temperature: 0, deviation: 0.2, trials: 10), 100)
      .minimize(function, from: start, seed: 5)
    #expect(cold.point.item() > 0.9)
    let warm = try Self.limited(
      SimulatedAnnealing(temperature: 1, cooling: 0.95, deviation: 0.2, trials: 10), 100
    ).minimize(function, from: start, seed: 5)
    #expect(warm.point.item() < -0.95, "\(warm)")
    #expect(warm.value < 0.02)
  }

  @Test("a function that is no number somewhere is avoided there")
  func domain() throws {
    for minimizer in [
      WeightPerturbation(size: 1), SimulatedAnnealing(temperature: 0.1, deviation: 1), CMAES(),
    ] as [any Minimizer] {
      let result = try Self.limited(minimizer, 200).minimize(
        { x in (x - x.log()).sum() }, from: Tensor([3.0, 4], dtype: .float64), seed: 8)
      #expect(result.point.scalars.allSatisfy { $0 > 0 && abs($0 - 1) < 0.7 }, "\(result)")
    }
  }

  @Test("the target ends a run")
  func target() throws {
    for method in Self.methods {
      var minimizer = method.minimizer
      minimizer.stopping.targetValue = 0.5
      let result = try minimizer.minimize(Self.bowl, from: Self.origin, seed: 3)
      #expect(result.ending == .targetValue, "\(method.name)")
      #expect(result.iterations < 200)
    }
  }
}
