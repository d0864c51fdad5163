/// The absolute error `|p - t|`, mean over all elements; its gradient at 0 is 0.
public struct MeanAbsoluteError: Loss {
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean of the absolute errors, unless told otherwise.
  public init(reduction: LossReduction = .mean) { self.reduction = reduction }

  /// The absolute error.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    return reduction((prediction - target).absolute())
  }
}
