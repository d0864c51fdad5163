import CadenaText

/// The hinge loss of several classes: `1/k Σ_{j≠y} max(0, margin - s_y + s_j)^power`, mean over the
/// examples.
///
/// Scores have shape `[batch, classes]`, labels (int32) `[batch]`. `MulticlassHinge` is the sum over
/// the classes instead of the mean.
public struct MultiMargin: LabelLoss {
  /// How far the right score must be above the others to cost nothing.
  public let margin: Double
  /// 1 or 2.
  public let power: Int
  /// How the examples are combined.
  public let reduction: LossReduction

  /// The mean over the examples, unless told otherwise.
  public init(margin: Double = 1, power: Int = 1, reduction: LossReduction = .mean) {
    require(power == 1 || power == 2, "the power is 1 or 2, not \(power)")
    self.margin = margin
    self.power = power
    self.reduction = reduction
  }

  /// The hinge loss.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    let classes = Double(prediction.shape[ClassAxis.of(prediction.shape)])
    let sums = MulticlassHinge.sums(prediction, target, margin: margin, power: power)
    return reduction(sums / prediction.constant(classes))
  }
}
