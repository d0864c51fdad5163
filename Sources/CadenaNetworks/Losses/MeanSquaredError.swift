/// The squared error `(p - t)²`, mean over all elements (row A6).
///
/// The lecture's half sum of squares is `HalfSquaredError`.
public struct MeanSquaredError: Loss {
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean of the squares, unless told otherwise.
  public init(reduction: LossReduction = .mean) { self.reduction = reduction }

  /// The squared error.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    return reduction((prediction - target).squared())
  }
}
