/// The negative log-likelihood of counts under a Poisson distribution, `eʳ - t·r`, where the
/// prediction r is the logarithm of the rate. The term `log t!` that does not depend on r is left
/// out.
public struct PoissonNegativeLogLikelihood: Loss {
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean over all elements, unless told otherwise.
  public init(reduction: LossReduction = .mean) { self.reduction = reduction }

  /// The negative log-likelihood of counts.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    return reduction(prediction.exp() - target * prediction)
  }
}
