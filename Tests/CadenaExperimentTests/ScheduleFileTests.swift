import CadenaData
import CadenaExperiment
import CadenaOptimizers
import CadenaTraining
import Testing

/// Every schedule through an experiment file: the rates of the steps' records against independent
/// numbers.
struct ScheduleFileTests {
  private static let cases: [JSONValue] = {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(2).joined(separator: "/")
    let path = "\(folder)/CadenaOptimizersTests/Fixtures/optimizers.json"
    let content = try? JSONValue.parse(try InputFile.read(path))
    return content?["schedules"]?.elements ?? []
  }()

  static let names = cases.compactMap { item in
    item["schedule"]?.string == "plateau" ? nil : item["name"]?.string
  }

  private static let keys: [String: (name: String, keys: [String: String])] = [
    "step": ("step", ["every": "every", "gamma": "factor"]),
    "milestones": ("milestones", ["milestones": "at", "gamma": "factor"]),
    "exponential": ("exponential", ["gamma": "factor"]),
    "linear_decay": ("linear", ["final": "final", "T": "steps"]),
    "polynomial": ("polynomial", ["T": "steps", "power": "power"]),
    "inverse_time": ("inverseTime", ["decay": "decay"]),
    "cosine": ("cosine", ["final": "final", "T": "steps"]),
    "cosine_restarts": (
      "cosineRestarts", ["final": "final", "first_period": "firstPeriod", "factor": "factor"]
    ),
    "warmup_linear": ("warmupLinear", ["start_factor": "startFactor", "T": "warmup"]),
    "warmup_cosine": ("warmupCosine", ["final": "final", "warmup": "warmup", "T": "steps"]),
    "one_cycle": (
      "oneCycle",
      [
        "T": "steps", "pct": "rise", "anneal": "annealing", "initial_divisor": "initialDivisor",
        "final_divisor": "finalDivisor", "three_phase": "threePhases",
      ]
    ),
  ]

  private static func trainer(_ lines: String, epochs: Int) throws -> PreparedExperiment {
    let text = """
      dtype: float64
      data: {source: {linear: {points: 40}}, split: {validation: 0.25}}
      model: {layers: [linear: 1]}
      training: {epochs: \(epochs), batchSize: full}
      \(lines)

      """
    return try PreparedExperiment(try Experiment.read(text: text), reportsSteps: true)
  }

  @Test func thereAreSchedules() { #expect(Self.names.count == 17) }

  @Test(arguments: names)
  func rates(_ name: String) throws {
    let item = try #require(Self.cases.first { $0["name"]?.string == name })
    let (schedule, keys) = try #require(Self.keys[item["schedule"]?.string ?? ""])
    var base = 0.0
    var options: [String] = []
    for attribute in try #require(item["attrs"]?.members) {
      if let key = keys[attribute.key] {
        let value = attribute.value.string == "cos" ? "cosine" : attribute.value.text()
        options.append("\(key): \(value)")
      } else {
        #expect(["base", "max"].contains(attribute.key))
        base = try #require(attribute.value.number)
      }
    }
    let rates = try #require(item["rates"]?.elements).compactMap(\.number)
    let prepared = try Self.trainer(
      "optimizer: {sgd: {learningRate: \(base)}}\n"
        + "schedule: {\(schedule): {\(options.joined(separator: ", "))}}", epochs: rates.count)
    var found: [Double] = []
    try prepared.trainer.train(rows: prepared.data.training) { event in
      if case .step(let record) = event { found.append(record.learningRate) }
    }
    #expect(found.count == rates.count)
    #expect(zip(found, rates).allSatisfy { abs($0 - $1) <= 1e-15 })
  }

  /// The rule of the reference, on the losses of a real training.
  @Test(arguments: ["validation.loss", "train.loss", "loss"])
  func plateau(_ monitor: String) throws {
    let prepared = try Self.trainer(
      "optimizer: {sgd: {learningRate: 0.3}}\nschedule: {plateau: {monitor: \(monitor), "
        + "factor: 0.5, patience: 1, threshold: 0.2, cooldown: 1, minimum: 0.02}}", epochs: 30)
    var (rate, best, bad, cooling) = (0.3, Double.infinity, 0, 0)
    var cuts = 0
    try prepared.trainer.train(
      rows: prepared.data.training, validation: prepared.data.validation
    ) { event in
      guard case .epoch(let record, _) = event else { return }
      #expect(record.learningRate == rate)
      let loss = monitor == "train.loss" ? record.train.loss : record.validation?.loss ?? .nan
      if loss < best * 0.8 { (best, bad) = (loss, 0) } else { bad += 1 }
      if cooling > 0 { (cooling, bad) = (cooling - 1, 0) }
      if bad > 1 {
        let lower = max(rate * 0.5, 0.02)
        #expect((record.rateChange == .plateau) == (lower < rate))
        if lower < rate { cuts += 1 }
        (rate, cooling, bad) = (lower, 1, 0)
      } else {
        #expect(record.rateChange == nil)
      }
    }
    #expect(cuts >= 3)
  }

  /// The five rules by name, with the training's own number of updates.
  @Test func fiveRules() throws {
    let prepared = try Self.trainer(
      "optimizer: {sgd: {learningRate: 0.01}}\n"
        + "schedule: {adaptive: {window: 2, slow: 0.9, increase: 2, endShare: 0.25}}", epochs: 40)
    var rates: [Double] = []
    var changes: Set<RateChange> = []
    try prepared.trainer.train(
      rows: prepared.data.training, validation: prepared.data.validation
    ) { event in
      guard case .epoch(let record, _) = event else { return }
      rates.append(record.learningRate)
      if let change = record.rateChange { changes.insert(change) }
    }
    // It is raised until the loss rises, then cut, and goes down at the end.
    #expect(rates[0] == 0.01 && rates.max() ?? 0 >= 0.08)
    #expect(changes.contains(.slowFall) && changes.contains(.rise))
    #expect(zip(rates.suffix(5), rates.suffix(4)).allSatisfy { $0 > $1 })
  }
}
