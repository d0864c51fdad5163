/// Half the squared error, `½ Σ (t - p)²` over the outputs, mean over the batch (lectures 001 and
/// 002, rows A6 and A7), whose gradient is `p - t`.
///
/// With the reduction `sum` it is the lecture's E of one example: `E = E1 + E2`.
public struct HalfSquaredError: Loss {
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The sum over the outputs and the mean over the batch, unless told otherwise.
  public init(reduction: LossReduction = .batchMean) { self.reduction = reduction }

  /// Half the squared error.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    return reduction((prediction - target).squared() * prediction.constant(0.5))
  }
}
