import Cadena
import CadenaData
import CadenaExperiment
import CadenaText
import Testing

@testable import CadenaLab

/// Races on surfaces: places by hand, momentum's equation, what methods remember, who comes first.
@Suite struct RaceTests {
  private func race(
    _ kind: TestSurface.Kind, condition: Double = 100, steps: Int, keepsGoing: Bool = true
  ) -> SurfaceRace {
    var race = SurfaceRace(TestSurface(kind, condition: condition))
    race.steps = steps
    race.keepsGoing = keepsGoing
    race.clock = { 0 }
    return race
  }

  @Test func gradientDescentByHand() throws {
    // On ½w² a step is w ← (1 - α)·w.
    let lane = try race(.halfSquare, steps: 4).lane(
      try OptimizerChoice("sgd:learningRate=0.5"), label: "sgd")
    #expect(lane.moments.map { $0.point[0] } == [3, 1.5, 0.75, 0.375, 0.1875])
    #expect(lane.moments.map(\.loss) == [4.5, 1.125, 0.28125, 0.0703125, 0.017578125])
    #expect(lane.moments.map(\.functionEvaluations) == [0, 1, 2, 3, 4])
    #expect(lane.ending == .stepsUsed && lane.arrival == nil && !lane.isTuned)
  }

  @Test func aScheduleAndMomentumByHand() throws {
    // α = 0.5, 0.25: v = -1.5, w = 1.5; v = 0.5·(-1.5) - 0.25·1.5 = -1.125, w = 0.375.
    let lane = try race(.halfSquare, steps: 2).lane(
      try OptimizerChoice(
        "{momentum: {learningRate: 0.5, momentum: 0.5}, schedule: {step: {every: 1, factor: 0.5}}}"),
      label: "m")
    #expect(lane.moments.map { $0.point[0] } == [3, 1.5, 0.375])
    #expect(lane.moments.map(\.learningRate) == [nil, 0.5, 0.25])
  }

  @Test func noiseIsTheSameForAllAndMovesPoints() throws {
    var noisy = race(.booth, steps: 5)
    noisy.noise = 1
    let a = try noisy.lane(try OptimizerChoice("sgd:learningRate=0.01"), label: "a")
    let b = try noisy.lane(try OptimizerChoice("sgd:learningRate=0.01"), label: "b")
    #expect(a.moments.map(\.point) == b.moments.map(\.point))
    let quiet = try race(.booth, steps: 5).lane(
      try OptimizerChoice("sgd:learningRate=0.01"), label: "c")
    #expect(a.moments[1].point != quiet.moments[1].point)
    // The value is that of the surface at the point, without the noise.
    #expect(a.moments[3].loss == noisy.surface.value(at: a.moments[3].point))
    noisy.seed = 1
    let other = try noisy.lane(try OptimizerChoice("sgd:learningRate=0.01"), label: "d")
    #expect(other.moments[1].point != a.moments[1].point)
  }

  @Test func whoRunsAwayIsToldApart() throws {
    let lane = try race(.halfSquare, steps: 500).lane(
      try OptimizerChoice("sgd:learningRate=2.5"), label: "sgd")
    #expect(lane.ending == .diverged && lane.moments.count < 500)
    let arrives = try race(.halfSquare, steps: 500, keepsGoing: false).lane(
      try OptimizerChoice("sgd:learningRate=0.5"), label: "sgd")
    // 4.5·0.25ᵏ ≤ 1e-6 from k = 12 on.
    #expect(arrives.arrival == 12 && arrives.moments.count == 13 && arrives.ending == .reached)
    #expect(RaceLane.isAhead(arrives, lane) && !RaceLane.isAhead(lane, arrives))
  }

  @Test func ratesNobodyWroteAreTried() throws {
    // On ½w² the rate 1 arrives at once.
    let race = race(.halfSquare, steps: 50, keepsGoing: false)
    let tuned = try race.lane(try OptimizerChoice("sgd"), label: "sgd")
    #expect(tuned.isTuned && tuned.choice.learningRate == 1 && tuned.arrival == 1)
    var plain = race
    plain.tunes = false
    #expect(try plain.lane(try OptimizerChoice("sgd"), label: "sgd").choice.learningRate == 0.001)
    let saddle = try self.race(.saddle, steps: 5).lane(try OptimizerChoice("sgd"), label: "sgd")
    #expect(!saddle.isTuned && saddle.choice.learningRate == 0.05)
  }

