import CadenaText

/// The Huber loss with delta = beta, divided by beta: near the absolute error, round at 0.
///
/// Source: Girshick, "Fast R-CNN", 2015.
public struct SmoothL1: Loss {
  /// Where the square becomes a line of slope 1.
  public let beta: Double
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean over all elements, unless told otherwise; beta is above 0.
  public init(beta: Double = 1, reduction: LossReduction = .mean) {
    require(beta > 0, "beta is above 0, not \(beta)")
    self.beta = beta
    self.reduction = reduction
  }

  /// The smooth absolute error.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    let beta = Tensor(beta, dtype: prediction.dtype)
    return reduction(Huber.elements(prediction - target, beta) / beta)
  }
}
