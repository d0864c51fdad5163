/// The cross-entropy of two classes from the outputs before the sigmoid:
/// `w (P t log(1 + e⁻ᶻ) + (1 - t) log(1 + eᶻ))`, mean over all elements.
///
/// Exact for any z, where sigmoid and logarithm one after the other overflow. P weighs the positive
/// class.
public struct BinaryCrossEntropyWithLogits: Loss {
  /// A weight for each element, broadcast to the prediction; the mean still divides by the number
  /// of elements.
  public let weights: Tensor?
  /// The weight P of positive targets, broadcast to the prediction: one per output.
  public let positiveWeights: Tensor?
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean over all elements, unless told otherwise.
  public init(
    weights: Tensor? = nil, positiveWeights: Tensor? = nil, reduction: LossReduction = .mean
  ) {
    self.weights = weights
    self.positiveWeights = positiveWeights
    self.reduction = reduction
  }

  /// The cross-entropy of two classes.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    var elements: Tensor
    if let positiveWeights {
      let other = target.constant(1) - target
      elements =
        positiveWeights * target * (-prediction).softplus() + other * prediction.softplus()
    } else {
      // t·softplus(-z) + (1 - t)·softplus(z), since softplus(-z) = softplus(z) - z.
      elements = prediction.softplus() - target * prediction
    }
    if let weights { elements = elements * weights }
    return reduction(elements)
  }
}
