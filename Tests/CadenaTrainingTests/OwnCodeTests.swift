import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaTraining
import Testing

/// A layer with code of its own is not frozen by the trainer's recorded steps.
@Suite struct OwnCodeTests {
  /// Counts its calls.
  final class Counter {
    var calls = 0
  }

  /// Multiplies by how often it was called, and by nothing at every third call.
  struct Moody: ShapePreserving {
    let counter = Counter()

    func forward(_ x: Tensor, _ context: Context) -> Tensor {
      counter.calls += 1
      if counter.calls % 3 == 0 { return x.tanh() }
      return x * Double(counter.calls)
    }
  }

  private func data() throws -> Dataset {
    try Dataset(
      name: "line", features: Features(.doubles([1, 2, 3, 4]), count: 4, exampleShape: [1]),
      targets: .values([2, 4, 6, 8], width: 1))
  }

  @Test func everyStepRunsTheLayersOwnCode() throws {
    let linear = Linear(1, bias: false, weights: Constant(0.5))
    let moody = Moody()
    let trainer = try Trainer(
      Sequential([linear, moody]), on: data(), loss: MeanSquaredError(),
      optimizer: SGD(learningRate: 0.001), dtype: .float64)
    // Binding and checking shapes call the layer too.
    let before = moody.counter.calls
    var weight = 0.5
    for step in 1...7 {
      let loss = try trainer.step(rows: [0, 1, 2, 3])
      let calls = before + step
      #expect(moody.counter.calls == calls)
      var expected = 0.0
      var slope = 0.0
      for (x, y) in [(1.0, 2.0), (2, 4), (3, 6), (4, 8)] {
        let sum = weight * x
        let isBent = calls % 3 == 0
        let output = isBent ? tanh(sum) : sum * Double(calls)
        expected += (output - y) * (output - y) / 4
        slope += 2 * (output - y) / 4 * (isBent ? 1 - output * output : Double(calls)) * x
      }
      #expect(abs(loss - expected) <= 1e-12 * max(1, expected))
      weight -= 0.001 * slope
    }
    #expect(abs(linear.weight.value.item() - weight) <= 1e-12)
  }

  private func tanh(_ x: Double) -> Double { Tensor(x, dtype: .float64).tanh().item() }

  @Test func builtInModelsAreReplayed() {
    #expect(
      Sequential {
        Linear(2)
        Residual { Dropout(0.5) }
        ReLU().named("top")
      }.isReplayable)
    #expect(!Sequential([Linear(2), Residual(Moody())]).isReplayable)
  }
}
