import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOptimizers
import CadenaText
import CadenaTraining
import Testing

@Suite("Minimisers in a trainer")
struct MinimizerTrainingTests {
  struct Setting: Sendable, CustomTestStringConvertible {
    let name: String
    let minimizer: any Minimizer
    var batch = BatchSize.full
    var dropout = 0.0
    var dtype = DType.float64
    var hasNorm = false
    var epochs = 6
    var testDescription: String { name }
  }

  static let wholeFunction = [
    Setting(name: "lbfgs", minimizer: LBFGS()),
    Setting(name: "lbfgs float32", minimizer: LBFGS(history: 2), dtype: .float32),
    Setting(name: "lbfgs batch norm", minimizer: LBFGS(), hasNorm: true),
    Setting(name: "conjugate gradient", minimizer: ConjugateGradient(restartInterval: 3)),
    Setting(name: "newton", minimizer: NewtonCG()),
    Setting(name: "gradient descent", minimizer: GradientDescent()),
  ]

  static let valuesOnly = [
    Setting(name: "weights", minimizer: WeightPerturbation()),
    Setting(name: "weights of batches", minimizer: WeightPerturbation(trials: 9), batch: .rows(32)),
    Setting(name: "evolution", minimizer: EvolutionStrategy(), dropout: 0.2),
    Setting(name: "spsa", minimizer: SPSA(), batch: .rows(40), dropout: 0.2, dtype: .float32),
    Setting(name: "nodes", minimizer: NodePerturbation(samples: 2), batch: .rows(40)),
    Setting(name: "nodes with masks", minimizer: NodePerturbation(), dropout: 0.2, hasNorm: true),
    Setting(name: "annealing", minimizer: SimulatedAnnealing(), batch: .rows(50)),
    Setting(name: "cma", minimizer: CMAES(), dtype: .float32),
    Setting(name: "differences", minimizer: FiniteDifferences(), hasNorm: true, epochs: 3),
  ]

  static let rows = Array(0..<60) + Array(90..<130)

  static func trainer(
    _ setting: Setting, epochs: Int? = nil, stopping: EarlyStopping? = nil
  ) throws -> Trainer {
    var layers: [any Module] = [Linear(4), Tanh()]
    if setting.hasNorm { layers.insert(BatchNorm(), at: 1) }
    if setting.dropout > 0 { layers.append(Dropout(setting.dropout)) }
    return try Trainer(
      Sequential(layers + [Linear(3)]), on: .iris, loss: SoftmaxCrossEntropy(),
      optimizer: Minimizing(by: setting.minimizer), penalties: [.l2(0.001)],
      dtype: setting.dtype,
      options: TrainingOptions(
        epochs: epochs ?? setting.epochs, batchSize: setting.batch, seed: 11,
        earlyStopping: stopping))
  }

  static func train(_ trainer: Trainer, stopAfter updates: Int = .max) throws -> StopReason {
    try trainer.train(
      rows: rows, validation: Array(60..<90),
      shouldStop: { trainer.optimization.updates >= updates })
  }

  @Test(
    "stopped, saved as a file and restored: the same bits", arguments: wholeFunction + valuesOnly)
  func resuming(_ setting: Setting) throws {
    let whole = try Self.trainer(setting)
    _ = try Self.train(whole)
    let ending = ResumeTests.Ending(whole)
    let updates = whole.optimization.updates
    #expect(updates >= setting.epochs)
    for stop in Set([1, 2, updates / 2, updates - 1]) {
      let first = try Self.trainer(setting)
      _ = try Self.train(first, stopAfter: stop)
      var state = try TrainingState(try Safetensors(bytes: first.state.file.bytes()))
      state.history = first.history
      let second = try Self.trainer(setting)
      try second.restore(state)
      #expect(second.evaluations == first.evaluations)
      _ = try Self.train(second)
      #expect(ResumeTests.Ending(second) == ending, "\(setting.name), after \(stop)")
    }
  }

