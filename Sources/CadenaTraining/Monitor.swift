/// The number by which epochs are compared: for the best weights and for early stopping.
public enum Monitor: String, Sendable, Hashable, CaseIterable {
  /// The loss on the validation part; smaller is better.
  case validationLoss = "validation.loss"
  /// The accuracy on the validation part; larger is better.
  case validationAccuracy = "validation.accuracy"
  /// The loss on the training part; smaller is better.
  case trainLoss = "train.loss"
  /// The accuracy on the training part; larger is better.
  case trainAccuracy = "train.accuracy"

  /// Whether larger numbers are better.
  public var isBetterWhenLarger: Bool { self == .validationAccuracy || self == .trainAccuracy }

  /// Whether there must be a validation part.
  public var needsValidation: Bool { self == .validationLoss || self == .validationAccuracy }

  /// Whether the task must be classification.
  public var needsClasses: Bool { self == .validationAccuracy || self == .trainAccuracy }
}
