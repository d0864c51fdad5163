import CadenaNetworks
import Testing

@Suite struct LayerTests {
  private let x = Tensor([-2, -0.5, 0, 0.5, 1, 3], shape: [2, 3], dtype: .float64)

  @Test func linearIsTheFormula() throws {
    let layer = Linear(2)
    try layer.bind(inputShape: [1, 3], dtype: .float64)
    layer.weight.set(Tensor([1, 2, 3, -1, 0.5, 2], shape: [2, 3], dtype: .float64))
    layer.bias?.set(Tensor([10, 20], dtype: .float64))
    // Rows: (-2, -½, 0) and (½, 1, 3).
    expectEqual(layer(x).scalars, [7, 21.75, 21.5, 26])
    let output = layer(x)
    let weights = [layer.weight.value, try #require(layer.bias).value]
    let found = gradient(of: output.sum(), withRespectTo: weights)
    expectEqual(found[0].scalars, [-1.5, 0.5, 3, -1.5, 0.5, 3])
    expectEqual(found[1].scalars, [2, 2])
    #expect(Linear(2, bias: false).parameters.count == 1)
  }

  @Test func activationsAreTheirFunctions() {
    let e = 2.718281828459045
    func sigmoid(_ v: Double) -> Double { 1 / (1 + power(e, -v)) }
    func power(_ base: Double, _ exponent: Double) -> Double {
      Tensor([exponent], dtype: .float64).exp().item()
    }
    let v = x.scalars
    expectEqual(Sigmoid()(x).scalars, v.map(sigmoid))
    expectEqual(Tanh()(x).scalars, v.map { 2 * sigmoid(2 * $0) - 1 })
    expectEqual(ReLU()(x).scalars, v.map { Swift.max(0, $0) })
    expectEqual(LeakyReLU(0.1)(x).scalars, v.map { $0 > 0 ? $0 : 0.1 * $0 })
    expectEqual(ELU(0.8)(x).scalars, v.map { $0 > 0 ? $0 : 0.8 * (power(e, $0) - 1) })
    expectEqual(SiLU()(x).scalars, v.map { $0 * sigmoid($0) })
    // Φ(1) and Φ(3) of the standard normal, to ten digits.
    expectEqual(
      GELU()(Tensor([1, 3, -1], dtype: .float64)).scalars,
      [0.8413447461, 3 * 0.9986501020, -0.1586552539], tolerance: 1e-9)
    // ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) at 1.
    expectEqual(GELU(form: .tanh)(Tensor([1], dtype: .float64)).scalars, [0.8411919906082768])
    expectEqual(
      Softplus(beta: 2)(x).scalars, v.map { -Tensor([sigmoid(-2 * $0)]).log().item() / 2 },
      tolerance: 1e-6)
    let sums = Softmax()(x).sum(axes: [1]).scalars
    expectEqual(sums, [1, 1])
    expectEqual(
      Softmax()(x).scalars[0..<3].map { $0 },
      {
        let terms = v[0..<3].map { power(e, $0) }
        return terms.map { $0 / terms.reduce(0, +) }
      }())
  }

  @Test func shapesAreChangedAndChecked() throws {
    let images = Reshape([1, 3])(x)
    #expect(images.shape == [2, 1, 3])
    #expect(images.scalars == x.scalars)
    #expect(Flatten()(images).shape == [2, 3])
    #expect(try Reshape([1, 8, 8]).outputShape(for: [5, 64]) == [5, 1, 8, 8])
    #expect(try Flatten().outputShape(for: [5, 1, 8, 8]) == [5, 64])
    let error = #expect(throws: ShapeError.self) { try Flatten().outputShape(for: .scalar) }
    #expect(error?.problem.place == "flatten")
    let softmax = #expect(throws: ShapeError.self) {
      try Softmax(axis: 2).outputShape(for: [5, 3])
    }
    #expect(softmax?.problem.what == .axisOutOfRange(2, rank: 2))
  }

  @Test func residualAddsItsInput() throws {
    let block = Residual {
      Tanh(); LeakyReLU(0.5)
    }
    let expected = x.scalars.map { value -> Double in
      let t = Tensor([value], dtype: .float64).tanh().item()
      return value + (t > 0 ? t : 0.5 * t)
    }
    expectEqual(block(x).scalars, expected)
    let projected = Residual(shortcut: Linear(2)) { Linear(2) }
    try projected.bind(inputShape: [1, 3], dtype: .float64, seed: 2)
    #expect(
      projected.namedParameters.map(\.name) == [
        "body.0.weight", "body.0.bias", "shortcut.weight", "shortcut.bias",
      ])
    let parts = projected.parameters.map(\.value)
    let sum = x.linear(parts[0], parts[1]) + x.linear(parts[2], parts[3])
    expectEqual(projected(x).scalars, sum.scalars)
  }

  @Test func theBuilderTakesConditionsLoopsAndLists() {
    func model(_ deep: Bool) -> Sequential {
      Sequential {
        Linear(4)
        if deep {
          for _ in 0..<2 {
            Residual {
              Linear(4); Tanh()
            }
          }
        } else {
          ReLU()
        }
        if deep { Dropout(0.5) }
        [Linear(3), Softmax()] as [any Module]
      }
    }
    #expect(
      model(true).layers.map(\.label) == [
        "Linear(4)", "Residual", "Residual", "Dropout(0.5)", "Linear(3)", "Softmax",
      ])
    #expect(model(false).layers.map(\.label) == ["Linear(4)", "ReLU", "Linear(3)", "Softmax"])
  }
}