  @Test("a trainer takes the steps of minimize(parameters:)")
  func sameAsByHand() throws {
    for setting in Self.wholeFunction where !setting.hasNorm && setting.dtype == .float64 {
      let trainer = try Self.trainer(setting)
      try trainer.train(rows: Self.rows)
      let model = Sequential([Linear(4), Tanh(), Linear(3)])
      try model.bind(inputShape: [2, 4], dtype: .float64, seed: 11)
      let numbers = Self.rows.flatMap { row in (0..<4).map { Dataset.iris.features[row, $0] } }
      let x = Tensor(numbers, shape: [100, 4], dtype: .float64)
      let y = Tensor(Self.rows.map { Int(Dataset.iris.targets.labels?[$0] ?? 0) })
      var minimizer = setting.minimizer
      minimizer.stopping.maximumIterations = setting.epochs
      var losses: [Double] = []
      let result = try minimizer.minimize(
        parameters: model.parameters, replayable: true, onIteration: { losses.append($0.value) }
      ) {
        SoftmaxCrossEntropy()(model(x), y) + Penalty.l2(0.001)(model.parameters)!
      }
      // The loss of an epoch is that before its step.
      let recorded = trainer.history.map(\.train.loss)
      for (left, right) in zip(recorded.dropFirst(), losses) {
        #expect(abs(left - right) < 1e-9 * right, "\(setting.name)")
      }
      #expect(trainer.evaluations.function == result.functionEvaluations)
      #expect(trainer.evaluations.gradient == result.gradientEvaluations)
      #expect(trainer.evaluations.hessianVector == result.hessianVectorProducts)
    }
  }

  @Test("accuracy, loss, step length and counts are in the records")
  func records() throws {
    let trainer = try Self.trainer(Setting(name: "", minimizer: LBFGS(), epochs: 30))
    _ = try Self.train(trainer)
    let history = trainer.history
    let losses = history.map(\.train.loss)
    #expect(losses == losses.sorted(by: >))
    let last = try #require(history.last)
    #expect((last.train.accuracy ?? 0) > 0.97)
    #expect(history.allSatisfy { $0.learningRate > 0 })
    #expect(history.map(\.evaluations.function) == history.map(\.evaluations.gradient))
    #expect(last.evaluations.function >= 31)
    #expect(last.evaluations == trainer.evaluations)
  }

  @Test("an optimiser counts one evaluation and one gradient an update")
  func optimizerCounts() throws {
    let trainer = try Trainer(
      Sequential([Linear(3)]), on: .iris, loss: SoftmaxCrossEntropy(), optimizer: Adam(),
      options: TrainingOptions(epochs: 2, batchSize: .rows(30)))
    try trainer.train(rows: Self.rows)
    #expect(trainer.history.map(\.evaluations.function) == [4, 8])
    #expect(trainer.evaluations == EvaluationCount(function: 8, gradient: 8))
  }

  @Test("the end of a minimiser is the end of training, also for one that is restored")
  func ending() throws {
    let minimizer = LBFGS(stopping: StoppingRule(gradientTolerance: 1e-3))
    let setting = Setting(name: "", minimizer: minimizer, epochs: 500)
    let trainer = try Self.trainer(setting)
    #expect(try Self.train(trainer) == .minimized(.gradientTolerance))
    let epochs = trainer.history.count
    #expect(epochs < 200)
    #expect(try Self.train(trainer) == .minimized(.gradientTolerance))
    let other = try Self.trainer(setting)
    try other.restore(TrainingState(try Safetensors(bytes: trainer.state.file.bytes())))
    #expect(try Self.train(other) == .minimized(.gradientTolerance))
    #expect(other.optimization.updates == epochs)
    let target = WeightPerturbation(stopping: StoppingRule(targetValue: 1))
    let early = try Self.trainer(Setting(name: "", minimizer: target, epochs: 500))
    #expect(try Self.train(early) == .minimized(.targetValue))
  }

  @Test("early stopping works as for optimisers")
  func earlyStopping() throws {
    let setting = Setting(name: "", minimizer: LBFGS(), epochs: 300)
    let trainer = try Self.trainer(setting, stopping: EarlyStopping(patience: 3))
    let reason = try Self.train(trainer)
    #expect(reason == .patience(epochs: 3))
    #expect(trainer.history.count == (trainer.best.epoch ?? 0) + 3)
  }

