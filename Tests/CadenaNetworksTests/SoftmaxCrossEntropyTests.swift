import CadenaNetworks
import CadenaRuntime
import Testing

@Suite struct SoftmaxCrossEntropyTests {
  private let scores = Tensor([0.5, -1, 2, 0.25, 3, -0.5], shape: [2, 3], dtype: .float64)
  private let labels = Tensor([2, 0])

  @Test func lectureSmoothingGivesTheRowOfTheLecture() {
    // ε = 0.01 and five classes: 0.0025 for the zeros, 0.99 for the one.
    let scores = Tensor([1, 2, 3, 4, 5], shape: [1, 5], dtype: .float64)
    let row = Tensor([0.0025, 0.0025, 0.99, 0.0025, 0.0025], shape: [1, 5], dtype: .float64)
    let smoothed = SoftmaxCrossEntropy(labelSmoothing: 0.01, smoothing: .lecture)
    expectEqual(
      [smoothed(scores, Tensor([2])).item()], [SoftmaxCrossEntropy()(scores, row).item()])
  }

  @Test func theGradientIsSoftmaxMinusOneHotOverTheBatch() {
    let found = gradient(of: SoftmaxCrossEntropy()(scores, labels), withRespectTo: scores)
    var expected = scores.softmax(axis: 1).scalars
    expected[2] -= 1
    expected[3] -= 1
    expectEqual(found.scalars, expected.map { $0 / 2 })
  }

  @Test func labelsAndOneHotRowsAgreeToTheSecondDerivative() {
    let rows = Tensor([0, 0, 1, 1, 0, 0], shape: [2, 3], dtype: .float64)
    let direction = Tensor([1, -2, 0.5, 0.25, 1, -1], shape: [2, 3], dtype: .float64)
    func curvature(_ target: Tensor) -> [Double] {
      let first = gradient(of: SoftmaxCrossEntropy()(scores, target), withRespectTo: scores)
      return gradient(of: (first * direction).sum(), withRespectTo: scores).scalars
    }
    // For one row the Hessian is diag(p) - p·pᵀ; the mean over two rows halves it.
    let p = scores.softmax(axis: 1).scalars
    let d = direction.scalars
    let expected = (0..<6).map { index -> Double in
      let row = index / 3 * 3
      let mean = (row..<(row + 3)).reduce(0) { $0 + p[$1] * d[$1] }
      return p[index] * (d[index] - mean) / 2
    }
    expectEqual(curvature(labels), expected)
    expectEqual(curvature(rows), expected)
  }

  @Test func aLabelOutsideTheClassesIsFoundAtEvaluation() {
    let loss = SoftmaxCrossEntropy()(scores, Tensor([2, 3]))
    #expect(throws: EvaluationError.self) { try loss.evaluate() }
  }

  @Test(arguments: [1, 2, 9], [DType.float32, .float64])
  func lossAndGradientAreOneKernelWithTheNumbersOfTheReference(_ rows: Int, _ dtype: DType) throws {
    let numbers = (0..<(rows * 5)).map { Double(($0 * 7) % 11) / 4 - 1 }
    let scores = Tensor(numbers, shape: [rows, 5], dtype: dtype)
    let labels = Tensor((0..<rows).map { Int32($0 * 3 % 5) })
    let loss = SoftmaxCrossEntropy()(scores, labels)
    let outputs = [
      loss, gradient(of: loss, withRespectTo: scores), scores.argMax(axis: 1).cast(to: dtype),
    ]
    let step = try Replay(outputs: outputs, inputs: [], variables: [])
    #expect(step.planDescription.contains("softmax \(dtype) of [\(rows), 5] with gradient"))
    #expect(!step.planDescription.contains("maximum"), "\(step.planDescription)")
    try step.run()
    let bound = dtype == .float32 ? 1e-6 : 1e-15
    let stored = try ReferenceExecutor().run(outputs.map(\.node))
    for (index, (output, storage)) in zip(outputs, stored).enumerated() {
      let wanted = Tensor(storage, shape: output.shape, dtype: dtype).scalars
      for (got, wanted) in zip(step.scalars(ofOutput: index), wanted) {
        #expect(abs(got - wanted) <= bound, "output \(index)")
      }
    }
  }

  @Test func theGradientAloneAsksForNoValidLabel() throws {
    // As by its definition: a class that is not there is no row's target.
    let found = gradient(of: SoftmaxCrossEntropy()(scores, Tensor([2, 3])), withRespectTo: scores)
    let step = try Replay(outputs: [found], inputs: [], variables: [])
    try step.run()
    var expected = scores.softmax(axis: 1).scalars
    expected[2] -= 1
    expectEqual(step.scalars(ofOutput: 0), expected.map { $0 / 2 })
  }

  @Test func ignoredExamplesSendNothingBack() {
    let loss = SoftmaxCrossEntropy(ignoreIndex: -1)
    let found = gradient(of: loss(scores, Tensor([-1, 0])), withRespectTo: scores).scalars
    let alone = Tensor([0.25, 3, -0.5], shape: [1, 3], dtype: .float64)
    let expected = gradient(
      of: SoftmaxCrossEntropy()(alone, Tensor([0])), withRespectTo: alone
    ).scalars
    expectEqual(found, [0, 0, 0] + expected)
  }

  @Test func aSingleExampleMayComeWithoutABatch() {
    let one = Tensor([0.5, -1, 2], dtype: .float64)
    let batch = one.reshaped(to: [1, 3])
    let loss = SoftmaxCrossEntropy()(one, Tensor([1], shape: []))
    expectEqual([loss.item()], [SoftmaxCrossEntropy()(batch, Tensor([1])).item()])
  }

  @Test func wrongTargetsAreNamed() throws {
    let loss = SoftmaxCrossEntropy()
    let scores = TensorType([4, 3], .float32)
    try loss.check(scores, TensorType([4], .int32))
    try loss.check(scores, TensorType([4, 3], .float32))
    let shape = #expect(throws: ShapeError.self) {
      try loss.check(scores, TensorType([4, 1], .int32))
    }
    #expect(
      shape?.description == """
        SoftmaxCrossEntropy: there must be one label per example: the prediction's shape without \
        its class axis
          found:    [4, 3], [4, 1]
        """)
    let type = #expect(throws: ShapeError.self) {
      try loss.check(scores, TensorType([4], .float32))
    }
    #expect(type?.problem.what == .lossShapes)
  }
}
