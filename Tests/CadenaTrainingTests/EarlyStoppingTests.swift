import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaTraining
import Testing

@Suite("Early stopping and the best weights")
struct EarlyStoppingTests {
  private static let training = Array(stride(from: 0, to: 150, by: 2))
  private static let validation = Array(stride(from: 1, to: 150, by: 2))

  private static func trainer(
    _ stopping: EarlyStopping?, epochs: Int = 60
  ) throws -> Trainer {
    try Trainer(
      Sequential {
        Linear(16); Tanh(); Linear(3)
      }, on: .iris, loss: SoftmaxCrossEntropy(),
      optimizer: SGD(learningRate: 0.3, momentum: 0.9),
      options: TrainingOptions(
        epochs: epochs, batchSize: .rows(8), seed: 5, earlyStopping: stopping))
  }

  @Test(
    "the model ends with the best epoch's weights, to the bit",
    arguments: [Monitor.validationLoss, .validationAccuracy])
  func restores(_ monitor: Monitor) throws {
    let trainer = try Self.trainer(EarlyStopping(monitor: monitor, patience: 4))
    var best: (epoch: Int, arrays: [NamedArray])?
    var last: [NamedArray] = []
    let reason = try trainer.train(rows: Self.training, validation: Self.validation) { event in
      guard case .epoch(let record, let isBest) = event else { return }
      last = trainer.weightArrays
      if isBest { best = (record.epoch, last) }
    }
    let found = try #require(best)
    #expect(reason == .patience(epochs: 4))
    #expect(trainer.history.count == found.epoch + 4)
    #expect(trainer.best.epoch == found.epoch)
    #expect(trainer.weightArrays == found.arrays)
    #expect(trainer.weightArrays != last)
    let values = try trainer.history.map { try #require($0.value(of: monitor)) }
    let expected = monitor.isBetterWhenLarger ? values.max() : values.min()
    #expect(values.firstIndex { $0 == expected } == found.epoch - 1)
    let measured = try trainer.evaluate(rows: Self.validation).metrics
    let recorded = try #require(trainer.history[found.epoch - 1].validation)
    #expect(measured.accuracy == recorded.accuracy)
    #expect(deviation([measured.loss], [recorded.loss]) < 1e-6)
  }

  @Test("without patience all epochs are done, and the best weights are there all the same")
  func withoutStopping() throws {
    let trainer = try Self.trainer(nil, epochs: 12)
    var best: [NamedArray] = []
    let reason = try trainer.train(rows: Self.training, validation: Self.validation) { event in
      if case .epoch(_, isBest: true) = event { best = trainer.weightArrays }
    }
    #expect(reason == .completed)
    #expect(trainer.history.count == 12)
    #expect(trainer.weightArrays == best)
  }

  @Test("without a validation part the last weights stay")
  func withoutValidation() throws {
    let trainer = try Self.trainer(nil, epochs: 3)
    var last: [NamedArray] = []
    try trainer.train(rows: Self.training) { event in
      if case .epoch = event { last = trainer.weightArrays }
    }
    #expect(trainer.weightArrays == last)
    #expect(trainer.history.allSatisfy { $0.validation == nil })
  }

  @Test("training that goes on later keeps the best weights of before, if none are better")
  func continued() throws {
    let trainer = try Self.trainer(nil, epochs: 12)
    var arrays: [Int: [NamedArray]] = [:]
    for epochs in [12, 14, 20] {
      trainer.options.epochs = epochs
      try trainer.train(rows: Self.training, validation: Self.validation) { event in
        if case .epoch(let record, _) = event { arrays[record.epoch] = trainer.weightArrays }
      }
      #expect(trainer.history.count == epochs)
      let best = try #require(trainer.best.epoch)
      #expect(trainer.weightArrays == arrays[best])
    }
  }

  @Test("a request ends training after the update at hand")
  func requests() throws {
    let trainer = try Self.trainer(nil)
    var steps = 0
    let reason = try trainer.train(
      rows: Self.training, validation: Self.validation,
      shouldStop: {
        steps += 1
        return steps == 13
      })
    #expect(reason == .requested)
    #expect(trainer.optimization.updates == 13)
    #expect(trainer.history.count == 1)
    #expect(trainer.best.epoch == 1)
  }

  @Test("improvements that are too small do not count")
  func minimumDelta() {
    var best = BestEpoch(monitor: .validationLoss, minimumDelta: 0.1)
    let losses: [Double?] = [1, 0.95, 0.9, 0.89, .nan, 0.5, nil, 0.6]
    let expected = [true, false, false, true, false, true, false, false]
    for (index, loss) in losses.enumerated() {
      let record = EpochRecord(
        epoch: index + 1, step: index, train: PartMetrics(loss: 0),
        validation: loss.map { PartMetrics(loss: $0) }, learningRate: 0.1, seconds: 0)
      #expect(best.see(record) == expected[index], "epoch \(index + 1)")
    }
    #expect(best.epoch == 6)
    #expect(best.value == 0.5)
    // The epoch without a number does not count.
    #expect(best.epochsWithout == 1)
  }

  @Test("a loss that is not finite ends training and names the parameter")
  func divergence() throws {
    let trainer = try Trainer(
      Sequential { Linear(3) }, on: .iris, loss: MeanSquaredError(),
      optimizer: SGD(learningRate: 1e30),
      options: TrainingOptions(epochs: 20, batchSize: .full, shuffle: false))
    do {
      try trainer.train(rows: Self.training)
      Issue.record("training did not diverge")
    } catch let error as DivergenceError {
      #expect(!error.loss.isFinite)
      #expect(error.step == trainer.optimization.updates)
      #expect(error.parameter == "layers.0.weight")
      #expect(error.exitCode == .diverged)
    }
  }

  @Test("a loss that is finite and absurd ends training too; the limit is the caller's")
  func absurdLosses() throws {
    func train(_ optimizer: any Optimizer, limit: Double = 1e6) throws {
      let trainer = try Trainer(
        Sequential {
          Linear(32); ReLU(); Linear(10)
        }, on: .digits, loss: SoftmaxCrossEntropy(), optimizer: optimizer,
        options: TrainingOptions(epochs: 3, lossLimit: limit))
      try trainer.train(rows: Array(0..<160))
    }
    let large: [any Optimizer] = [
      SGD(learningRate: 1e5), Adam(learningRate: 1e4), Lion(learningRate: 1e4),
      Momentum(learningRate: 1e4), RMSProp(learningRate: 1e4), AdaGrad(learningRate: 1e4),
      Muon(learningRate: 1e6), NAdam(learningRate: 1e4), ScheduleFreeSGD(learningRate: 1e6),
      WeightAveraging(decay: 0.5).applied(to: Adam(learningRate: 1e4)),
    ]
    for optimizer in large {
      let error = #expect(throws: DivergenceError.self, "\(optimizer)") { try train(optimizer) }
      #expect((2...15).contains(error?.step ?? 0), "\(optimizer)")
      #expect(error?.parameter?.hasPrefix("layers.") == true, "\(optimizer)")
      #expect(error.map { !($0.loss < 1e6) } == true, "\(optimizer)")
    }
    // With another limit the same trainings end, or end earlier.
    try train(Adam(learningRate: 1e4), limit: 1e30)
    #expect(throws: DivergenceError.self) { try train(Adam(learningRate: 0.5), limit: 1.5) }
  }

  @Test("large targets have large losses and do not diverge")
  func largeTargets() throws {
    let values = (0..<40).map { Double($0 * $0) * 1000 }
    let data = try Dataset(
      name: "large",
      features: Features(.doubles((0..<40).map { Double($0) / 40 }), count: 40, exampleShape: [1]),
      targets: .values(values, width: 1))
    let trainer = try Trainer(
      Sequential { Linear(1) }, on: data, loss: MeanSquaredError(),
      optimizer: SGD(learningRate: 0.1),
      options: TrainingOptions(epochs: 30, batchSize: .rows(1)))
    #expect(try trainer.train(rows: Array(0..<40)) == .completed)
    #expect(trainer.history[0].train.loss > 1e10)
  }
}
