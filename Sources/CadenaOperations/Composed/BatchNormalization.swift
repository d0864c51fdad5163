import CadenaGraph
import CadenaText

/// Each channel with mean 0 and variance 1, then scaled and shifted (lecture D7):
///
///     x̂ = (x - μ) / √(σ² + ε)
///     y = γ·x̂ + β
///
/// Axis 1 counts the channels: `[batch, features]`, `[batch, channels, length]`,
/// `[batch, channels, height, width]`. γ, β, μ and σ² have shape `[channels]`. While training, μ
/// and σ² are those of the batch, over all other axes, with the divisor m (algorithm 1); at
/// inference they are those of the population (algorithm 2). Two passes, so that a large mean costs
/// no digits. A batch of one number per channel has σ² = 0 and gives β.
///
/// Floating-point, at least two axes; other shapes are an error.
///
/// Source: Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing
/// internal covariate shift", 2015.
public enum BatchNormalization: ComposedOperation {
  /// `batchNormalize`.
  public static var name: String { "batchNormalize" }

  /// By the batch's statistics, with and without scale and shift, and by given ones.
  public static var examples: [OperationExample] {
    [
      OperationExample("of features", [.init([5, 3]), .init([3]), .init([3])]) {
        $0[0].batchNormalized(weight: $0[1], bias: $0[2])
      },
      OperationExample("of images, without scale", [.init([2, 3, 2, 2])]) {
        $0[0].batchNormalized(epsilon: 1e-3)
      },
      OperationExample(
        "by given statistics",
        [
          .init([4, 3]), .init([3]), .init([3], .uniform(0.5...2)), .init([3]), .init([3]),
        ]
      ) {
        $0[0].batchNormalized(mean: $0[1], variance: $0[2], weight: $0[3], bias: $0[4])
      },
      OperationExample(
        "of sequences by given statistics",
        [.init([2, 3, 2]), .init([3]), .init([3], .uniform(0.5...2))]
      ) {
        $0[0].batchNormalized(mean: $0[1], variance: $0[2])
      },
    ]
  }
}

extension Tensor {
  /// Each channel normalised by the batch's own mean and variance.
  ///
  /// - Parameters:
  ///   - weight: γ, of shape `[channels]`, or nil for 1.
  ///   - bias: β, of shape `[channels]`, or nil for 0.
  ///   - epsilon: ε, added to the variance.
  public func batchNormalized(
    weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    batchNormalizedWithStatistics(
      weight: weight, bias: bias, epsilon: epsilon, file: file, line: line
    ).output
  }

  /// Each channel normalised by the batch's own mean and variance, and these statistics.
  ///
  /// - Returns: the output; the mean and the biased variance (divisor m), of shape `[channels]`.
  public func batchNormalizedWithStatistics(
    weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5,
    file: StaticString = #fileID, line: UInt = #line
  ) -> (output: Tensor, mean: Tensor, variance: Tensor) {
    checkChannels([weight, bias], file, line)
    let centered = centered(over: .all(rank: rank).subtracting(AxisSet(1)))
    var scale = centered.variance.reciprocalDeviation(epsilon)
    if let weight { scale = scale * weight.alongChannels(rank: rank) }
    let channels: Shape = [shape[1]]
    return (
      (centered.elements * scale).scaled(nil, bias?.alongChannels(rank: rank)),
      centered.mean.reshaped(to: channels), centered.variance.reshaped(to: channels)
    )
  }

  /// Each channel normalised by given statistics.
  ///
  /// - Parameters:
  ///   - mean: μ, of shape `[channels]`.
  ///   - variance: σ², of shape `[channels]`.
  ///   - weight: γ, of shape `[channels]`, or nil for 1.
  ///   - bias: β, of shape `[channels]`, or nil for 0.
  ///   - epsilon: ε, added to the variance.
  public func batchNormalized(
    mean: Tensor, variance: Tensor, weight: Tensor? = nil, bias: Tensor? = nil,
    epsilon: Double = 1e-5, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checkChannels([mean, variance, weight, bias], file, line)
    var scale = variance.reciprocalDeviation(epsilon)
    if let weight { scale = scale * weight }
    return (self - mean.alongChannels(rank: rank))
      .scaled(scale.alongChannels(rank: rank), bias?.alongChannels(rank: rank))
  }

  private func checkChannels(_ others: [Tensor?], _ file: StaticString, _ line: UInt) {
    checked(
      file, line,
      try NormalizationChecks.check(
        BatchNormalization.name, self, minimumRank: 2, others, shape: { [$0[1]] }))
  }
}
