/// The hinge loss of several classes: `Σ_{j≠y} max(0, margin - s_y + s_j)`, mean over the examples.
///
/// Scores have shape `[batch, classes]`, labels (int32) `[batch]`.
///
/// Source: Weston and Watkins, "Support vector machines for multi-class pattern recognition", 1999.
public struct MulticlassHinge: LabelLoss {
  /// How far the right score must be above the others to cost nothing.
  public let margin: Double
  /// How the examples are combined.
  public let reduction: LossReduction

  /// The mean over the examples, unless told otherwise.
  public init(margin: Double = 1, reduction: LossReduction = .mean) {
    self.margin = margin
    self.reduction = reduction
  }

  /// The hinge loss.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    return reduction(MulticlassHinge.sums(prediction, target, margin: margin, power: 1))
  }

  /// The sum over the wrong classes for each example.
  static func sums(_ scores: Tensor, _ labels: Tensor, margin: Double, power: Int) -> Tensor {
    let right = scores.picked(labels).asColumn(in: scores)
    let costs = (scores - right + margin).hinged(power: power)
    return Tensor.where(scores.isLabel(labels), costs.constant(0), costs).summedOverClasses()
  }
}
