import CadenaNetworks
import Testing

/// Gradients of whole models against differences of the loss.
@Suite struct ModelGradientCheckTests {
  private let x = Tensor(
    (0..<12).map { Double($0 * 7 % 5) / 3 - 0.6 }, shape: [4, 3], dtype: .float64)
  private let y = Tensor([0, 2, 1, 2] as [Int32])

  private func bound(_ layers: [any Module]) throws -> Sequential {
    let model = Sequential(layers)
    try model.bind(inputShape: [4, 3], dtype: .float64, seed: 3)
    return model
  }

  private func check(
    _ layers: [any Module], penalties: [Penalty] = []
  ) throws -> ModelGradientCheck {
    try ModelGradientCheck(
      try bound(layers), loss: SoftmaxCrossEntropy(), penalties: penalties, input: x, target: y)
  }

  @Test func rightGradientsPassWithDropoutAndPenalties() throws {
    let model = try bound([Linear(8), Tanh(), Dropout(0.5), Linear(3)])
    let before = model.parameters.map(\.value.scalars)
    let check = try ModelGradientCheck(
      model, loss: SoftmaxCrossEntropy(), penalties: [.l1(0.1, includesBiases: true), .l2(0.2)],
      input: x, target: y)
    #expect(check.passes)
    #expect(
      check.results.map(\.name) == [
        "layers.0.weight", "layers.0.bias", "layers.3.weight", "layers.3.bias",
      ])
    #expect(check.results.map(\.compared) == [24, 8, 24, 3])
    #expect((check.worst?.worst?.error ?? 1) < 1e-7)
    #expect(model.parameters.map(\.value.scalars) == before)
  }

  @Test func aWrongGradientFailsAtItsParameter() throws {
    // The layer before the one whose gradient is half of what it should be.
    let check = try check([Linear(4), HalfGradient(), Tanh(), Linear(3)])
    #expect(!check.passes)
    #expect(check.results.map(\.passes) == [false, false, true, true])
    let worst = try #require(check.worst?.worst)
    #expect(abs(worst.error - 0.5) < 1e-6)
    #expect(abs(worst.gradient * 2 - worst.slope) < 1e-8)
    #expect(worst.verdict == .wrong)
  }

  @Test func cornersAreToldApart() throws {
    // Every unit of the first layer is exactly at ReLU's corner, with one slope to each side.
    let first = Linear(4)
    let model = try bound([first, ReLU(), Linear(3)])
    first.weight.set(Tensor([Double](repeating: 0, count: 12), shape: [4, 3], dtype: .float64))
    first.bias?.set(Tensor([Double](repeating: 0, count: 4), shape: [4], dtype: .float64))
    let check = try ModelGradientCheck(
      model, loss: SoftmaxCrossEntropy(), input: x.absolute() + 0.1, target: y)
    #expect(check.passes)
    #expect(check.results.prefix(2).allSatisfy { $0.corners == $0.compared })
    #expect(check.results.dropFirst(2).allSatisfy { $0.corners == 0 })
  }

  @Test func aCornerExcusesNoGradientOutsideItsSlopes() throws {
    let first = Linear(4)
    let model = try bound([first, ReLU(), NegatedGradient(), Linear(3)])
    first.weight.set(Tensor([Double](repeating: 0.01, count: 12), shape: [4, 3], dtype: .float64))
    let check = try ModelGradientCheck(model, loss: SoftmaxCrossEntropy(), input: x, target: y)
    #expect(!check.passes)
    #expect(check.results[0].worst?.verdict == .wrong)
  }
}

/// The identity with half of its gradient.
private struct HalfGradient: ShapePreserving {
  func forward(_ x: Tensor, _ context: Context) -> Tensor { x / 2 + (x / 2).stoppingGradient() }
}

/// The identity with its gradient turned round.
private struct NegatedGradient: ShapePreserving {
  func forward(_ x: Tensor, _ context: Context) -> Tensor { (2 * x).stoppingGradient() - x }
}
