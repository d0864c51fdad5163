import CadenaData
import CadenaNetworks
import Testing

/// The layers BatchNorm and LayerNorm.
@Suite struct NormalizationTests {
  private let rows = Tensor([[1.0, -2], [2, 0], [6, 5]], dtype: .float64)

  private func bound(_ layer: BatchNorm) throws -> BatchNorm {
    try layer.bind(inputShape: [1, 2], dtype: .float64)
    return layer
  }

  @Test func firstValuesAndNames() throws {
    let model = Sequential {
      Linear(3); BatchNorm(); LayerNorm()
    }
    try model.bind(inputShape: [1, 2], dtype: .float64)
    let named = model.namedParameters.dropFirst(2)
    #expect(
      named.map(\.name) == [
        "layers.1.weight", "layers.1.bias", "layers.1.runningMean", "layers.1.runningVariance",
        "layers.2.weight", "layers.2.bias",
      ])
    #expect(named.map { $0.parameter.value.scalars[0] } == [1, 0, 0, 1, 1, 0])
    #expect(named.map(\.parameter.shape) == Array(repeating: [3], count: 6))
    #expect(
      named.map(\.parameter.kind) == [.weight, .bias, .statistic, .statistic, .weight, .bias])
    #expect(model.trainableParameters.count == 6)
    #expect(model.isReplayable)
  }

  @Test func trainingUsesTheBatchAndMovesTheRunningStatistics() throws {
    let layer = try bound(BatchNorm(momentum: 0.25, epsilon: 0.5))
    let output = layer(rows, .training())
    // Columns 1, 2, 6: mean 3, variance 14/3, unbiased 7; -2, 0, 5: mean 1, 26/3, 13.
    let (a, b) = ((14.0 / 3 + 0.5).squareRoot(), (26.0 / 3 + 0.5).squareRoot())
    expectEqual(output.scalars, [-2 / a, -3 / b, -1 / a, -1 / b, 3 / a, 4 / b])
    expectEqual(layer.runningMean.value.scalars, [0.75, 0.25])
    expectEqual(layer.runningVariance.value.scalars, [0.75 + 7 / 4, 0.75 + 13 / 4])
    _ = layer(rows, .training())
    expectEqual(layer.runningMean.value.scalars, [0.75 * 0.75 + 0.75, 0.75 * 0.25 + 0.25])
  }

  @Test func inferenceUsesTheRunningStatisticsAndLeavesThemAlone() throws {
    let layer = try bound(BatchNorm(epsilon: 0.5))
    layer.runningMean.set(Tensor([1.0, 2], dtype: .float64))
    layer.runningVariance.set(Tensor([3.5, 8.5], dtype: .float64))
    layer.weight.set(Tensor([2.0, -1], dtype: .float64))
    layer.bias.set(Tensor([0.5, 0], dtype: .float64))
    expectEqual(layer(rows).scalars, [0.5, 4 / 3, 1.5, 2 / 3, 5.5, -1])
    #expect(layer.runningMean.value.scalars == [1, 2])
    #expect(layer.runningVariance.value.scalars == [3.5, 8.5])
  }

  @Test func oneRowIsNormalizedToTheShiftAndKeepsTheRunningVariance() throws {
    let layer = try bound(BatchNorm())
    layer.bias.set(Tensor([0.5, -3], dtype: .float64))
    #expect(layer(Tensor([[7.0, 9]], dtype: .float64), .training()).scalars == [0.5, -3])
    expectEqual(layer.runningMean.value.scalars, [0.7, 0.9])
    #expect(layer.runningVariance.value.scalars == [1, 1])
  }

  @Test func oneLayerUsedTwiceFollowsBothBatches() throws {
    let layer = try bound(BatchNorm(momentum: 0.5))
    let context = Context.training()
    _ = layer(layer(rows, context) + 4, context)
    // The second batch has mean 4.
    expectEqual(layer.runningMean.value.scalars, [0.75 + 2, 0.25 + 2])
  }

  @Test func momentumOneKeepsTheLastBatchAndZeroTheFirstValues() throws {
    let last = try bound(BatchNorm(momentum: 1))
    _ = last(rows, .training())
    expectEqual(last.runningMean.value.scalars + last.runningVariance.value.scalars, [3, 1, 7, 13])
    let first = try bound(BatchNorm(momentum: 0))
    _ = first(rows, .training())
    #expect(
      first.runningMean.value.scalars + first.runningVariance.value.scalars == [0, 0, 1, 1])
  }

  @Test func imagesHaveStatisticsPerChannel() throws {
    let layer = BatchNorm(momentum: 1)
    let images = Tensor(
      (0..<24).map { Double($0 * $0 % 7) }, shape: [2, 3, 2, 2], dtype: .float64)
    let output = layer(images, .training())
    #expect(output.shape == [2, 3, 2, 2])
    #expect(layer.weight.shape == [3])
    let numbers = images.scalars
    for channel in 0..<3 {
      let own = [0, 1].flatMap { image in
        (0..<4).map { numbers[image * 12 + channel * 4 + $0] }
      }
      let mean = own.reduce(0, +) / 8
      let squares = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      expectEqual([layer.runningMean.value.scalars[channel]], [mean])
      expectEqual([layer.runningVariance.value.scalars[channel]], [squares / 7])
    }
  }

  @Test func noGradientFlowsThroughRunningStatistics() throws {
    let layer = try bound(BatchNorm())
    let loss = layer(rows, .training()).squared().sum()
    let slopes = gradient(
      of: loss, withRespectTo: [layer.runningMean.value, layer.weight.value])
    #expect(slopes[0].scalars == [0, 0])
    #expect(slopes[1].scalars != [0, 0])
  }

  @Test func layerNormTreatsRowsAlikeInTrainingAndInference() throws {
    let layer = LayerNorm(epsilon: 0.25)
    let output = layer(rows).scalars
    // Two numbers at distance 2d from each other: ±d / √(d² + ε).
    let expected = [1.5, 1, 0.5].flatMap { d in
      [d, -d].map { $0 / (d * d + 0.25).squareRoot() }
    }
    expectEqual(output, expected)
    #expect(layer(rows, .training()).scalars == output)
  }

  @Test func layerNormOverSeveralAxes() throws {
    let layer = LayerNorm(axes: 3)
    let image = Tensor((0..<24).map(Double.init), shape: [2, 3, 2, 2], dtype: .float64)
    let first = layer(image).scalars.prefix(12)
    let deviation = (143.0 / 12 + 1e-5).squareRoot()
    expectEqual(Array(first), (0..<12).map { (Double($0) - 5.5) / deviation })
    #expect(layer.weight.shape == [3, 2, 2])
  }

  @Test func shapesThatDoNotFit() throws {
    let model = Sequential {
      Linear(3); BatchNorm()
    }
    try model.bind(inputShape: [1, 2])
    #expect(throws: ShapeError.self) { try model.layers[1].outputShape(for: [1, 4]) }
    #expect(throws: ShapeError.self) { try BatchNorm().outputShape(for: [3]) }
    #expect(throws: ShapeError.self) { try LayerNorm(axes: 2).outputShape(for: [4, 3]) }
    let norm = LayerNorm()
    try norm.bind(inputShape: [1, 4])
    let error = try #require(throws: ShapeError.self) { try norm.outputShape(for: [1, 5]) }
    #expect(error.problem.what.text(.english) == "the layer normalises [4], but is given [5]")
    #expect(try norm.outputShape(for: [9, 4]) == [9, 4])
  }

  @Test func copiesHaveStatisticsOfTheirOwn() throws {
    let layer = try bound(BatchNorm(momentum: 0.5, epsilon: 1e-3))
    let copy = layer.copy()
    #expect(copy.momentum == 0.5 && copy.epsilon == 1e-3)
    _ = layer(rows, .training())
    #expect(layer.runningMean.value.scalars == [1.5, 0.5])
    #expect(copy.runningMean.value.scalars == [0, 0])
    #expect(LayerNorm(axes: 2, epsilon: 1e-3).copy().label == "LayerNorm(axes: 2, epsilon: 0.001)")
    #expect(copy.label == "BatchNorm(momentum: 0.5, epsilon: 0.001)")
    #expect(BatchNorm().label == "BatchNorm()")
  }

  @Test func gradientsOfAWholeModelAreRight() throws {
    let model = Sequential {
      Linear(4); BatchNorm(); Tanh(); LayerNorm(); Linear(3)
    }
    let x = Tensor((0..<20).map { Double($0 * $0 % 11) / 5 }, shape: [5, 4], dtype: .float64)
    try model.bind(inputShape: [5, 4], dtype: .float64, seed: 2)
    let check = try ModelGradientCheck(
      model, loss: SoftmaxCrossEntropy(), input: x, target: Tensor([0, 2, 1, 1, 0]))
    #expect(check.passes)
    #expect(check.results.count == 8)
    #expect(model.parameters[4].value.scalars == [0, 0, 0, 0])
  }
}