  @Test("batches, drawn rows, masks and clipping are refused where one function is needed")
  func refusals() throws {
    func error(
      _ batch: BatchSize = .full, balanced: Bool = false, dropout: Double = 0,
      clipping: Clipping? = nil
    ) throws -> MinimizerError? {
      let trainer = try Trainer(
        Sequential([Linear(4), Dropout(dropout), Linear(3)]), on: .iris,
        loss: SoftmaxCrossEntropy(), optimizer: Minimizing(by: LBFGS()), clipping: clipping,
        options: TrainingOptions(epochs: 1, batchSize: batch, balanced: balanced))
      return #expect(throws: MinimizerError.self) { try trainer.train(rows: Self.rows) }
    }
    let found = [
      try error(.rows(99)), try error(balanced: true), try error(dropout: 0.5),
      try error(clipping: .globalNorm(1)),
    ]
    #expect(
      found.map { $0?.problem.what.text(.english) }
        == [
          Message.minimizerNeedsAllRows, .minimizerNeedsAllRows, .minimizerNeedsNoMasks,
          .minimizerTakesNoClipping,
        ].map { $0.text(.english) })
    #expect(found.allSatisfy { $0?.exitCode == .badExperiment })
    // As many rows as there are is the full batch.
    let fine = try Self.trainer(Setting(name: "", minimizer: LBFGS(), batch: .rows(100)))
    #expect(try Self.train(fine) == .completed)
  }

  @Test("frozen parameters stay, and freeing them goes on with all")
  func frozen() throws {
    let trainer = try Self.trainer(Setting(name: "", minimizer: LBFGS(), epochs: 3))
    let weight = try #require(trainer.model.parameters.first)
    weight.isTrainable = false
    let before = weight.value.scalars
    try trainer.train(rows: Self.rows)
    #expect(weight.value.scalars == before)
    let counted = trainer.evaluations.function
    weight.isTrainable = true
    trainer.options.epochs = 6
    try trainer.train(rows: Self.rows)
    #expect(weight.value.scalars != before)
    #expect(trainer.evaluations.function > counted)
    let losses = trainer.history.map(\.train.loss)
    #expect(losses == losses.sorted(by: >))
  }

  @Test("running statistics follow the batch once a step")
  func statistics() throws {
    let trainer = try Self.trainer(
      Setting(name: "", minimizer: LBFGS(), hasNorm: true, epochs: 1))
    let named = trainer.model.namedParameters
    let mean = try #require(named.first { $0.name.hasSuffix("runningMean") }?.parameter)
    let first = trainer.model.namedParameters.prefix(2).map(\.parameter.value.scalars)
    try trainer.train(rows: Self.rows)
    // A tenth of the batch's means, of the first weights.
    let (weight, bias) = (first[0], first[1])
    for unit in 0..<4 {
      let sum = Self.rows.reduce(0.0) { sum, row in
        sum
          + (0..<4).reduce(bias[unit]) {
            $0 + weight[4 * unit + $1] * Dataset.iris.features[row, $1]
          }
      }
      #expect(abs(mean.value.scalars[unit] - 0.1 * sum / 100) < 1e-12)
    }
  }

  @Test("a step far too long is divergence, with the step and the layer")
  func divergence() throws {
    let setting = Setting(
      name: "", minimizer: SPSA(learningRate: 1e300, rateDecay: 0), epochs: 50)
    let trainer = try Self.trainer(setting)
    let error = #expect(throws: DivergenceError.self) { try Self.train(trainer) }
    #expect(error?.parameter == "layers.0.weight" && error?.step == 1)
    #expect(error?.exitCode == .diverged)
  }

  @Test("the memory of another method is refused, and nothing has changed")
  func foreignMemory() throws {
    let first = try Self.trainer(Self.wholeFunction[0])
    _ = try Self.train(first, stopAfter: 3)
    let second = try Self.trainer(Self.valuesOnly[7])
    let weights = second.weightArrays
    #expect(throws: CheckpointError.self) { try second.restore(first.state) }
    #expect(second.weightArrays == weights)
    let adam = try Trainer(
      Sequential([Linear(4), Tanh(), Linear(3)]), on: .iris, loss: SoftmaxCrossEntropy(),
      optimizer: Adam(), dtype: .float64)
    #expect(throws: CheckpointError.self) { try adam.restore(first.state) }
    #expect(throws: CheckpointError.self) {
      try Self.trainer(Self.wholeFunction[0]).restore(adam.state)
    }
  }
}
