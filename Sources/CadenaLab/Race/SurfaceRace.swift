import Cadena
import CadenaExperiment
import CadenaText

/// Methods on a test surface, from the same start (lecture row C15).
///
///     var race = SurfaceRace(TestSurface(.rosenbrock))
///     race.steps = 200
///     let lane = try race.lane(try OptimizerChoice("adam:learningRate=0.1"), label: "Adam")
///
/// Everything is computed in double precision. Noise is added to gradients, the same numbers for every
/// method; the values that are told are without it.
public struct SurfaceRace: Sendable {
  /// The function.
  public let surface: TestSurface
  /// Where all begin.
  public var start: [Double]
  /// The most updates.
  public var steps = 1000
  /// The standard deviation of what is added to each coordinate of a gradient.
  public var noise = 0.0
  /// From which the noise is drawn.
  public var seed: UInt64 = 0
  /// The value that counts as having arrived.
  public var target: Double
  /// Whether a method goes on after it has arrived.
  public var keepsGoing = false
  /// Whether a learning rate that nobody wrote is chosen by trying.
  public var tunes = true
  /// Seconds since some moment; another clock makes results repeatable.
  public var clock: @Sendable () -> Double = RaceClock.now

  /// A race on a surface, from its usual start to its usual target.
  public init(_ surface: TestSurface) {
    self.surface = surface
    start = surface.start
    target = surface.target
  }

  /// The rates that are tried: 1, 2 and 5 times powers of ten, from 0.0001 to 5.
  public static let triedRates = [1e-4, 1e-3, 1e-2, 1e-1, 1].flatMap { [$0, 2 * $0, 5 * $0] }

  /// How a method goes. Where nobody wrote a learning rate it is the best of `triedRates`, or the surface's
  /// `commonRate`.
  public func lane(_ choice: OptimizerChoice, label: String) throws -> RaceLane {
    try check(choice)
    let choice = choice.forVector
    guard tunes, choice.mayBeTuned else {
      return try run(choice, label: label, isTuned: false, recordsAll: true)
    }
    if let rate = surface.commonRate {
      let same = choice.with(learningRate: rate)
      return try run(same, label: label, isTuned: false, recordsAll: true)
    }
    var best: (choice: OptimizerChoice, lane: RaceLane)?
    for rate in Self.triedRates {
      let tried = choice.with(learningRate: rate)
      let lane = try run(tried, label: label, isTuned: true, recordsAll: false)
      if best.map({ Self.isBetter(lane, $0.lane) }) ?? true { best = (tried, lane) }
    }
    return try run(best?.choice ?? choice, label: label, isTuned: true, recordsAll: true)
  }

  /// Whether a rate is better: it arrives earlier, or ends lower.
  private static func isBetter(_ a: RaceLane, _ b: RaceLane) -> Bool {
    if a.arrival != nil || b.arrival != nil { return RaceLane.isAhead(a, b) }
    func end(_ lane: RaceLane) -> Double {
      if lane.ending == .diverged { return .infinity }
      // With noise the last point alone says little.
      let tail = lane.moments.suffix(max(1, lane.moments.count / 10))
      return tail.reduce(0) { $0 + $1.loss } / Double(tail.count)
    }
    return end(a) < end(b)
  }

  private func run(
    _ choice: OptimizerChoice, label: String, isTuned: Bool, recordsAll: Bool
  ) throws -> RaceLane {
    let optimizer = choice.makeOptimizer()
    if let method = optimizer as? Minimizing {
      return try run(method.minimizer, choice, label: label, isTuned: isTuned)
    }
    let step = try SurfaceStep(
      surface, from: start, by: optimizer, schedule: choice.makeSchedule(updates: steps))
    let internals = MethodInternals(choice.optimizer, stateNames: optimizer.stateNames)
    var generator = PhiloxGenerator(key: RandomKey(seed: seed).derived("race noise"))
    var moments = [RaceLane.Moment(step: 0, loss: surface.value(at: start), point: start)]
    var rates: [Double] = []
    var tracker = RaceTracker(self, moments[0].loss)
    tracker.see(moments[0].loss, at: 0)
    var seconds = 0.0
    while tracker.ending == nil, rates.count < steps {
      let push = start.map { _ in noise > 0 ? noise * generator.normal() : 0 }
      let begin = clock()
      rates.append(try step.run(pushedBy: push))
      seconds += clock() - begin
      let point = step.point
      var moment = RaceLane.Moment(
        step: rates.count, loss: surface.value(at: point), point: point,
        functionEvaluations: rates.count, gradientEvaluations: rates.count, seconds: seconds,
        learningRate: rates[rates.count - 1])
      if recordsAll { moment.internals = internals.quantities(step.states, step: rates.count) }
      moments.append(moment)
      tracker.see(moment.loss, at: rates.count)
      if moment.loss.isFinite { step.observe(moment.loss) }
    }
    return RaceLane(
      choice: choice, label: label, isTuned: isTuned, moments: moments,
      ending: tracker.ending ?? (tracker.arrival == nil ? .stepsUsed : .reached),
      arrival: tracker.arrival,
      flow: recordsAll ? try flow(choice, rates) : [])
  }

