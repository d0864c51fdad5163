import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaTraining
import Testing

@Suite("Masks of dropout")
struct MaskTests {
  private static let ones = Tensor([Float](repeating: 1, count: 400), shape: [20, 20])

  private static func mask(_ output: Tensor) -> [Bool] { output.scalars.map { $0 != 0 } }

  @Test("two dropouts of one model have different masks")
  func layers() {
    // What is left is what both keep; a layer that repeated the first one's mask would drop nothing.
    let pair = Sequential {
      Dropout(0.5); Dropout(0.5)
    }
    let single = Sequential { Dropout(0.5) }
    let both = Self.mask(pair(Self.ones, .training(seed: 3, step: 1)))
    let one = Self.mask(single(Self.ones, .training(seed: 3, step: 1)))
    let kept = one.filter { $0 }.count
    let left = both.filter { $0 }.count
    #expect(zip(one, both).allSatisfy { $0 || !$1 })
    #expect(kept > 150 && kept < 250)
    #expect(left > 60 && left < 140)
  }

  @Test("one dropout that is called twice in a pass has two masks")
  func calls() {
    let layer = Dropout(0.5)
    let context = Context.training(seed: 3, step: 1)
    let model = Sequential([layer])
    let first = Self.mask(model(Self.ones, context))
    let second = Self.mask(model(Self.ones, context))
    #expect(first != second)
    let again = Context.training(seed: 3, step: 1)
    #expect(Self.mask(model(Self.ones, again)) == first)
    #expect(Self.mask(model(Self.ones, again)) == second)
  }

  @Test("steps and seeds differ, the same seed and step do not")
  func steps() {
    let model = Sequential { Dropout(0.5) }
    var masks: Set<[Bool]> = []
    for seed in 0..<4 {
      for step in 0..<4 {
        let mask = Self.mask(model(Self.ones, .training(seed: UInt64(seed), step: step)))
        #expect(mask == Self.mask(model(Self.ones, .training(seed: UInt64(seed), step: step))))
        masks.insert(mask)
      }
    }
    #expect(masks.count == 16)
  }

  private static func model() -> Sequential {
    let shared = Dropout(0.3)
    return Sequential([
      Linear(12), ReLU(), Dropout(0.4), Linear(12), shared, Tanh(), shared, Linear(3),
    ])
  }

  @Test("the trainer's recorded step has the masks of the same step in a plain loop")
  func trainer() throws {
    let model = Self.model()
    let options = TrainingOptions(seed: 11)
    let trainer = try Trainer(
      model, on: .iris, loss: SoftmaxCrossEntropy(), optimizer: SGD(learningRate: 0.1),
      dtype: .float64, options: options)
    let loop = PlainLoop(
      model.copy(), on: .iris, optimizer: SGD(learningRate: 0.1), seed: 11)
    for step in 0..<6 {
      let rows = Array((step * 5)..<(step * 5 + 25))[...]
      let loss = try trainer.step(rows: rows)
      #expect(deviation([loss], [loop.step(rows: rows)]) < 1e-12)
    }
  }

  @Test("with the same rows and weights that stay, only the masks change the trainer's loss")
  func stepsOfTheTrainer() throws {
    func losses(seed: UInt64, rate: Double) throws -> [Double] {
      let model = Sequential {
        Linear(12); ReLU(); Dropout(rate); Linear(3)
      }
      try model.bind(inputShape: [1, 4], dtype: .float64, seed: 1)
      let trainer = try Trainer(
        model, on: .iris, loss: SoftmaxCrossEntropy(), optimizer: SGD(learningRate: 0),
        dtype: .float64, options: TrainingOptions(seed: seed))
      // To ten digits: other tests choose instruction sets meanwhile.
      return try (0..<5).map { _ in
        (try trainer.step(rows: Array(0..<40)[...]) * 1e10).rounded()
      }
    }
    #expect(Set(try losses(seed: 1, rate: 0)).count == 1)
    let first = try losses(seed: 1, rate: 0.5)
    #expect(Set(first).count == 5)
    #expect(try losses(seed: 1, rate: 0.5) == first)
    #expect(Set(first).isDisjoint(with: try losses(seed: 2, rate: 0.5)))
  }
}
