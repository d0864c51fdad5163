/// The cross-entropy of two classes from probabilities: `-w (t log p + (1 - t) log(1 - p))`, mean
/// over all elements (row A6).
///
/// Where t is 0 the term `t log p` is 0 whatever p is, and likewise for 1 - t; a certain and wrong
/// p gives infinity. From the outputs before the sigmoid take `BinaryCrossEntropyWithLogits`, which
/// loses no digits.
public struct BinaryCrossEntropy: Loss {
  /// A weight for each element, broadcast to the prediction; the mean still divides by the number
  /// of elements.
  public let weights: Tensor?
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean over all elements, unless told otherwise.
  public init(weights: Tensor? = nil, reduction: LossReduction = .mean) {
    self.weights = weights
    self.reduction = reduction
  }

  /// The cross-entropy of two classes.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    let one = prediction.constant(1)
    let other = one - target
    let likelihood =
      target * prediction.logarithm(where: target) + other
      * (one - prediction).logarithm(where: other)
    return reduction(-(weights.map { likelihood * $0 } ?? likelihood))
  }
}

extension Tensor {
  /// The logarithm where a factor is not 0, and 0 elsewhere: 0 · log 0 is 0, in the gradient too.
  func logarithm(where factor: Tensor) -> Tensor {
    let one = constant(1)
    return Tensor.where(factor .== constant(0), one, self).log()
  }
}
