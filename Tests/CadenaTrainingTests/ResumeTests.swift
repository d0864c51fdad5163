import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOptimizers
import CadenaText
import CadenaTraining
import Testing

@Suite("A trainer that is stopped and restored ends with the same bits")
struct ResumeTests {
  struct Setting: Sendable, CustomTestStringConvertible {
    let name: String
    var optimizer: any Optimizer = Adam(learningRate: 0.01)
    var batch = BatchSize.rows(9)
    var dtype = DType.float32
    var balanced = false
    var patience: Int?
    var validates = true
    var schedule: any Schedule = LinearDecay(final: 0.001, steps: 60)
    var testDescription: String { name }
  }

  static let settings: [Setting] = [
    Setting(name: "adam"),
    Setting(name: "float64", dtype: .float64),
    Setting(name: "online", optimizer: SGD(learningRate: 0.01, momentum: 0.9), batch: .rows(1)),
    Setting(name: "full", optimizer: Nesterov(learningRate: 0.05), batch: .full),
    Setting(name: "balanced", optimizer: AdaGrad(), balanced: true),
    Setting(name: "patience", optimizer: RMSProp(learningRate: 0.1), patience: 2),
    Setting(name: "adamW without validation", optimizer: AdamW(), validates: false),
    Setting(name: "momentum", optimizer: Momentum(learningRate: 0.01)),
    Setting(name: "schedule-free SGD", optimizer: ScheduleFreeSGD(learningRate: 0.5, warmup: 7)),
    Setting(name: "schedule-free AdamW", optimizer: ScheduleFreeAdamW(weightDecay: 0.1)),
    Setting(name: "averaged Adam", optimizer: WeightAveraging(decay: 0.9).applied(to: Adam())),
    Setting(
      name: "averaged Muon, corrected",
      optimizer: WeightAveraging(decay: 0.9, biasCorrection: true).applied(to: Muon()),
      validates: false),
    Setting(name: "Polyak", optimizer: Polyak(scale: 2, maximumRate: 0.5)),
    Setting(
      name: "plateau", schedule: ReduceOnPlateau(factor: 0.5, patience: 0, threshold: 0.3)),
    Setting(
      name: "plateau of the training accuracy", optimizer: SGD(learningRate: 0.01),
      validates: false,
      schedule: ReduceOnPlateau(
        watched: .trainAccuracy, factor: 0.5, patience: 0, threshold: 0.9, cooldown: 1)),
    Setting(
      name: "five rules", optimizer: SGD(learningRate: 0.4), batch: .rows(40),
      schedule: AdaptiveRate(steps: 30, tolerance: 0, window: 2, slow: 0.5, patience: 1)),
  ]

  static func trainer(_ setting: Setting, epochs: Int = 5) throws -> Trainer {
    try Trainer(
      Sequential {
        Linear(8); Tanh(); Dropout(0.3); Linear(3)
      }, on: .iris,
      loss: SoftmaxCrossEntropy(), optimizer: setting.optimizer,
      schedule: setting.schedule, dtype: setting.dtype,
      options: TrainingOptions(
        epochs: epochs, batchSize: setting.batch, balanced: setting.balanced, seed: 11,
        earlyStopping: setting.patience.map { EarlyStopping(patience: $0) }))
  }

  /// What must be the same: everything but seconds.
  struct Ending: Equatable {
    var state: TrainingState
    var shown: [NamedArray]

    init(_ trainer: Trainer) {
      state = trainer.state
      state.seconds = 0
      for index in state.history.indices { state.history[index].seconds = 0 }
      shown = trainer.weightArrays
    }
  }

  static func train(_ trainer: Trainer, _ setting: Setting, stopAfter updates: Int = .max) throws {
    try trainer.train(
      rows: Array(0..<60) + Array(90..<130),
      validation: setting.validates ? Array(60..<90) : [],
      shouldStop: { trainer.optimization.updates >= updates })
  }

  @Test("stopped after some updates, saved as a file and restored", arguments: settings)
  func sameBits(_ setting: Setting) throws {
    let whole = try Self.trainer(setting)
    try Self.train(whole, setting)
    let ending = Ending(whole)
    let updates = whole.optimization.updates
    let perEpoch = updates / whole.history.count
    for stop in Set([1, perEpoch, perEpoch + 1, 2 * perEpoch - 1, updates - 1, updates])
    where stop >= 1 && stop <= updates {
      let first = try Self.trainer(setting)
      try Self.train(first, setting, stopAfter: stop)
      #expect(first.optimization.updates == stop)
      var state = try TrainingState(try Safetensors(bytes: first.state.file.bytes()))
      state.history = first.history
      let second = try Self.trainer(setting)
      try second.restore(state)
      try Self.train(second, setting)
      #expect(Ending(second) == ending, "after \(stop) of \(updates)")
      // The first trainer itself goes on as well, although its model shows the best weights.
      try Self.train(first, setting)
      #expect(Ending(first) == ending, "itself after \(stop) of \(updates)")
    }
  }

