import CadenaText

/// One minus the cosine of the angle between two vectors: `1 - x·y / (|x| |y|)` over the last axis,
/// mean over the others.
///
/// The product of the lengths counts as at least 1e-12, so that vectors of length 0 give 1.
public struct CosineDistance: Loss {
  /// How the examples are combined.
  public let reduction: LossReduction

  /// The mean over the examples, unless told otherwise.
  public init(reduction: LossReduction = .mean) { self.reduction = reduction }

  /// The distance; gradients flow to both.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    return reduction(prediction.constant(1) - CosineDistance.cosine(prediction, target))
  }

  /// The cosine over the last axis.
  static func cosine(_ x: Tensor, _ y: Tensor) -> Tensor {
    let products = (x * y).sum(axes: [-1])
    let lengths = x.squared().sum(axes: [-1]) * y.squared().sum(axes: [-1])
    // In single precision 1e-24 is still a normal number.
    return products / lengths.maximum(lengths.constant(1e-24)).squareRoot()
  }
}