  /// A method that asks for the whole function as often as it needs.
  private func run(
    _ minimizer: any Minimizer, _ choice: OptimizerChoice, label: String, isTuned: Bool
  ) throws -> RaceLane {
    let objective = Objective(at: [Tensor(start, dtype: .float64)], replayable: true) {
      surface.tensor($0[0])
    }
    let schedule = choice.makeSchedule(updates: steps)
    var moments: [RaceLane.Moment] = []
    var tracker = RaceTracker(self, surface.value(at: start))
    var seconds = 0.0
    let begin = clock()
    let search = try Minimization(of: objective, by: minimizer, seed: seed)
    seconds += clock() - begin
    search.stopping.maximumIterations = steps
    func note(_ rate: Double?) {
      var moment = RaceLane.Moment(
        step: search.iterations, loss: surface.value(at: search.point), point: search.point,
        functionEvaluations: objective.functionEvaluations,
        gradientEvaluations: objective.gradientEvaluations,
        hessianVectorProducts: objective.hessianVectorProducts, seconds: seconds)
      moment.learningRate = rate
      moments.append(moment)
      tracker.see(moment.loss, at: moments.count - 1)
    }
    note(nil)
    while tracker.ending == nil {
      if let base = minimizer.learningRate {
        search.learningRate = schedule?.rate(step: search.iterations, base: base) ?? base
      }
      let begin = clock()
      let goesOn = try search.advance()
      seconds += clock() - begin
      guard goesOn else { break }
      note(minimizer.learningRate == nil ? search.stepLength : search.learningRate)
    }
    return RaceLane(
      choice: choice, label: label, isTuned: isTuned, moments: moments,
      ending: tracker.ending
        ?? (tracker.arrival != nil
          ? .reached : search.ending.map(RaceLane.Ending.init) ?? .stepsUsed),
      arrival: tracker.arrival, flow: [])
  }

  /// That a method can run here.
  func check(_ choice: OptimizerChoice) throws {
    try choice.checkOnFunction()
    guard let minimizer = choice.minimizer else { return }
    if minimizer.needsLayers { throw UsageError(.methodNeedsLayers(choice.optimizer.name)) }
    if noise > 0 { throw UsageError(.methodTakesNoNoise(choice.optimizer.name)) }
  }

  /// The path of the differential equation for a method with momentum.
  private func flow(_ choice: OptimizerChoice, _ rates: [Double]) throws -> [[Double]] {
    guard noise == 0, let flow = MomentumFlow(choice.optimizer, rates: rates) else { return [] }
    let objective = Objective(at: [Tensor(start, dtype: .float64)], replayable: true) {
      surface.tensor($0[0])
    }
    return try flow.path(from: start) { try objective.gradient(at: $0) }
  }
}

/// Whether a method has arrived or run away.
struct RaceTracker {
  private let target: Double
  private let limit: Double
  private let keepsGoing: Bool
  private(set) var arrival: Int?
  private(set) var ending: RaceLane.Ending?

  init(_ race: SurfaceRace, _ first: Double) {
    target = race.target
    limit = 1e12 * max(1, abs(first))
    keepsGoing = race.keepsGoing
  }

  /// Takes in the value after an update.
  mutating func see(_ loss: Double, at step: Int) {
    if arrival == nil, loss <= target {
      arrival = step
      if !keepsGoing { ending = .reached }
    }
    if !loss.isFinite || abs(loss) > limit { ending = arrival == nil ? .diverged : .reached }
  }
}

/// The clock of a race.
enum RaceClock {
  private static let start = ContinuousClock.now

  /// Seconds since the program looked at this clock first.
  static func now() -> Double {
    let parts = (ContinuousClock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }
}

extension MomentumFlow {
  /// The flow of an optimiser with momentum; nil for all others.
  init?(_ optimizer: OptimizerSpecification, rates: [Double]) {
    let options = optimizer.options
    guard case .number(let momentum) = options["momentum"], momentum > 0 else { return nil }
    switch optimizer.name {
    case "momentum":
      let form = options.text("form")
      let isMean = form == "averaged" || form == "averagedLagged"
      self.init(
        momentum: momentum, rates: isMean ? rates : rates.map { $0 / (1 - momentum) })
    case "sgd":
      guard !options.boolean("nesterov"), options.number("weightDecay") == 0 else { return nil }
      let share = 1 - options.number("dampening")
      self.init(momentum: momentum, rates: rates.map { $0 * share / (1 - momentum) })
    default: return nil
    }
  }
}
