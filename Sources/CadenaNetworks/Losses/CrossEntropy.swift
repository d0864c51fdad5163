import CadenaText

/// The cross-entropy of classes from probabilities: `-Σ_j Y_j log A_j`, mean over the batch (row
/// A6): `-1/B Σ Y log A`, with gradient `-1/B Y/A`.
///
/// Targets are rows of probabilities, one-hot or soft, of the prediction's shape, or int32 labels.
/// With class weights w the loss is `-Σ_j w_j Y_j log A_j`; with labels the mean then divides by the
/// sum of their weights, with rows by the number of examples. A class whose target is 0 adds 0. From the outputs before the softmax take
/// `SoftmaxCrossEntropy`, which loses no digits.
public struct CrossEntropy: Loss {
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

  /// The cross-entropy.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    guard ClassAxis.areLabels(target.dtype) else {
      let rows = classWeights.map { target * $0.alongClasses(of: prediction) } ?? target
      return reduction(-(rows * prediction.logarithm(where: target)).summedOverClasses())
    }
    let losses = -prediction.picked(target).log()
    guard let weights = classWeights?.picked(by: target, in: prediction) else {
      return reduction(losses)
    }
    let weighted = losses * weights
    return reduction == .mean ? weighted.sum() / weights.sum() : reduction(weighted)
  }

  /// Rows of the prediction's shape, or labels.
  public func check(_ prediction: TensorType, _ target: TensorType) throws(ShapeError) {
    try ClassAxis.checkRowsOrLabels("CrossEntropy", prediction, target)
  }
}

extension ClassAxis {
  /// Throws unless the target is int32 labels, or rows of the prediction's shape and element type.
  static func checkRowsOrLabels(
    _ name: String, _ prediction: TensorType, _ target: TensorType
  ) throws(ShapeError) {
    if ClassAxis.areLabels(target.dtype) { return try check(name, prediction, labels: target) }
    guard prediction.shape.rank >= 1 else {
      throw ShapeError(name, .rankMustBe("≥ 1", found: 0), [prediction.shape, target.shape])
    }
    guard prediction == target else {
      throw ShapeError(
        name,
        prediction.shape == target.shape
          ? .elementTypesDiffer([prediction.dtype.description, target.dtype.description])
          : .lossShapes, [prediction.shape, target.shape])
    }
  }
}
