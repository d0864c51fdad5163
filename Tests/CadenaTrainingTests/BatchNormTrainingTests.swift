import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaRuntime
import CadenaTraining
import Testing

@Suite("Running statistics through the trainer, a plain loop and snapshots")
struct BatchNormTrainingTests {
  private static func model() throws -> Sequential {
    let model = Sequential {
      Linear(6); BatchNorm(); Tanh(); Dropout(0.25); LayerNorm(); Linear(3)
    }
    try model.bind(inputShape: [1, 4], dtype: .float64, seed: 2)
    return model
  }

  @Test(
    "batches of changing sizes, one row among them, with measuring in between",
    arguments: [
      SGD(learningRate: 0.1), Adam(learningRate: 0.02), Nesterov(learningRate: 0.05),
    ] as [any Optimizer])
  func shapesAndModes(_ optimizer: any Optimizer) throws {
    let trainer = try Trainer(
      Self.model(), on: .iris, loss: SoftmaxCrossEntropy(), optimizer: optimizer, dtype: .float64)
    let loop = PlainLoop(try Self.model(), on: .iris, optimizer: optimizer)
    for (step, count) in [20, 7, 20, 1, 7, 20, 20, 20, 30].enumerated() {
      let rows = Array((step * 9)..<(step * 9 + count))[...]
      let loss = try trainer.step(rows: rows)
      #expect(deviation([loss], [loop.step(rows: rows)]) < 1e-12, "step \(step)")
      #expect(deviation(values(of: trainer.model), values(of: loop.model)) < 1e-12)
      let (x, y) = loop.batch(rows)
      let measured = try trainer.evaluate(rows: Array(rows))
      let prediction = loop.model(x)
      let expected = SoftmaxCrossEntropy()(prediction, y).item()
      #expect(deviation([measured.metrics.loss], [expected]) < 1e-12)
    }
    let means = trainer.model.namedParameters.first { $0.name == "layers.1.runningMean" }
    #expect(try #require(means).parameter.value.scalars.allSatisfy { $0 != 0 })
  }

  @Test("a plain loop's steps that are taken apart give the bits of those that run whole")
  func takenApart() throws {
    let whole = PlainLoop(try Self.model(), on: .iris, optimizer: Adam(learningRate: 0.02))
    let apart = PlainLoop(try Self.model(), on: .iris, optimizer: Adam(learningRate: 0.02))
    let mean = apart.model.parameters[4]
    #expect(mean.path == "layers.1.runningMean")
    var held: [(Tensor, [Double])] = []
    for step in 0..<12 {
      let rows = Array((step * 11)..<(step * 11 + 15))[...]
      let expected = whole.step(rows: rows)
      let (x, y) = apart.batch(rows)
      let context = Context.training(seed: 0, step: step)
      let loss = apart.optimization.step { SoftmaxCrossEntropy()(apart.model(x, context), y) }
      switch step % 4 {
      case 1: held.append((mean.value, mean.value.scalars))
      case 2:
        let weights = apart.model.parameters[0].value.scalars
        #expect(weights == whole.model.parameters[0].value.scalars)
      // Two steps before anything is looked at.
      case 3: continue
      default: break
      }
      #expect(loss.item() == expected, "step \(step)")
      #expect(values(of: apart.model) == values(of: whole.model), "step \(step)")
    }
    #expect(values(of: apart.model) == values(of: whole.model))
    for (tensor, numbers) in held { #expect(tensor.scalars == numbers) }
    #expect(Set(held.map { $0.1 }).count == held.count)
  }

  @Test("statistics that somebody holds stay as they are, measuring does not move them")
  func snapshots() throws {
    let model = try Self.model()
    let trainer = try Trainer(
      model, on: .iris, loss: SoftmaxCrossEntropy(), optimizer: Adam(), dtype: .float64)
    let variance = model.parameters[5]
    #expect(variance.path == "layers.1.runningVariance")
    try trainer.step(rows: Array(0..<20)[...])
    let held = variance.value
    let numbers = held.scalars
    _ = try trainer.evaluate(rows: Array(0..<150))
    #expect(variance.value.scalars == numbers)
    try trainer.step(rows: Array(0..<20)[...])
    #expect(held.scalars == numbers)
    #expect(variance.value.scalars != numbers)
  }

  @Test("a frozen layer still follows the data, and no penalty or optimiser touches statistics")
  func frozen() throws {
    let model = try Self.model()
    for parameter in model.parameters where parameter.kind != .statistic {
      parameter.isTrainable = false
    }
    model.parameters[0].isTrainable = true
    let trainer = try Trainer(
      model, on: .iris, loss: SoftmaxCrossEntropy(),
      optimizer: AdamW(learningRate: 0.01, weightDecay: 0.5), penalties: [.l2(0.1)],
      dtype: .float64)
    #expect(trainer.optimization.parameters.count == 1)
    let rows = Array(0..<20)[...]
    let weight = model.parameters[0].value
    let bias = model.parameters[1].value
    let input = Tensor(
      rows.flatMap { row in (0..<4).map { Dataset.iris.features[row, $0] } }, shape: [20, 4],
      dtype: .float64)
    let mean = input.linear(weight, bias).mean(axes: [0]).scalars
    try trainer.step(rows: rows)
    #expect(deviation(model.parameters[4].value.scalars, mean.map { $0 * 0.1 }) < 1e-12)
    #expect(model.parameters[2].value.scalars == [1, 1, 1, 1, 1, 1])
    #expect(model.parameters[0].value.scalars != weight.scalars)
  }
}
