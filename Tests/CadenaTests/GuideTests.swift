import Cadena
import Testing

/// The examples of CONTRIBUTING, checked as it says that such code is checked.
@Suite("The guide's examples") struct GuideTests {
  private let a = Tensor([3, -5, 0, 0.5], dtype: .float64)
  private let b = Tensor([-4, 12, 2, 0.25], dtype: .float64)

  @Test(
    "the guide shows the files that are compiled here",
    arguments: [
      "Hypotenuse", "HardShrink", "SignDescent",
    ])
  func guide(_ name: String) throws {
    let compiled = RepositoryText.withoutImports(
      try RepositoryText.lines(of: "Tests/CadenaTests/Guide/\(name).swift"))
    let blocks = try RepositoryText.swiftBlocks(of: "CONTRIBUTING.md")
    #expect(blocks.contains { RepositoryText.withoutImports($0) == compiled })
  }

  @Test("the operation: values, gradients twice, the definition") func operation() throws {
    let lengths = a.hypotenuse(with: b)
    #expect(lengths.array(of: Double.self).prefix(3) == [5, 13, 2])
    for example in Hypotenuse.examples {
      let inputs = example.inputs.enumerated().map { number, input in
        Tensor.uniform(
          input.shape, key: Tensor([UInt32(number), 5]), dtype: .float64) * 3 - 1.5
      }
      #expect(GradientCheck(at: inputs, of: example.apply).passes(tolerance: 1e-7))
      let second = GradientCheck(at: inputs) { point in
        let y = example.apply(point)
        return gradient(of: (y * y * y).sum(), withRespectTo: point[0])
      }
      #expect(second.passes(tolerance: 2e-6))
      let output = example.apply(inputs)
      let defined = try ReferenceExecutor().run([output.node])
      #expect(
        output.array(of: Double.self)
          == Tensor(defined[0], shape: output.shape, dtype: .float64).array(of: Double.self))
    }
    let atZero = Tensor([0.0], dtype: .float64)
    #expect(gradient(at: atZero) { $0.hypotenuse(with: $0).sum() }.item() == 0)
  }

  @Test("the layer: values, gradient, shape") func layer() throws {
    let layer = HardShrink(2.5)
    #expect(layer(a).array(of: Double.self) == [3, -5, 0, 0])
    #expect(gradient(at: a) { layer($0).sum() }.array(of: Double.self) == [1, 1, 0, 0])
    #expect(layer.label == "HardShrink(2.5)" && layer.isReplayable)
    #expect(
      try Sequential {
        Linear(3); HardShrink()
      }.outputShape(for: [2, 7]) == [2, 3])
  }

  @Test("the optimiser: two steps by hand") func optimizer() throws {
    let weight = Parameter(.weight, value: Tensor([1, -1], dtype: .float64))
    let optimization = Optimization(
      of: [weight], by: SignDescent(learningRate: 0.25, decay: 0.5))
    optimization.step(gradients: [Tensor([2, -4], dtype: .float64)])
    #expect(weight.value.array(of: Double.self) == [0.75, -0.75])
    // m = (1, -2) before and (½ - 2, -1 + 2) now.
    optimization.step(gradients: [Tensor([-4, 4], dtype: .float64)])
    #expect(weight.value.array(of: Double.self) == [1, -1])
    #expect(optimization.states[0][0].value.array(of: Double.self) == [-1.5, 1])
  }
}
