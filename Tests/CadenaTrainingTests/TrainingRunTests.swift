import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaTraining
import Testing

@Suite("Training runs give other programs' numbers")
struct TrainingRunTests {
  typealias Case = TrainingFixture.Case

  /// What a run leaves behind.
  struct Outcome {
    var losses: [Double] = []
    var gradientNorms: [Double] = []
    var parameters: [[Double]] = []
    var finalLoss = 0.0
    var correct = 0
  }

  @Test("the fixture has all runs of what exists")
  func coverage() throws {
    let fixture = try TrainingFixture.shared.get()
    #expect(fixture.cases.count == 26)
    #expect(fixture.rows.count == 1280)
    for item in fixture.cases { #expect(item.json["losses"]?.array.count == 40) }
  }

  @Test("through the trainer", arguments: TrainingFixture.cases)
  func trainer(_ item: Case) throws {
    #expect(try Self.deviation(of: try Self.trained(item), item) <= 1e-8)
  }

  @Test("in a loop of plain Swift", arguments: TrainingFixture.cases)
  func plainLoop(_ item: Case) throws {
    let outcome = try Self.looped(item)
    #expect(try Self.deviation(of: outcome, item) <= 1e-8)
    let norms = try #require(item.json["gradient_norms"]).array
    #expect(CadenaTrainingTests.deviation(outcome.gradientNorms, norms) <= 1e-8)
  }

  @Test("the runs with running statistics compare them, and a wrong momentum is noticed")
  func statistics() throws {
    let cases = try TrainingFixture.shared.get().cases.filter { $0.json["final_state"] != nil }
    #expect(cases.map(\.name) == ["mlp_batch_norm.momentum", "mlp_batch_norm_no_bias.adam"])
    for item in cases {
      #expect(try item.final().count == (item.json["parameters"]?.elements?.count ?? 0) + 2)
      var wrong = item.json
      var layers = try #require(wrong["layers"]?.elements)
      layers[1]["momentum"] = .number(0.1001)
      wrong["layers"] = .array(layers)
      let other = Case(name: "momentum", json: wrong, initial: item.initial)
      #expect(try Self.deviation(of: try Self.trained(other), item) > 1e-6)
    }
  }

  @Test("a run with another learning rate, penalty or order is noticed")
  func aWrongRunIsNoticed() throws {
    let fixture = try TrainingFixture.shared.get()
    let item = try #require(fixture.cases.first { $0.name == "mlp.l2_penalty" })
    var wrong = item.json
    wrong["optimizer"]?["lr"] = .number(0.2001)
    let rate = Case(name: "rate", json: wrong, initial: item.initial)
    #expect(try Self.deviation(of: try Self.trained(rate), item) > 1e-6)
    wrong = item.json
    wrong["penalty"]?["over"] = "weights"
    let penalty = Case(name: "penalty", json: wrong, initial: item.initial)
    #expect(try Self.deviation(of: try Self.trained(penalty), item) > 1e-6)
    let order = try Self.trained(item, rows: Array(fixture.rows.reversed()))
    #expect(try Self.deviation(of: order, item) > 1e-6)
  }

  private static func deviation(of outcome: Outcome, _ item: Case) throws -> Double {
    var largest = CadenaTrainingTests.deviation(
      outcome.losses, try #require(item.json["losses"]).array)
    let final = try item.final()
    guard final.count == outcome.parameters.count else { return .infinity }
    for (found, expected) in zip(outcome.parameters, final) {
      largest = max(largest, CadenaTrainingTests.deviation(condensed(found), expected))
    }
    let loss = try #require(item.json["final_loss_all_rows"]?.number)
    largest = max(largest, CadenaTrainingTests.deviation([outcome.finalLoss], [loss]))
    return outcome.correct == item.json["final_correct"]?.integer ? largest : .infinity
  }

  private static func trained(_ item: Case, rows: [Int]? = nil) throws -> Outcome {
    let fixture = try TrainingFixture.shared.get()
    let trainer = try Trainer(
      try item.model(), on: fixture.data, loss: try item.loss(), optimizer: try item.optimizer(),
      schedule: try item.schedule(), clipping: item.clipping, penalties: try item.penalties(),
      dtype: .float64,
      options: TrainingOptions(
        epochs: 1, batchSize: .rows(fixture.batchSize), shuffle: false, reportsSteps: true))
    var outcome = Outcome()
    try trainer.train(rows: rows ?? fixture.rows) { event in
      if case .step(let record) = event {
        outcome.losses.append(record.loss)
        #expect(record.step == outcome.losses.count)
      }
    }
    outcome.parameters = Case.values(of: trainer.model)
    let result = try trainer.evaluate(rows: Array(0..<fixture.data.count))
    outcome.finalLoss = result.metrics.loss
    let accuracy = try #require(result.metrics.accuracy)
    outcome.correct = Int((accuracy * 256).rounded())
    #expect((0..<10).reduce(0) { $0 + result.confusion[$1][$1] } == outcome.correct)
    return outcome
  }

  private static func looped(_ item: Case) throws -> Outcome {
    let fixture = try TrainingFixture.shared.get()
    let model = try item.model()
    let parameters = model.parameters
    let (loss, penalties) = (try item.loss(), try item.penalties())
    let optimization = Optimization(
      of: parameters, by: try item.optimizer(), schedule: try item.schedule(),
      clipping: item.clipping)
    var outcome = Outcome()
    for start in stride(from: 0, to: fixture.rows.count, by: fixture.batchSize) {
      let rows = fixture.rows[start..<(start + fixture.batchSize)]
      let (x, y) = batch(fixture.data, rows, asRows: !(loss is SoftmaxCrossEntropy))
      var norm: Tensor?
      let total = optimization.step {
        var total = loss(model(x, .training()), y)
        for penalty in penalties { if let term = penalty(parameters) { total = total + term } }
        norm = Clipping.globalNorm(
          gradient(of: total, withRespectTo: parameters.map(\.value)))
        return total
      }
      outcome.losses.append(total.item())
      outcome.gradientNorms.append(try #require(norm).item())
    }
    outcome.parameters = Case.values(of: model)
    let (x, y) = batch(
      fixture.data, (0..<fixture.data.count)[...].map { $0 }[...],
      asRows: !(loss is SoftmaxCrossEntropy))
    let prediction = model(x)
    outcome.finalLoss = loss(prediction, y).item()
    let labels = try #require(fixture.data.targets.labels)
    let found = prediction.argMax(axis: 1).array(of: Int32.self)
    outcome.correct = zip(found, labels).filter { $0 == $1 }.count
    return outcome
  }

  private static func batch(
    _ data: Dataset, _ rows: ArraySlice<Int>, asRows: Bool
  ) -> (x: Tensor, y: Tensor) {
    let numbers = rows.flatMap { row in (0..<64).map { data.features[row, $0] } }
    let labels = rows.map { Int(data.targets.labels?[$0] ?? 0) }
    let x = Tensor(numbers, shape: [rows.count, 64], dtype: .float64)
    let y = Tensor(labels)
    return (x, asRows ? y.oneHot(classes: 10, dtype: .float64) : y)
  }
}
