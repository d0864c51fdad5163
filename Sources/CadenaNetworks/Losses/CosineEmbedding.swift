import CadenaText

/// Draws pairs of vectors together or apart by angle: `1 - cos` where the target is 1,
/// `max(0, cos - margin)` where it is -1, mean over the examples.
public struct CosineEmbedding: Sendable {
  /// The cosine up to which vectors that belong apart cost nothing.
  public let margin: Double
  /// How the examples are combined.
  public let reduction: LossReduction

  /// The mean over the examples, unless told otherwise.
  public init(margin: Double = 0, reduction: LossReduction = .mean) {
    self.margin = margin
    self.reduction = reduction
  }

  /// The loss of pairs.
  ///
  /// - Parameters:
  ///   - x: vectors along the last axis.
  ///   - y: as many.
  ///   - target: 1 or -1 for each pair, of the shape without the last axis.
  public func callAsFunction(_ x: Tensor, _ y: Tensor, target: Tensor) -> Tensor {
    require(
      x.type == y.type && x.rank >= 1 && target.shape == x.shape.removing(x.rank - 1),
      "vectors of \(x.type) and \(y.type) with targets of \(target.type) do not fit")
    let cosine = CosineDistance.cosine(x, y)
    let apart = (cosine - margin).relu()
    return reduction(
      .where(target .> target.constant(0), cosine.constant(1) - cosine, apart))
  }
}
