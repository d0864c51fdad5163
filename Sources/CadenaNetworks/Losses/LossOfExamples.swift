extension Loss {
  /// The loss of each example by itself, `[batch]`, and what their sum is divided by in this loss; nil
  /// for a loss that is not such a mean, or whose examples are not known.
  package func ofExamples(
    _ prediction: Tensor, _ target: Tensor
  ) -> (losses: Tensor, divisor: Double)? {
    guard labelWeights == nil, reduction == .mean || reduction == .batchMean,
      let elements = withoutReduction?(prediction, target), elements.rank >= 1
    else { return nil }
    let examples = Double(elements.shape[0])
    guard elements.rank > 1 else { return (elements, examples) }
    let axes = Array(1..<elements.rank)
    return reduction == .mean
      ? (elements.mean(axes: axes), examples) : (elements.sum(axes: axes), examples)
  }

  /// The same loss with the reduction `none`, for losses whose elements belong to one example each.
  private var withoutReduction: (any Loss)? {
    switch self {
    case let loss as SoftmaxCrossEntropy where loss.ignoreIndex == nil:
      SoftmaxCrossEntropy(
        labelSmoothing: loss.labelSmoothing, smoothing: loss.smoothing,
        classWeights: loss.classWeights, reduction: .none)
    case is MeanSquaredError: MeanSquaredError(reduction: .none)
    case is HalfSquaredError: HalfSquaredError(reduction: .none)
    case is MeanAbsoluteError: MeanAbsoluteError(reduction: .none)
    case is BinaryCrossEntropy: BinaryCrossEntropy(reduction: .none)
    case let loss as BinaryCrossEntropyWithLogits
    where loss.weights == nil && loss.positiveWeights == nil:
      BinaryCrossEntropyWithLogits(reduction: .none)
    default: nil
    }
  }
}
