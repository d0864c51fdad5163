/// The negative log-likelihood of labels from logarithms of probabilities: `-w_y l_y`, mean over
/// the examples; with class weights the mean divides by the sum of the labels' weights.
///
/// Predictions have shape `[batch, classes, …]`, labels (int32) that shape without the class axis.
public struct NegativeLogLikelihood: LabelLoss {
  /// A weight per class.
  public let classWeights: Tensor?
  /// How the examples are combined.
  public let reduction: LossReduction

  /// The mean over the examples, unless told otherwise.
  public init(classWeights: Tensor? = nil, reduction: LossReduction = .mean) {
    self.classWeights = classWeights
    self.reduction = reduction
  }

  /// The class weights, where the mean divides by them.
  public var labelWeights: [Double]? { reduction == .mean ? classWeights?.scalars : nil }

  /// The negative log-likelihood.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    let losses = -prediction.picked(target)
    guard let classWeights else { return reduction(losses) }
    let weights = classWeights.picked(by: target, in: prediction)
    let weighted = losses * weights
    return reduction == .mean ? weighted.sum() / weights.sum() : reduction(weighted)
  }
}
