import CadenaText

/// Normalises each channel by the statistics of the batch while training, and by those of the
/// population at inference (lectures 000 and 001, row D7):
///
///     training:   μ, σ² of the batch          y = γ ⊙ (x - μ) / √(σ² + ε) + β
///     inference:  the running μ, σ²           the same with those
///
/// Axis 1 counts the channels: `[batch, features]` or `[batch, channels, …]`. The mean and the
/// variance of a batch go over all other axes, with the divisor m. After each training pass the
/// running statistics follow them with momentum p, as in PyTorch; the running variance is the
/// unbiased one:
///
///     running μ  ← (1 - p)·running μ  + p·μ
///     running σ² ← (1 - p)·running σ² + p·σ²·m / (m - 1)
///
/// They take effect with the update of the same step, are never trained, and are saved with the
/// weights as `runningMean` and `runningVariance`. γ starts at 1, β at 0, the running mean at 0 and
/// the running variance at 1.
///
/// A training batch with one number per channel (m = 1) has no spread: σ² is 0, the output is β, and
/// the running variance stays as it is. PyTorch refuses such a batch.
///
/// Source: Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing
/// internal covariate shift", 2015.
public struct BatchNorm: Module {
  /// The share p of a batch in the running statistics, 0...1.
  public let momentum: Double
  /// What is added to the variance, above 0.
  public let epsilon: Double
  /// The scale γ, `[channels]`.
  public let weight: Parameter
  /// The shift β, `[channels]`.
  public let bias: Parameter
  /// The running mean, `[channels]`.
  public let runningMean: Parameter
  /// The running variance, `[channels]`.
  public let runningVariance: Parameter

  /// A batch normalisation with a scale of 1 and a shift of 0.
  public init(momentum: Double = 0.1, epsilon: Double = 1e-5) {
    self.init(
      momentum: momentum, epsilon: epsilon,
      weight: Parameter(.weight, initializer: Constant(1)),
      bias: Parameter(.bias, initializer: Constant(0)),
      runningMean: Parameter(.statistic, initializer: Constant(0)),
      runningVariance: Parameter(.statistic, initializer: Constant(1)))
  }

  /// A layer with boxes that are given: loaded values, or those of another layer.
  public init(
    momentum: Double = 0.1, epsilon: Double = 1e-5, weight: Parameter, bias: Parameter,
    runningMean: Parameter, runningVariance: Parameter
  ) {
    require(momentum >= 0 && momentum <= 1, "a batch normalisation's momentum is from 0 to 1")
    require(epsilon > 0, "a batch normalisation's epsilon is above 0")
    self.momentum = momentum
    self.epsilon = epsilon
    self.weight = weight
    self.bias = bias
    self.runningMean = runningMean
    self.runningVariance = runningVariance
  }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// Normalises; while training, the running statistics get new values too.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor {
    let channels: Shape = [x.shape[1]]
    let weight = weight.value(in: context, shape: channels)
    let bias = bias.value(in: context, shape: channels)
    let mean = runningMean.value(in: context, shape: channels)
    let variance = runningVariance.value(in: context, shape: channels)
    guard context.isTraining else {
      return x.batchNormalized(
        mean: mean, variance: variance, weight: weight, bias: bias, epsilon: epsilon)
    }
    let batch = x.batchNormalizedWithStatistics(weight: weight, bias: bias, epsilon: epsilon)
    guard context.followsStatistics else { return batch.output }
    follow(runningMean, batch.mean)
    let count = x.shape.count / Swift.max(1, x.shape[1])
    if count > 1 {
      let correction = x.constant(Double(count) / Double(count - 1))
      follow(runningVariance, batch.variance * correction)
    }
    return batch.output
  }

  /// Moves a running statistic towards that of a batch.
  private func follow(_ statistic: Parameter, _ batch: Tensor) {
    statistic.assign(
      statistic.value * batch.constant(1 - momentum) + batch * batch.constant(momentum))
  }

  /// The input's shape, if it has a channel axis of the layer's extent.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.rank >= 2 else {
      throw ShapeError("batchNorm", .rankMustBe("≥ 2", found: input.rank), [input])
    }
    if let shape = weight.shape, shape != [input[1]] {
      throw ShapeError(
        "batchNorm", .normalizedWidth("\([input[1]])", weight: "\(shape)"), [input, shape])
    }
    return input
  }

  /// The same layer with boxes of its own.
  public func copied(with copier: BoxCopier) -> BatchNorm {
    BatchNorm(
      momentum: momentum, epsilon: epsilon, weight: copier(weight), bias: copier(bias),
      runningMean: copier(runningMean), runningVariance: copier(runningVariance))
  }

  /// `BatchNorm()`, with what is not as usual.
  public var label: String {
    let options =
      (momentum == 0.1 ? [] : ["momentum: \(momentum)"])
      + (epsilon == 1e-5 ? [] : ["epsilon: \(epsilon)"])
    return "BatchNorm(\(options.joined(separator: ", ")))"
  }
}
