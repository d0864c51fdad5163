import CadenaText

/// The negative log-likelihood of targets under normal distributions with predicted means and
/// variances: `(log v + (m - t)² / v) / 2`. The constant `log(2π)/2` is left out.
///
/// Source: Nix and Weigend, "Estimating the mean and variance of the target probability
/// distribution", 1994.
public struct GaussianNegativeLogLikelihood: Sendable {
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean over all elements, unless told otherwise.
  public init(reduction: LossReduction = .mean) { self.reduction = reduction }

  /// The negative log-likelihood.
  ///
  /// - Parameters:
  ///   - means: the predicted means.
  ///   - variances: the predicted variances, above 0, of the means' shape.
  ///   - targets: of the same shape.
  public func callAsFunction(_ means: Tensor, variances: Tensor, _ targets: Tensor) -> Tensor {
    require(
      means.type == targets.type && means.type == variances.type,
      "means, variances and targets differ: \(means.type), \(variances.type), \(targets.type)")
    let squares = (means - targets).squared() / variances
    return reduction((variances.log() + squares) * means.constant(0.5))
  }
}
