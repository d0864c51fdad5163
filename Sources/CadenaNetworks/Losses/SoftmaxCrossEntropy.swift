import CadenaText

/// The cross-entropy of classes from scores: `-Σ_j w_j y_j log softmax(z)_j`, mean over the
/// examples (row A6), with gradient `(softmax(z) - y) / B`.
///
/// Scores have shape `[batch, classes]` or `[batch, classes, …]`; targets are labels
/// (int32 or uint8) of that shape without the class axis, or rows y of the scores' shape.
///
/// - Label smoothing ε: `uniform` (PyTorch; Szegedy et al., 2016) takes `(1 - ε) y + ε/k`;
///   `lecture` (lecture 001, row D6) takes `ε/(k-1)` for the zeros and `1 - ε` for the ones.
/// - Class weights w: with labels the mean divides by the sum of the weights of the examples'
///   labels; with rows, and with the lecture's smoothing, by the number of examples.
/// - Examples whose label is `ignoreIndex` count 0, in the mean's divisor too.
public struct SoftmaxCrossEntropy: Loss {
  /// The forms of label smoothing.
  public enum Smoothing: String, Sendable, CaseIterable {
    /// `(1 - ε) y + ε/k`.
    case uniform
    /// `ε/(k-1)` for the zeros, `1 - ε` for the ones.
    case lecture
  }

  /// ε, from 0 to 1; 0 leaves targets as they are.
  public let labelSmoothing: Double
  /// The form of label smoothing.
  public let smoothing: Smoothing
  /// A weight per class.
  public let classWeights: Tensor?
  /// The label of examples that do not count.
  public let ignoreIndex: Int?
  /// How the examples are combined.
  public let reduction: LossReduction

  /// The mean over the examples, unless told otherwise.
  public init(
    labelSmoothing: Double = 0, smoothing: Smoothing = .uniform, classWeights: Tensor? = nil,
    ignoreIndex: Int? = nil, reduction: LossReduction = .mean
  ) {
    require(
      labelSmoothing >= 0 && labelSmoothing <= 1,
      "label smoothing is from 0 to 1, not \(labelSmoothing)")
    self.labelSmoothing = labelSmoothing
    self.smoothing = smoothing
    self.classWeights = classWeights
    self.ignoreIndex = ignoreIndex
    self.reduction = reduction
  }

  /// The class weights, where the mean divides by them.
  public var labelWeights: [Double]? {
    guard reduction == .mean, smoothing == .uniform || labelSmoothing == 0 else { return nil }
    return classWeights?.scalars
  }

  /// Labels, or rows of the scores' shape.
  public func check(_ prediction: TensorType, _ target: TensorType) throws(ShapeError) {
    try ClassAxis.checkRowsOrLabels("SoftmaxCrossEntropy", prediction, target)
  }

  /// The cross-entropy.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    guard ClassAxis.areLabels(target.dtype) else { return reduction(ofRows(prediction, target)) }
    let target = target.asIndex
    let isCounted = ignoreIndex.map { target .!= target.constant(Double($0)) }
    let labels = isCounted.map { .where($0, target, target.constant(0)) } ?? target
    var losses: Tensor
    if labelSmoothing == 0 {
      losses = KnownCrossEntropy.losses(prediction, labels)
      if let classWeights { losses = losses * classWeights.picked(by: labels, in: prediction) }
    } else {
      losses = ofRows(prediction, prediction.isLabel(labels).cast(to: prediction.dtype))
    }
    if let isCounted { losses = .where(isCounted, losses, losses.constant(0)) }
    guard reduction == .mean, smoothing == .uniform || labelSmoothing == 0,
      classWeights != nil || isCounted != nil
    else { return reduction(losses) }
    var shares =
      classWeights.map { $0.picked(by: labels, in: prediction) }
      ?? .constant(1, shape: labels.shape, dtype: prediction.dtype)
    if let isCounted { shares = .where(isCounted, shares, shares.constant(0)) }
    return losses.sum() / shares.sum()
  }

  /// The loss of each example with targets as rows.
  private func ofRows(_ scores: Tensor, _ rows: Tensor) -> Tensor {
    var targets = rows
    if labelSmoothing > 0 {
      let classes = Double(scores.shape[ClassAxis.of(scores.shape)])
      switch smoothing {
      case .uniform:
        targets = targets * (1 - labelSmoothing) + labelSmoothing / classes
      case .lecture:
        // y (1 - ε) + (1 - y) ε/(k-1); a single class has no zeros.
        let zeros = classes > 1 ? labelSmoothing / (classes - 1) : 0
        targets = targets * (1 - labelSmoothing - zeros) + zeros
      }
    }
    if let classWeights { targets = targets * classWeights.alongClasses(of: scores) }
    let logarithms = scores.logSoftmax(axis: ClassAxis.of(scores.shape))
    return -(targets * logarithms).summedOverClasses()
  }
}