  @Test("what a schedule remembers is a part of the state, and its rates are in the records")
  func schedules() throws {
    for setting in Self.settings where setting.schedule is any WatchingSchedule {
      let whole = try Self.trainer(setting)
      try Self.train(whole, setting)
      let rates = whole.history.map(\.learningRate)
      #expect(Set(rates).count > 1, "\(setting.name): \(rates)")
      #expect(whole.history.contains { $0.rateChange != nil }, "\(setting.name)")
      // Without its memory the training ends elsewhere.
      let first = try Self.trainer(setting)
      try Self.train(first, setting, stopAfter: 3 * whole.history[0].step + 1)
      var state = first.state
      #expect(!state.schedule.isEmpty)
      state.schedule = [:]
      let second = try Self.trainer(setting)
      try second.restore(state)
      try Self.train(second, setting)
      #expect(second.state.weights != whole.state.weights, "\(setting.name)")
    }
  }

  @Test("records tell the rate that a step used, whatever decided on it")
  func usedRates() throws {
    func rates(_ optimizer: any Optimizer, _ schedule: any Schedule) throws -> [Double] {
      let trainer = try Self.trainer(
        Setting(name: "", optimizer: optimizer, batch: .full, schedule: schedule), epochs: 4)
      trainer.options.reportsSteps = true
      var rates: [Double] = []
      try trainer.train(rows: Array(0..<60)) { event in
        if case .step(let record) = event { rates.append(record.learningRate) }
        if case .epoch(let record, _) = event { #expect(record.learningRate == rates.last) }
      }
      return rates
    }
    let constant = ConstantRate()
    #expect(try rates(SGD(learningRate: 0.5), constant) == [0.5, 0.5, 0.5, 0.5])
    #expect(
      try rates(SGD(learningRate: 0.5), StepDecay(every: 2, factor: 0.5)) == [0.5, 0.5, 0.25, 0.25])
    #expect(
      try rates(AdaGrad(learningRate: 0.5, learningRateDecay: 1), constant)
        == [0.5, 0.25, 0.5 / 3, 0.125])
    let warm = ScheduleFreeSGD(learningRate: 0.5, warmup: 4)
    #expect(try rates(warm, constant) == [0.125, 0.25, 0.375, 0.5])
    #expect(try rates(WeightAveraging().applied(to: warm), constant) == rates(warm, constant))
    let found = try rates(Polyak(maximumRate: 0.5), constant)
    #expect(Set(found).count > 1 && found.allSatisfy { $0 > 0 && $0 <= 0.5 })
  }

  @Test("averaged weights are those that are evaluated, saved and shown")
  func averages() throws {
    let decay = WeightAveraging(decay: 0.9, biasCorrection: true)
    func trainer(_ optimizer: any Optimizer) throws -> Trainer {
      try Self.trainer(Setting(name: "", optimizer: optimizer))
    }
    let rule = Adam(learningRate: 0.02)
    let (plain, averaged) = (try trainer(rule), try trainer(decay.applied(to: rule)))
    var sum: [Double] = []
    var weight = 0.0
    for _ in 0..<7 {
      // The weights that learn are those of the training without an average.
      #expect(try plain.step(rows: [0, 50, 100]) == averaged.step(rows: [0, 50, 100]))
      let weights = plain.weightArrays.flatMap(\.doubles)
      sum =
        sum.isEmpty ? weights.map { $0 * 0.1 } : zip(sum, weights).map { $0 * 0.9 + $1 * 0.1 }
      weight = weight * 0.9 + 0.1
    }
    let found = averaged.weightArrays.flatMap(\.doubles)
    #expect(zip(found, sum).allSatisfy { abs($0 - $1 / weight) < 1e-6 })
    let trained = averaged.optimizerArrays.filter { $0.name.hasSuffix(".trained") }
    #expect(trained.flatMap(\.doubles) == plain.weightArrays.flatMap(\.doubles))
    // The evaluation is that of a model which has these weights.
    let other = try trainer(rule)
    try (other.model as? Sequential)?.load(averaged.weightArrays)
    let rows = Array(100..<150)
    #expect(try other.evaluate(rows: rows).metrics == averaged.evaluate(rows: rows).metrics)
    #expect(try plain.evaluate(rows: rows).metrics != averaged.evaluate(rows: rows).metrics)
  }

  @Test("a wrong position, seed or weight is noticed")
  func differences() throws {
    let setting = Self.settings[0]
    let whole = try Self.trainer(setting)
    try Self.train(whole, setting)
    let first = try Self.trainer(setting)
    try Self.train(first, setting, stopAfter: 5)
    for change in 0..<3 {
      var state = first.state
      if change == 0 { state.unfinished?.batches = 4 }
      if change == 1 { state.updates = 6 }
      if change == 2 { state.optimizerStates[0] = state.optimizerStates[0].zeroed }
      let second = try Self.trainer(setting)
      try second.restore(state)
      try Self.train(second, setting)
      #expect(Ending(second).state.weights != Ending(whole).state.weights)
    }
  }

  @Test("more epochs go on, also after the best weights were shown")
  func moreEpochs() throws {
    let setting = Self.settings[0]
    let whole = try Self.trainer(setting, epochs: 7)
    try Self.train(whole, setting)
    let short = try Self.trainer(setting, epochs: 4)
    try Self.train(short, setting)
    short.options.epochs = 7
    try Self.train(short, setting)
    #expect(Ending(short) == Ending(whole))
    // Weights that somebody set in between are kept.
    let other = try Self.trainer(setting, epochs: 1)
    try Self.train(other, setting)
    let zeros = other.weightArrays.map(\.zeroed)
    try (other.model as? Sequential)?.load(zeros)
    #expect(other.state.weights == zeros)
  }

  @Test("states of other trainings are refused and change nothing")
  func refusals() throws {
    let trainer = try Self.trainer(Self.settings[0])
    try Self.train(trainer, Self.settings[0], stopAfter: 3)
    let before = Ending(trainer)
    func refused(_ what: Message, _ change: (inout TrainingState) -> Void) {
      var state = trainer.state
      change(&state)
      let error = #expect(throws: CheckpointError.self) { try trainer.restore(state, place: "x") }
      #expect(error?.problem.what == what && error?.problem.place == "x")
    }
    let weight = "layers.0.weight"
    refused(.weightsMissing(weight, others: 0)) { $0.weights.removeAll { $0.name == weight } }
    refused(.weightsUnknown("y", others: 0)) {
      $0.weights.append(NamedArray(name: "y", floats: [1]))
    }
    refused(.weightsShape("layers.0.bias")) { state in
      state.weights = state.weights.map {
        $0.name == "layers.0.bias" ? NamedArray(name: $0.name, floats: [1, 2]) : $0
      }
    }
    refused(.weightsElementType("layers.0.bias")) { state in
      state.weights = state.weights.map {
        $0.name == "layers.0.bias" ? NamedArray(name: $0.name, doubles: $0.doubles) : $0
      }
    }
    refused(.weightsNotFinite("layers.0.bias")) { state in
      state.weights = state.weights.map {
        $0.name == "layers.0.bias"
          ? NamedArray(name: $0.name, floats: [Float](repeating: .nan, count: 8)) : $0
      }
    }
    refused(.weightsMissing("optimizer.layers.0.weight.mean", others: 7)) {
      $0.optimizerStates = []
    }
    #expect(Ending(trainer) == before)
    var file = trainer.state.file
    file.metadata["schemaVersion"] = "2"
    let newer = #expect(throws: CheckpointError.self) { try TrainingState(file) }
    #expect(newer?.exitCode == .badExperiment)
    file.metadata["schemaVersion"] = "1"
    file.metadata["step"] = "-1"
    #expect(throws: CheckpointError.self) { try TrainingState(file) }
    file.metadata["step"] = nil
    let lacks = #expect(throws: CheckpointError.self) { try TrainingState(file) }
    #expect(lacks?.problem.what == .notACheckpoint(lacks: "step"))
  }

  @Test("a changed byte breaks the seal")
  func seal() throws {
    let file = Safetensors([NamedArray(name: "a", floats: [1, 2, 3])], metadata: ["x": "1"])
      .sealed()
    try file.checkSeal()
    var bytes = file.bytes()
    bytes[bytes.count - 2] ^= 1
    let changed = try Safetensors(bytes: bytes)
    #expect(throws: CheckpointError.self) { try changed.checkSeal(place: "x") }
    var other = file
    other.metadata["x"] = "2"
    #expect(throws: CheckpointError.self) { try other.checkSeal() }
    try Safetensors(file.arrays).checkSeal()
  }
}

extension NamedArray {
  /// An array of the same type and shape with zeros.
  fileprivate var zeroed: NamedArray {
    NamedArray(
      name: name, dtype: dtype, shape: shape, bytes: [UInt8](repeating: 0, count: bytes.count))
  }
}
