import CadenaText

/// Draws an anchor nearer to a positive than to a negative example:
/// `max(0, |a - p| - |a - n| + margin)`, Euclidean over the last axis, mean over the examples.
///
/// The gradient of a distance of 0 is 0.
///
/// Source: Schroff, Kalenichenko and Philbin, "FaceNet", 2015.
public struct Triplet: Sendable {
  /// How much farther the negative must be to cost nothing.
  public let margin: Double
  /// How the examples are combined.
  public let reduction: LossReduction

  /// The mean over the examples, unless told otherwise.
  public init(margin: Double = 1, reduction: LossReduction = .mean) {
    self.margin = margin
    self.reduction = reduction
  }

  /// The loss of triplets, three tensors of one shape with vectors along the last axis.
  public func callAsFunction(anchor: Tensor, positive: Tensor, negative: Tensor) -> Tensor {
    require(
      anchor.type == positive.type && anchor.type == negative.type && anchor.rank >= 1,
      "the three differ: \(anchor.type), \(positive.type), \(negative.type)")
    let near = Triplet.distance(anchor, positive)
    let far = Triplet.distance(anchor, negative)
    return reduction((near - far + margin).relu())
  }

  private static func distance(_ a: Tensor, _ b: Tensor) -> Tensor {
    let squares = (a - b).squared().sum(axes: [-1])
    let isZero = squares .== squares.constant(0)
    // The root has no slope at 0: where the square is 0 the root of 1 is taken and thrown away.
    let root = Tensor.where(isZero, squares.constant(1), squares).squareRoot()
    return .where(isZero, squares.constant(0), root)
  }
}