  /// The point is a vector, which Muon trains by AdamW with a rate of its own.
  @Test func theRateThatIsTriedIsTheOneInUse() throws {
    let race = race(.halfSquare, steps: 300, keepsGoing: false)
    let tuned = try race.lane(try OptimizerChoice("muon"), label: "muon")
    let rate = try #require(tuned.choice.learningRate)
    #expect(tuned.isTuned && tuned.arrival != nil && tuned.last?.learningRate == rate)
    // AdamW's first step is α, besides the decay of a tenth: w = 3·(1 - 0.1·α) - α.
    for name in ["learningRate", "vectorLearningRate"] {
      let lane = try race.lane(try OptimizerChoice("muon:\(name)=0.5"), label: "m")
      #expect(abs(lane.moments[1].point[0] - (3 * 0.95 - 0.5)) < 1e-6)
      #expect(lane.moments[1].learningRate == 0.5 && !lane.isTuned)
    }
  }

  /// With constant α on ½w² the equation is θ'' + (1 - β)·θ' + α(1 - β)·θ = 0: a damped oscillation.
  @Test func momentumsEquationIsADampedOscillation() throws {
    let (alpha, beta) = (0.4, 0.8)
    let flow = MomentumFlow(
      momentum: beta, rates: [Double](repeating: alpha, count: 40))
    let path = flow.path(from: [3]) { $0 }
    #expect(path.count == 41)
    let friction = (1 - beta) / 2
    let frequency = (alpha * (1 - beta) - friction * friction).squareRoot()
    for (time, place) in path.enumerated() {
      let t = Double(time)
      let wave = frequency.cosine(times: t) + friction / frequency * sine(frequency * t)
      #expect(abs(place[0] - 3 * exponential(-friction * t) * wave) < 1e-6, "\(time)")
    }
  }

  private func sine(_ x: Double) -> Double { (x - .pi / 2).cosine(times: 1) }

  private func exponential(_ x: Double) -> Double { Tensor(x, dtype: .float64).exp().item() }

  @Test func theEquationFollowsShortSteps() throws {
    // The shorter the steps (larger β with α(1 - β) small), the nearer the iterates to the equation.
    var differences: [Double] = []
    for (momentum, rate) in [(0.5, 0.1), (0.9, 0.01), (0.98, 0.001)] {
      let lane = try race(.halfSquare, steps: 100).lane(
        try OptimizerChoice("momentum:learningRate=\(rate),momentum=\(momentum)"), label: "m")
      #expect(lane.flow.count == 101)
      let pairs = zip(lane.moments, lane.flow)
      differences.append(pairs.map { abs($0.point[0] - $1[0]) }.max() ?? 0)
    }
    #expect(differences == differences.sorted(by: >))
    #expect(differences[2] < 0.05)
    // Forms that differ in what the rate multiplies have the same equation.
    let averaged = try race(.halfSquare, steps: 10).lane(
      try OptimizerChoice("momentum:learningRate=0.1,momentum=0.9,form=averaged"), label: "a")
    let velocity = try race(.halfSquare, steps: 10).lane(
      try OptimizerChoice("momentum:learningRate=0.01,momentum=0.9"), label: "v")
    for (a, b) in zip(averaged.flow, velocity.flow) { #expect(abs(a[0] - b[0]) < 1e-12) }
    #expect(
      try race(.halfSquare, steps: 3).lane(
        try OptimizerChoice("adam:learningRate=0.1"), label: "a"
      ).flow.isEmpty)
  }

  @Test func adamsSignalToNoiseByHand() throws {
    // The first gradient is 3: m̂ = 3, √v̂ = 3, their ratio 1. α = 1: w = 3 - 1 = 2 (ε apart).
    let lane = try race(.halfSquare, steps: 2).lane(
      try OptimizerChoice("adam:learningRate=1,epsilon=0"), label: "adam")
    let first = lane.moments[1].internals
    #expect(first.map(\.name) == [.mean, .rootMeanSquare, .signalToNoise])
    #expect(first.allSatisfy { $0.values.count == 1 })
    #expect(abs(first[0].values[0] - 3) < 1e-12 && abs(first[1].values[0] - 3) < 1e-12)
    #expect(abs(first[2].values[0] - 1) < 1e-12)
    // The second is 2: m̂ = (0.9·0.3 + 0.1·2)/0.19, v̂ = (0.999·0.009 + 0.001·4)/0.001999.
    let second = lane.moments[2].internals
    #expect(abs(second[0].values[0] - 0.47 / 0.19) < 1e-9)
    #expect(abs(second[1].values[0] - (0.012991 / 0.001999).squareRoot()) < 1e-9)
  }

