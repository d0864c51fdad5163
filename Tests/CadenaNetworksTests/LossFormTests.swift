import CadenaNetworks
import Testing

@Suite struct LossFormTests {
  @Test func zeroTimesTheLogarithmOfZeroIsZero() {
    let p = Tensor([0, 1, 0.5], dtype: .float64)
    let t = Tensor([0, 1, 1], dtype: .float64)
    let loss = BinaryCrossEntropy(reduction: .sum)(p, t)
    expectEqual([loss.item()], [0.6931471805599453])
    expectEqual(gradient(of: loss, withRespectTo: p).scalars, [1, -1, -2])
    let rows = CrossEntropy(reduction: .sum)(
      Tensor([0, 0.25, 0.75], shape: [1, 3], dtype: .float64),
      Tensor([0, 1, 0], shape: [1, 3], dtype: .float64))
    expectEqual([rows.item()], [1.3862943611198906])
  }

  @Test func halfTheSquaredErrorIsTheLectures() {
    // The 2-2-2 network's outputs: E1 + E2 = 0.249090.
    let outputs = Tensor([0.73492, 0.77955], shape: [1, 2], dtype: .float64)
    let targets = Tensor([0.05, 0.95], shape: [1, 2], dtype: .float64)
    let loss = HalfSquaredError()(outputs, targets)
    expectEqual([loss.item()], [0.234557703_2 + 0.014526601_25], tolerance: 1e-9)
    // Two equal examples: a sum over the outputs, a mean over the batch.
    let twice = HalfSquaredError()(
      .concatenated([outputs, outputs], axis: 0), .concatenated([targets, targets], axis: 0))
    expectEqual([twice.item()], [loss.item()])
    expectEqual(
      gradient(of: loss, withRespectTo: outputs).scalars, [0.68492, -0.17045])
  }

  @Test func classesMayBeLabelsOfProbabilities() {
    let p = Tensor([0.5, 0.25, 0.25, 0.125, 0.125, 0.75], shape: [2, 3], dtype: .float64)
    let loss = CrossEntropy()(p, Tensor([0, 1]))
    // (log 2 + log 8) / 2 = 2 log 2.
    expectEqual([loss.item()], [1.3862943611198906])
    expectEqual(gradient(of: loss, withRespectTo: p).scalars, [-1, 0, 0, 0, -4, 0])
  }

  @Test func logCoshDoesNotOverflow() {
    let error = Tensor([1000, -1000, 0], dtype: .float64)
    let loss = LogCosh(reduction: .none)(error, .zeros([3], dtype: .float64))
    expectEqual(loss.scalars, [1000 - 0.6931471805599453, 1000 - 0.6931471805599453, 0])
    let slope = gradient(of: loss.sum(), withRespectTo: error)
    expectEqual(slope.scalars, [1, -1, 0])
  }

  @Test func theDistanceOfEqualVectorsHasNoSlope() {
    let a = Tensor([1, 2], shape: [1, 2], dtype: .float64)
    let n = Tensor([4, 6], shape: [1, 2], dtype: .float64)
    let loss = Triplet(margin: 6)(anchor: a, positive: a, negative: n)
    expectEqual([loss.item()], [1])
    expectEqual(gradient(of: loss, withRespectTo: n).scalars, [-0.6, -0.8])
    expectEqual(gradient(of: loss, withRespectTo: a).scalars, [0.6, 0.8])
  }

  @Test func penaltiesCountWhatTheyAreToldTo() throws {
    let model = Linear(1)
    try model.bind(inputShape: [1, 2], dtype: .float64)
    model.weight.set(Tensor([3, -4], shape: [1, 2], dtype: .float64))
    model.bias?.set(Tensor([2], dtype: .float64))
    #expect(Penalty.l1(0.5)(model.parameters)?.item() == 3.5)
    #expect(Penalty.l2(0.5)(model.parameters)?.item() == 12.5)
    #expect(Penalty.l1(0.5, includesBiases: true)(model.parameters)?.item() == 4.5)
    #expect(Penalty.l2(2, includesBiases: true)(model.parameters)?.item() == 58)
    model.weight.isTrainable = false
    #expect(Penalty.l2(2)(model.parameters) == nil)
  }

  @Test func aColumnIsNotAVector() {
    let error = #expect(throws: ShapeError.self) {
      try MeanSquaredError().check(TensorType([4, 1], .float32), TensorType([4], .float32))
    }
    #expect(
      error?.description == """
        MeanSquaredError: the prediction and the target must have the same shape
          found:    [4, 1], [4]
        """)
  }
}
