import CadenaTraining

/// A number that a run ends with and that a person may expect something of: `test.accuracy`,
/// `validation.f1`, `train.loss`, `best.epoch`, `epochs`, `seconds`.
public enum Quantity: Sendable, Hashable, CaseIterable {
  /// A part of the data.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The rows that are measured once, at the end.
    case test
    /// The rows that choose the best epoch.
    case validation
    /// The rows that are learned from.
    case train
  }

  /// A metric of a part of the data.
  case metric(Part, Metric)
  /// The best epoch, from 1.
  case bestEpoch
  /// How many epochs were finished.
  case epochs
  /// Seconds of training.
  case seconds

  /// All there are, the test part's metrics first.
  public static let allCases: [Quantity] =
    Part.allCases.flatMap { part in Metric.allCases.map { .metric(part, $0) } }
    + [.bestEpoch, .epochs, .seconds]

  /// The quantity of a name.
  public init?(name: String) {
    guard let found = Quantity.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// The name, as in JSON: `test.rocAUC`.
  public var name: String {
    switch self {
    case .metric(let part, let metric): "\(part.rawValue).\(metric.rawValue)"
    case .bestEpoch: "best.epoch"
    case .epochs: "epochs"
    case .seconds: "seconds"
    }
  }
}
