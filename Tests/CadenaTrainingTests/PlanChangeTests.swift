import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaTraining
import Testing

@Suite("Another shape, mode, precision, trained set, clipping or optimiser: another plan")
struct PlanChangeTests {
  private static func model(dtype: DType = .float64) throws -> Sequential {
    let model = Sequential {
      Linear(6); Tanh(); Dropout(0.25); Linear(3)
    }
    try model.bind(inputShape: [1, 4], dtype: dtype, seed: 2)
    return model
  }

  private static func rows(_ step: Int, _ count: Int) -> ArraySlice<Int> {
    Array((step * 9)..<(step * 9 + count))[...]
  }

  @Test("batches of changing sizes, with measuring in between")
  func shapesAndModes() throws {
    let trainer = try Trainer(
      Self.model(), on: .iris, loss: SoftmaxCrossEntropy(), optimizer: Adam(learningRate: 0.02),
      dtype: .float64)
    let loop = PlainLoop(try Self.model(), on: .iris, optimizer: Adam(learningRate: 0.02))
    for (step, count) in [20, 7, 20, 1, 7, 20, 30].enumerated() {
      let rows = Self.rows(step, count)
      let loss = try trainer.step(rows: rows)
      #expect(deviation([loss], [loop.step(rows: rows)]) < 1e-12, "step \(step)")
      let (x, y) = loop.batch(rows)
      let measured = try trainer.evaluate(rows: Array(rows))
      let prediction = loop.model(x)
      let expected = SoftmaxCrossEntropy()(prediction, y).item()
      #expect(deviation([measured.metrics.loss], [expected]) < 1e-12)
      #expect(deviation(measured.outputs.flatMap { $0 }, prediction.scalars) < 1e-12)
    }
    #expect(deviation(values(of: trainer.model), values(of: loop.model)) < 1e-12)
  }

  @Test("an epoch whose last batch is smaller")
  func lastBatch() throws {
    let rows = Array(0..<50)
    let trainer = try Trainer(
      Self.model(), on: .iris, loss: SoftmaxCrossEntropy(), optimizer: SGD(learningRate: 0.1),
      dtype: .float64, options: TrainingOptions(epochs: 2, batchSize: .rows(16), shuffle: false))
    let loop = PlainLoop(try Self.model(), on: .iris, optimizer: SGD(learningRate: 0.1))
    try trainer.train(rows: rows)
    var means: [Double] = []
    for _ in 0..<2 {
      let losses = stride(from: 0, to: 50, by: 16).map { start in
        loop.step(rows: rows[start..<min(50, start + 16)])
      }
      means.append(losses.reduce(0, +) / 4)
    }
    #expect(deviation(values(of: trainer.model), values(of: loop.model)) < 1e-12)
    #expect(deviation(trainer.history.map(\.train.loss), means) < 1e-12)
    #expect(trainer.history.map(\.step) == [4, 8])
  }

  @Test("training and inference of the same tensor, in a plain loop")
  func modes() throws {
    let model = Sequential { Dropout(0.5) }
    let x = Tensor([Double](repeating: 1, count: 64), dtype: .float64)
    for step in 0..<4 {
      #expect(model(x).scalars == [Double](repeating: 1, count: 64))
      let dropped = model(x, .training(seed: 1, step: step)).scalars
      #expect(Set(dropped) == [0, 2])
    }
  }

  @Test("a model that was bound in single precision is trained in double")
  func precision() throws {
    let single = try Self.model(dtype: .float32)
    let weights = values(of: single)
    let trainer = try Trainer(
      single, on: .iris, loss: SoftmaxCrossEntropy(), optimizer: SGD(learningRate: 0.1),
      dtype: .float64)
    #expect(values(of: single) == weights)
    #expect(single.parameters.allSatisfy { $0.value.dtype == .float64 })
    let loop = PlainLoop(single.copy(), on: .iris, optimizer: SGD(learningRate: 0.1))
    let rows = Self.rows(0, 20)
    #expect(deviation([try trainer.step(rows: rows)], [loop.step(rows: rows)]) < 1e-12)
    #expect(deviation(values(of: single), values(of: loop.model)) < 1e-12)

    let other = try Self.model(dtype: .float32)
    let narrow = PlainLoop(
      other, on: .iris, optimizer: SGD(learningRate: 0.1), dtype: .float32)
    _ = narrow.step(rows: rows)
    #expect(deviation(values(of: other), values(of: single)) < 1e-5)
    #expect(values(of: other) != values(of: single))
  }

  @Test("layers that are frozen and trained again while training goes on")
  func trainedSet() throws {
    let trainer = try Trainer(
      Self.model(), on: .iris, loss: SoftmaxCrossEntropy(), optimizer: Adam(learningRate: 0.02),
      dtype: .float64)
    let loop = PlainLoop(try Self.model(), on: .iris, optimizer: Adam(learningRate: 0.02))
    for step in 0..<9 {
      let isTrained = !(3..<6).contains(step)
      let before = values(of: trainer.model)
      for model in [trainer.model, loop.model] {
        for parameter in model.parameters.prefix(2) { parameter.isTrainable = isTrained }
      }
      let rows = Self.rows(step, 20)
      let loss = try trainer.step(rows: rows)
      #expect(deviation([loss], [loop.step(rows: rows)]) < 1e-12, "step \(step)")
      let after = values(of: trainer.model)
      #expect((before.prefix(30) == after.prefix(30)) == !isTrained)
      #expect(before.suffix(21) != after.suffix(21))
    }
    #expect(deviation(values(of: trainer.model), values(of: loop.model)) < 1e-12)
  }

  @Test("clipping that changes while training goes on")
  func clipping() throws {
    let trainer = try Trainer(
      Self.model(), on: .iris, loss: SoftmaxCrossEntropy(), optimizer: SGD(learningRate: 0.2),
      dtype: .float64)
    let loop = PlainLoop(try Self.model(), on: .iris, optimizer: SGD(learningRate: 0.2))
    let kinds: [Clipping?] = [
      nil, .value(0.01), .value(0.002), .globalNorm(0.05), .globalNorm(0.01), nil,
    ]
    for (step, kind) in kinds.enumerated() {
      trainer.optimization.clipping = kind
      loop.optimization.clipping = kind
      let rows = Self.rows(step, 20)
      _ = try trainer.step(rows: rows)
      _ = loop.step(rows: rows)
      #expect(deviation(values(of: trainer.model), values(of: loop.model)) < 1e-12)
    }
  }

  @Test("one model under one optimiser after the other")
  func optimizers() throws {
    let model = try Self.model()
    let copy = try Self.model()
    let methods: [any Optimizer] = [
      SGD(learningRate: 0.1), Adam(learningRate: 0.02), SGD(learningRate: 0.05, momentum: 0.9),
      Nesterov(learningRate: 0.05), RMSProp(learningRate: 0.01), SGD(learningRate: 0.1),
    ]
    for method in methods {
      let trainer = try Trainer(
        model, on: .iris, loss: SoftmaxCrossEntropy(), optimizer: method, dtype: .float64)
      let loop = PlainLoop(copy, on: .iris, optimizer: method)
      for step in 0..<3 {
        let rows = Self.rows(step, 20)
        let loss = try trainer.step(rows: rows)
        #expect(deviation([loss], [loop.step(rows: rows)]) < 1e-12)
      }
    }
    #expect(deviation(values(of: model), values(of: copy)) < 1e-12)
  }
}
