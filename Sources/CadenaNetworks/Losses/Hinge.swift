import CadenaText

/// The hinge loss of two classes: `max(0, margin - t s)^power`, with scores s and targets t of -1
/// or 1, mean over all elements.
///
/// Source: Cortes and Vapnik, "Support-vector networks", 1995.
public struct Hinge: Loss {
  /// How far on the right side a score must be to cost nothing.
  public let margin: Double
  /// 1, or 2 for the squared hinge loss.
  public let power: Int
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean over all elements, unless told otherwise.
  public init(margin: Double = 1, power: Int = 1, reduction: LossReduction = .mean) {
    require(power == 1 || power == 2, "the power is 1 or 2, not \(power)")
    self.margin = margin
    self.power = power
    self.reduction = reduction
  }

  /// The hinge loss.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    return reduction((margin - target * prediction).hinged(power: power))
  }
}

extension Tensor {
  /// The positive part, squared if the power is 2.
  func hinged(power: Int) -> Tensor { power == 2 ? relu().squared() : relu() }
}
