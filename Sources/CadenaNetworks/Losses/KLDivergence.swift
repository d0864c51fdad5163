/// The Kullback-Leibler divergence of predicted from target distributions: `t (log t - log q)`,
/// 0 where t is 0.
///
/// The reduction `batchMean` gives the mean divergence of an example; `mean` divides by the number
/// of elements.
///
/// Source: Kullback and Leibler, "On information and sufficiency", 1951.
public struct KLDivergence: Loss {
  /// Whether predictions are log q rather than q.
  public let takesLogarithms: Bool
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean over the examples, unless told otherwise.
  ///
  /// - Parameters:
  ///   - takesLogarithms: whether predictions are logarithms of probabilities, as `logSoftmax`
  ///     gives them, or probabilities.
  ///   - reduction: how the elements are combined.
  public init(takesLogarithms: Bool = true, reduction: LossReduction = .batchMean) {
    self.takesLogarithms = takesLogarithms
    self.reduction = reduction
  }

  /// The divergence.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    let predicted = takesLogarithms ? prediction : prediction.logarithm(where: target)
    return reduction(target * (target.logarithm(where: target) - predicted))
  }
}
