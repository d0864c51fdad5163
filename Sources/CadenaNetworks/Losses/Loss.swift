import CadenaText

/// What training makes small: a number from a prediction and a target.
///
/// Losses are called as functions, `loss(prediction, target)`, and give a scalar, or one number per
/// element or example with the reduction `none`. Gradients flow to the prediction; targets and
/// weights are data. Numbers such as a margin are read at every call, so changing them compiles
/// nothing anew.
public protocol Loss: Sendable {
  /// How the elements or examples are combined.
  var reduction: LossReduction { get }

  /// The weight of each label when the mean over examples divides by the sum of the weights of
  /// their labels; nil when it divides by the number of examples. Means of several batches are put
  /// together with it.
  var labelWeights: [Double]? { get }

  /// The loss of a prediction. Shapes that do not fit stop the program.
  func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor

  /// Throws when a prediction and a target of these types do not fit together: for data that a
  /// person gave.
  func check(_ prediction: TensorType, _ target: TensorType) throws(ShapeError)
}

extension Loss {
  /// Every example counts 1.
  public var labelWeights: [Double]? { nil }

  /// The target must have the prediction's shape and element type. Broadcasting would hide the
  /// difference between a column and a vector.
  public func check(_ prediction: TensorType, _ target: TensorType) throws(ShapeError) {
    guard prediction.shape == target.shape else {
      throw ShapeError("\(Self.self)", .lossShapes, [prediction.shape, target.shape])
    }
    guard prediction.dtype == target.dtype else {
      throw ShapeError(
        "\(Self.self)",
        .elementTypesDiffer([prediction.dtype.description, target.dtype.description]),
        [prediction.shape, target.shape])
    }
  }

  /// Stops the program when the operands do not fit.
  func requireFit(_ prediction: Tensor, _ target: Tensor) {
    do {
      try check(prediction.type, target.type)
    } catch {
      programmingError(error.description)
    }
  }
}

/// A loss of class numbers: the target is one int32 label per example.
protocol LabelLoss: Loss {}

extension LabelLoss {
  /// The labels must have the prediction's shape without its class axis, which is axis 1 (or the
  /// only one).
  public func check(_ prediction: TensorType, _ target: TensorType) throws(ShapeError) {
    try ClassAxis.check("\(Self.self)", prediction, labels: target)
  }
}

/// How the numbers of a loss become one.
public enum LossReduction: String, Sendable, CaseIterable {
  /// Their mean: over the examples for losses of classes, over all elements for the others.
  case mean
  /// Their sum.
  case sum
  /// Not at all.
  case none
  /// Their sum, divided by the extent of the first axis, the number of examples.
  case batchMean

  /// The combined elements.
  func callAsFunction(_ elements: Tensor) -> Tensor {
    switch self {
    case .mean: return elements.mean()
    case .sum: return elements.sum()
    case .none: return elements
    case .batchMean:
      let examples = elements.rank == 0 ? 1 : elements.shape[0]
      return elements.sum() / elements.constant(Double(examples))
    }
  }
}