  @Test func gainsAndStepSizesByHand() throws {
    // With α = 0.5 the gradient keeps its sign: 1, then + 0.05 a step.
    let gains = try race(.halfSquare, steps: 3).lane(
      try OptimizerChoice("weightGains:learningRate=0.5"), label: "g")
    let values = gains.moments.dropFirst().map { $0.internals[0].values[0] }
    for (value, expected) in zip(values, [1, 1.05, 1.1]) { #expect(abs(value - expected) < 1e-12) }
    let steps = try race(.halfSquare, steps: 3).lane(
      try OptimizerChoice("rProp:learningRate=0.1"), label: "r")
    let sizes = steps.moments.dropFirst().map { $0.internals[0].values[0] }
    for (size, expected) in zip(sizes, [0.1, 0.12, 0.144]) { #expect(abs(size - expected) < 1e-12) }
  }

  @Test func aRaceOnAnExperimentStartsFromTheSameWeights() throws {
    let experiment = try Experiment.read(
      text: """
        data: {source: iris, split: {validation: 0.2}, preprocess: [standardize]}
        model: {layers: [linear: 8, tanh, linear: classes]}
        optimizer: sgd
        training: {epochs: 6, batchSize: 20}
        """)
    var race = ExperimentRace(experiment)
    race.clock = { 0 }
    let lanes = try ["adam:learningRate=0.02", "sgd:learningRate=0.2", "sgd:learningRate=1e6"].map {
      try race.lane(try OptimizerChoice($0), label: $0)
    }
    #expect(Set(lanes.map { $0.moments[0].loss }).count == 1)
    #expect(lanes[0].moments.map(\.epoch) == [0, 1, 2, 3, 4, 5, 6])
    #expect(lanes[0].moments.map(\.step) == [0, 6, 12, 18, 24, 30, 36])
    #expect(lanes[0].moments[6].internals.map(\.values.count) == [3, 3, 3])
    // A training of its own, from the same file, gives the same numbers.
    var alone = experiment
    alone.optimizer = try OptimizerChoice("adam:learningRate=0.02").optimizer
    let prepared = try PreparedExperiment(alone)
    try prepared.trainer.train(
      rows: prepared.data.training, validation: prepared.data.validation)
    #expect(prepared.trainer.history.map(\.train.loss) == lanes[0].moments.dropFirst().map(\.loss))
    // A target stops, and counts the validation loss.
    let losses = lanes[0].moments.compactMap(\.validationLoss)
    race.target = losses[4]
    let stopped = try race.lane(try OptimizerChoice("adam:learningRate=0.02"), label: "adam")
    #expect(stopped.arrival == 4 && stopped.moments.count == 5 && stopped.ending == .reached)
  }

  @Test func methodsThatLookAtTheLoss() throws {
    // Polyak's rate on ½w² is J/‖g‖² = ½ at every step: w halves.
    let polyak = try race(.halfSquare, steps: 3).lane(try OptimizerChoice("polyak"), label: "p")
    #expect(polyak.moments.map { $0.point[0] } == [3, 1.5, 0.75, 0.375])
    #expect(polyak.moments.map(\.learningRate) == [nil, 0.5, 0.5, 0.5] && !polyak.isTuned)
    // α = 2 jumps between 3 and -3: no improvement, so plateau cuts the rate after its patience.
    let plateau = try race(.halfSquare, steps: 6).lane(
      try OptimizerChoice(
        "{sgd: {learningRate: 2}, schedule: {plateau: {patience: 1, factor: 0.25}}}"), label: "s")
    #expect(plateau.moments.map(\.learningRate) == [nil, 2, 2, 2, 0.5, 0.5, 0.5])
    #expect(plateau.moments[4].point == [-1.5])
    // The average of weights: the lane shows it, not the weights that learn.
    let average = try race(.halfSquare, steps: 1).lane(
      try OptimizerChoice("{sgd: {learningRate: 1}, averaging: {decay: 0.5}}"), label: "a")
    #expect(average.moments[1].point == [1.5])
  }

  @Test func minimisersCountWhatTheyAskFor() throws {
    var race = race(.rosenbrock, steps: 100, keepsGoing: false)
    let lane = try race.lane(try OptimizerChoice("newtonCG"), label: "newton")
    let result = try NewtonCG().minimize(
      { race.surface.tensor($0) }, from: Tensor(race.start, dtype: .float64))
    let last = try #require(lane.last)
    #expect(lane.arrival != nil && lane.moments[0].functionEvaluations == 1)
    #expect(last.hessianVectorProducts > 0)
    #expect(last.functionEvaluations <= result.functionEvaluations)
    #expect(last.evaluations == last.functionEvaluations + last.hessianVectorProducts)
    #expect(lane.moments.map(\.step) == Array(0..<lane.moments.count))
    // Iteration by iteration it is the minimiser by itself.
    let search = try Minimization(
      of: Objective(at: [Tensor(race.start, dtype: .float64)]) { race.surface.tensor($0[0]) },
      by: NewtonCG())
    for moment in lane.moments {
      #expect(zip(search.point, moment.point).allSatisfy { abs($0 - $1) < 1e-9 })
      _ = try search.advance()
    }
    // A method without gradients takes none, and its learning rate is tried.
    race.steps = 20
    let spsa = try race.lane(try OptimizerChoice("spsa"), label: "spsa")
    #expect(spsa.isTuned && spsa.last?.gradientEvaluations == 0)
    race.noise = 1
    #expect(throws: UsageError.self) {
      try race.lane(try OptimizerChoice("lbfgs"), label: "lbfgs")
    }
  }

  @Test func aMethodMayHaveABatchOfItsOwn() throws {
    let experiment = try Experiment.read(
      text: """
        data: {source: iris}
        model: {layers: [linear: classes]}
        optimizer: sgd
        training: {epochs: 3, batchSize: 20}
        """)
    let lane = try ExperimentRace(experiment).lane(
      try OptimizerChoice("lbfgs:batchSize=full"), label: "lbfgs")
    #expect(lane.moments.map(\.step) == [0, 1, 2, 3])
    let counts = lane.moments.map(\.functionEvaluations)
    #expect(counts == counts.sorted() && counts[3] >= 4)
    #expect(lane.moments[3].loss < lane.moments[0].loss)
  }

  @Test func namesThatAreEqualAreToldApart() throws {
    let choices = try ["adam", "adam", "sgd"].map { try OptimizerChoice($0) }
    #expect(RaceSession.labels(choices) == ["adam", "adam 2", "sgd"])
  }

  @Test func noiseLeavesOutWhatLooksAtTheFunctionItself() {
    var session = RaceSession()
    #expect(session.unnamed == RaceSession.usual + ["lbfgs", "newtonCG"])
    session.noise = 0.5
    #expect(session.unnamed == RaceSession.usual)
  }

  /// L-BFGS leaves a saddle in one step of 10²⁰: the curves of the others must still be seen.
  @Test func aLongWayDownHidesNobody() throws {
    let race = race(.saddle, steps: 30)
    let lanes = try ["lbfgs", "sgd:learningRate=0.05"].map {
      try race.lane(try OptimizerChoice($0), label: $0)
    }
    #expect(lanes[0].lowest < -1e20)
    let page = RacePage(
      report: RaceReport(track: .surface(race), lanes: lanes), language: .english,
      showsPanels: false)
    let drawing = try #require(
      page.html.split(separator: "Loss against steps").last?
        .split(separator: "Loss against evaluations").first)
    #expect(drawing.contains("<path") && !drawing.contains("e+"))
  }

