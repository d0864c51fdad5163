import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Testing

@testable import CadenaTraining

/// What a trainer measures: in the right units, with the right meaning of outputs, per epoch only
/// what is cheap or monitored.
struct MeasuringTests {
  private static let classes = try? Dataset(
    name: "points",
    features: Features(.doubles([-2, -1, 0.5, -0.5, 1, 2]), count: 6, exampleShape: [1]),
    targets: .classes([0, 0, 0, 1, 1, 1], names: ["a", "b"]))

  private func trainer(_ loss: any Loss, outputs: Int, monitor: Monitor = .validationLoss) throws
    -> Trainer
  {
    let layer = Linear(
      outputs,
      weight: Parameter(
        .weight,
        value: Tensor(outputs == 1 ? [1.0] : [0.0, 1], shape: [outputs, 1], dtype: .float64)),
      bias: nil)
    return try Trainer(
      Sequential([layer]), on: try #require(Self.classes), loss: loss,
      optimizer: SGD(learningRate: 0), dtype: .float64,
      options: TrainingOptions(
        epochs: 1, batchSize: .full, earlyStopping: EarlyStopping(monitor: monitor)))
  }

  @Test func logitsBecomeProbabilities() throws {
    let two = try trainer(SoftmaxCrossEntropy(), outputs: 2).evaluate(rows: Array(0..<6))
    let one = try trainer(BinaryCrossEntropyWithLogits(), outputs: 1).evaluate(rows: Array(0..<6))
    // A softmax over (0, x) is a sigmoid of x: all is the same, and log loss is the loss.
    for metric in Metric.allCases {
      let a = two.metrics[metric] ?? -100
      let b = one.metrics[metric] ?? -100
      #expect(abs(a - b) < 1e-12, "\(metric)")
    }
    let loss = try #require(two.metrics[.logLoss])
    #expect(abs(loss - two.metrics.loss) < 1e-12)
    #expect(two.metrics.accuracy == 4.0 / 6)
    #expect(two.metrics[.rocAUC] == 8.0 / 9)
    #expect(two.confusion == [[2, 1], [1, 2]])
  }

  @Test func scoresAreNoProbabilities() throws {
    let result = try trainer(Hinge(), outputs: 1).evaluate(rows: Array(0..<6))
    #expect(result.metrics[.logLoss] == nil)
    #expect(result.metrics[.rocAUC] == 8.0 / 9)
    #expect(result.classification?.predicted == [0, 0, 1, 0, 1, 1])
  }

  @Test(arguments: [
    Monitor.validationLoss, Monitor(.validation, .rocAUC), Monitor(.validation, .recall),
  ])
  func anEpochMeasuresWhatIsCheapOrMonitored(_ monitor: Monitor?) throws {
    let monitor = try #require(monitor)
    let trainer = try trainer(SoftmaxCrossEntropy(), outputs: 2, monitor: monitor)
    try trainer.train(rows: Array(0..<6), validation: Array(0..<6))
    let measured = try #require(trainer.history.first?.validation)
    var expected: Set<Metric> = [.f1]
    if monitor.metric != .loss { expected.insert(monitor.metric) }
    #expect(Set(measured.further.keys) == expected)
    #expect(trainer.best.value == measured[monitor.metric])
    #expect(measured[.f1] == 2.0 / 3)
  }

  @Test func errorsAreInTheUnitsOfTheTargets() throws {
    // y = 10·x + 100; standardised that is x' itself when x is standardised.
    let x: [Double] = [-3, -1, 1, 3]
    let raw = try Dataset(
      name: "line",
      features: Features(.doubles(x.map { $0 / 5.0.squareRoot() }), count: 4, exampleShape: [1]),
      targets: .values(x.map { 10 * $0 + 100 }, width: 1))
    let scaling = try TargetScaling(raw, rows: Array(0..<4))
    let layer = Linear(
      1, weight: Parameter(.weight, value: Tensor([0.5], shape: [1, 1], dtype: .float64)), bias: nil
    )
    let trainer = try Trainer(
      Sequential([layer]), on: try scaling.apply(raw), loss: MeanSquaredError(),
      optimizer: SGD(learningRate: 0), dtype: .float64, options: TrainingOptions(epochs: 1))
    trainer.targetScaling = scaling
    let metrics = try trainer.evaluate(rows: Array(0..<4)).metrics
    // Half the slope: errors of 15, 5, 5, 15 and a quarter of the variance unexplained.
    let found = [Metric.mae, .rmse, .maxError, .r2].map { metrics[$0] ?? .nan }
    #expect(deviation(found, [10, 125.0.squareRoot(), 15, 0.75]) < 1e-12)
    #expect(abs(metrics.loss - 0.25) < 1e-12)
    try trainer.train(rows: Array(0..<4), validation: [0, 3])
    let epoch = try #require(trainer.history.first?.validation)
    let error = try #require(epoch[.mae])
    #expect(abs(error - 15) < 1e-12)
    #expect(Set(epoch.further.keys) == [.r2, .mae, .rmse])
  }

  @Test func monitorsHaveADirectionAndATask() throws {
    #expect(Monitor(rawValue: "validation.f1") == Monitor(.validation, .f1))
    #expect(Monitor(rawValue: "train.f1") == nil && Monitor(.train, .r2) == nil)
    #expect(Monitor(rawValue: "validation.F1") == nil)
    #expect(Monitor.allCases.count == Metric.allCases.count + 2)
    let smaller = Metric.allCases.filter { !$0.isBetterWhenLarger }
    #expect(smaller == [.loss, .logLoss, .brier, .mae, .rmse, .mse, .maxError])
    #expect(
      Metric.allCases.filter(\.suitsNumbers) == [
        .loss, .r2, .mae, .rmse, .mse, .maxError, .explainedVariance,
      ])
  }
}
