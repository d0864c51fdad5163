import CadenaData
import CadenaNetworks
import Testing

@Suite struct DropoutTests {
  private let ones = Tensor([Double](repeating: 1, count: 4000), shape: [40, 100], dtype: .float64)

  private func mask(_ layer: some Module, _ context: Context) -> [Double] {
    layer(ones, context).array(of: Double.self)
  }

  @Test func invertedScalesWhileTraining() {
    let layer = Dropout(0.2)
    let trained = mask(layer, .training(seed: 3, step: 1))
    #expect(Set(trained) == [0, 1.25])
    let kept = Double(trained.filter { $0 > 0 }.count)
    // 4000 draws with probability 0.8: mean 3200, deviation 25.3; five deviations either way.
    #expect(abs(kept - 3200) < 127)
    #expect(mask(layer, .inference) == ones.scalars)
  }

  @Test func theLecturesFormScalesAtInference() {
    let layer = Dropout(0.2, scaling: .inference)
    #expect(Set(mask(layer, .training(seed: 3, step: 1))) == [0, 1])
    expectEqual(mask(layer, .inference), ones.scalars.map { $0 * 0.8 })
    // Both forms drop the same elements, and their expectations agree.
    let inverted = mask(Dropout(0.2), .training(seed: 3, step: 1))
    expectEqual(mask(layer, .training(seed: 3, step: 1)), inverted.map { $0 * 0.8 })
  }

  @Test func bothFormsAreThoseOfAnIndependentProgram() throws {
    let cases = try #require(try fixture("ops-dropout.json")["cases"]?.elements)
    for item in cases {
      let attributes = try #require(item["attrs"])
      let layer = Dropout(
        try #require(attributes["p"]?.number),
        scaling: attributes["form"]?.string == "lecture" ? .inference : .inverted)
      let inputs = try #require(item["inputs"])
      let x = try golden(try #require(inputs["x"]), .float64)
      let mask = try inputs["mask"].map { try golden($0, .float64) }
      let output = mask.map { layer.dropping(x, keeping: $0) } ?? layer(x)
      let expected = try golden(try #require(item["output"]), .float64)
      expectEqual(output.scalars, expected.scalars, item["name"]?.string ?? "")
      let slope = gradient(
        of: output, withRespectTo: x,
        cotangent: try golden(try #require(item["cotangent"]), .float64))
      let expectedSlope = try golden(try #require(item["grads"]?["x"]), .float64)
      expectEqual(slope.scalars, expectedSlope.scalars, item["name"]?.string ?? "")
    }
    #expect(cases.count == 8)
  }

  @Test func elementsStayWhereTheUniformNumberReachesTheRate() {
    let key = RandomKey(seed: 9).derived("dropout", 5).derived("stream", 0)
    let numbers = Tensor.uniform(ones.shape, key: key.tensor).array(of: Float.self)
    let expected = numbers.map { Double($0) >= 0.5 ? 2.0 : 0.0 }
    #expect(mask(Dropout(0.5), .training(seed: 9, step: 5)) == expected)
  }

  @Test func masksDifferByLayerCallStepAndSeed() throws {
    let shared = Dropout(0.5)
    let model = Two(first: Dropout(0.5), second: shared)
    let context = Context.training(seed: 1, step: 1)
    let masks = model.outputs(ones, context).map { $0.array(of: Double.self) }
    let later = model.outputs(ones, .training(seed: 1, step: 2)).map { $0.array(of: Double.self) }
    let other = model.outputs(ones, .training(seed: 2, step: 1)).map { $0.array(of: Double.self) }
    // Three calls: the first layer, the second, and the second again.
    #expect(Set(masks + later + other).count == 9)
    let again = model.outputs(ones, .training(seed: 1, step: 1)).map { $0.array(of: Double.self) }
    #expect(again == masks)
  }

  @Test func keysAreThoseOfSeedStepPathAndCall() throws {
    let model = Sequential {
      Linear(2); Dropout(0.5); ReLU(); Dropout(0.5)
    }
    try model.bind(inputShape: [1, 2])
    let context = Context.training(seed: 7, step: 3)
    let x = Tensor.zeros([1, 2])
    _ = model(x, context)
    _ = model.layers[1](x, context)
    let entries = try #require(context.keys).entries
    #expect(entries.map(\.path) == ["layers.1", "layers.3", "layers.1"])
    #expect(entries.map(\.callIndex) == [0, 0, 1])
    // Worked out by another program from the definition.
    #expect(
      entries.map { $0.key.array(of: UInt32.self) } == [
        [3_535_030_426, 1_102_014_184], [4_141_628_840, 167_377_520],
        [1_410_175_460, 2_997_750_272],
      ])
    #expect(
      entries[0].key(seed: 7, step: 4) == RandomKey(word0: 1_621_377_735, word1: 368_913_037))
  }

  @Test func aRecordedPassGivesPlaceholdersThatStandForTheSameKeys() throws {
    let model = Sequential {
      Dropout(0.5); Dropout(0.5)
    }
    let (recording, training) = (Context.recording, Context.training(seed: 7, step: 3))
    _ = model(ones, recording)
    _ = model(ones, training)
    let recorded = try #require(recording.keys).entries
    let drawn = try #require(training.keys).entries
    #expect(recorded.map(\.key.node.kind) == [.placeholder, .placeholder])
    #expect(
      recorded.map { $0.key(seed: 7, step: 3).tensor.array(of: UInt32.self) }
        == drawn.map { $0.key.array(of: UInt32.self) })
  }

  @Test func theGradientIsTheMask() {
    let x = ones
    let output = Dropout(0.5)(x, .training(seed: 1, step: 1))
    let found = gradient(of: output.sum(), withRespectTo: x)
    #expect(found.scalars == output.scalars)
  }
}

/// Two dropouts, one of which is called twice.
private struct Two: Module {
  let first: Dropout
  let second: Dropout

  func forward(_ x: Tensor, _ context: Context) -> Tensor { x }

  func outputs(_ x: Tensor, _ context: Context) -> [Tensor] {
    Boxed(self) { [$0.first(x, $1), $0.second(x, $1), $0.second(x, $1)] }.run(x, context)
  }
}

/// Calls parts of a model inside a forward pass, so that they are named by their place in it.
private final class Boxed: Module {
  let model: Two
  let body: (Two, Context) -> [Tensor]
  var result: [Tensor] = []

  init(_ model: Two, _ body: @escaping (Two, Context) -> [Tensor]) {
    self.model = model
    self.body = body
  }

  func forward(_ x: Tensor, _ context: Context) -> Tensor {
    result = body(model, context)
    return x
  }

  func run(_ x: Tensor, _ context: Context) -> [Tensor] {
    _ = self(x, context)
    return result
  }
}
