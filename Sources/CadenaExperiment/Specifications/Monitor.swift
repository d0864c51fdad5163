/// The number of an epoch that decides which epoch is the best and when training stops early.
public enum Monitor: String, Sendable, Hashable, CaseIterable {
  /// The loss of the validation part, the default.
  case validationLoss = "validation.loss"
  /// The accuracy of the validation part.
  case validationAccuracy = "validation.accuracy"
  /// The mean loss of the epoch's batches.
  case trainLoss = "train.loss"
  /// The mean accuracy of the epoch's batches.
  case trainAccuracy = "train.accuracy"

  /// Whether larger is better.
  public var isBetterWhenLarger: Bool { self == .validationAccuracy || self == .trainAccuracy }

  /// Whether it is measured on the validation part.
  public var needsValidation: Bool { self == .validationLoss || self == .validationAccuracy }

  /// Whether it exists for classification only.
  public var needsClasses: Bool { self == .validationAccuracy || self == .trainAccuracy }
}