  @Test func aSaddleHasNoLowestPointAndItsTargetIsSeen() throws {
    let race = race(.saddle, steps: 5)
    let lane = try race.lane(try OptimizerChoice("sgd:learningRate=0.05"), label: "sgd")
    let page = RacePage(
      report: RaceReport(track: .surface(race), lanes: [lane]), language: .english,
      showsPanels: false)
    #expect(lane.lowest > -1 && !page.html.contains("cross:"))
    #expect(page.html.contains("class=\"mark\""))
  }

  @Test func aSinglePointIsSeen() {
    let plot = Plot(
      title: "t", horizontal: "x", vertical: "y",
      x: ChartScale(values: [1, 2], allowsLogarithm: false),
      y: ChartScale(values: [1, 2], allowsLogarithm: false),
      curves: [
        PlotCurve(name: "one", color: 0, points: [(x: 1, y: 2)]),
        PlotCurve(name: "two", color: 1, points: [(x: 1, y: 1), (x: 2, y: 2)]),
      ])
    #expect(plot.figure.split(separator: "<circle").count == 2)
  }

  @Test func reportsInBothLanguages() throws {
    let race = race(.rosenbrock, steps: 30)
    let lanes = try ["momentum:learningRate=0.001", "adam:learningRate=0.1"].map {
      try race.lane(try OptimizerChoice($0), label: $0)
    }
    let report = RaceReport(track: .surface(race), lanes: lanes)
    #expect(report.text(.english, width: 80).contains("not reached"))
    #expect(report.text(.spanish, width: 80).contains("no alcanzada"))
    for language in Language.allCases {
      let page = RacePage(report: report, language: language)
      let (html, picture) = (page.html, page.picture)
      for text in [html, picture] {
        #expect(text.contains("<path"))
        for word in [" nan", " inf", "<script", "src=", "href=\"http"] {
          #expect(!text.contains(word), "\(word)")
        }
      }
      #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
    }
    // One line for each moment, each method, and the race.
    let lines = report.json.split(separator: "\n")
    #expect(lines.count == 2 * 31 + 2 + 1)
    let last = try JSONValue.parse(String(try #require(lines.last)))
    #expect(last["event"]?.string == "race" && last["winner"] == .null)
    #expect(last["ranking"]?.elements?.count == 2)
    let moment = try JSONValue.parse(String(lines[1]))
    #expect(moment["point"]?.elements?.count == 2 && moment["step"]?.integer == 1)
  }
}
