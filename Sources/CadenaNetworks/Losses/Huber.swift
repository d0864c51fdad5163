import CadenaText

/// A square near 0 and a line far from it: with d = |p - t|, `d²/2` below delta and
/// `delta·(d - delta/2)` from there on, so that outliers pull with a bounded force.
///
/// Source: Huber, "Robust estimation of a location parameter", 1964.
public struct Huber: Loss {
  /// Where the square becomes a line.
  public let delta: Double
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean over all elements, unless told otherwise; delta is above 0.
  public init(delta: Double = 1, reduction: LossReduction = .mean) {
    require(delta > 0, "delta is above 0, not \(delta)")
    self.delta = delta
    self.reduction = reduction
  }

  /// The Huber loss.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    return reduction(Huber.elements(prediction - target, Tensor(delta, dtype: prediction.dtype)))
  }

  static func elements(_ error: Tensor, _ delta: Tensor) -> Tensor {
    let distance = error.absolute()
    let near = distance.squared() * error.constant(0.5)
    let far = delta * (distance - delta * error.constant(0.5))
    return .where(distance .< delta, near, far)
  }
}
