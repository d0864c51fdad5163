/// The number by which epochs are compared: for the best weights and for early stopping.
///
/// Written as in experiment files: `validation.loss`, `validation.f1`, `validation.r2`. Every metric
/// can be monitored on the validation part; loss and accuracy, which cost nothing, on the training
/// part too.
public struct Monitor: RawRepresentable, Sendable, Hashable, CaseIterable {
  /// The part of the data on which the number is measured.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The rows that choose the best epoch.
    case validation
    /// The rows that are learned from.
    case train
  }

  /// Where it is measured.
  public let part: Part
  /// What is measured.
  public let metric: Metric

  /// A metric of a part; nil for those of the training part that are not measured.
  public init?(_ part: Part, _ metric: Metric) {
    guard part == .validation || metric == .loss || metric == .accuracy else { return nil }
    self.init(checked: part, metric)
  }

  private init(checked part: Part, _ metric: Metric) {
    self.part = part
    self.metric = metric
  }

  /// The monitor of a name such as `validation.f1`.
  public init?(rawValue: String) {
    guard let found = Monitor.allCases.first(where: { $0.rawValue == rawValue }) else {
      return nil
    }
    self = found
  }

  /// The name.
  public var rawValue: String { "\(part.rawValue).\(metric.rawValue)" }

  /// All there are.
  public static let allCases: [Monitor] = Part.allCases.flatMap { part in
    Metric.allCases.compactMap { Monitor(part, $0) }
  }

  /// The loss on the validation part; smaller is better.
  public static let validationLoss = Monitor(checked: .validation, .loss)
  /// The accuracy on the validation part; larger is better.
  public static let validationAccuracy = Monitor(checked: .validation, .accuracy)
  /// The loss on the training part; smaller is better.
  public static let trainLoss = Monitor(checked: .train, .loss)
  /// The accuracy on the training part; larger is better.
  public static let trainAccuracy = Monitor(checked: .train, .accuracy)

  /// Whether larger numbers are better.
  public var isBetterWhenLarger: Bool { metric.isBetterWhenLarger }

  /// Whether there must be a validation part.
  public var needsValidation: Bool { part == .validation }

  /// Whether the task must be classification.
  public var needsClasses: Bool { !metric.suitsNumbers }

  /// Whether the task must be regression.
  public var needsNumbers: Bool { !metric.suitsClasses }
}
