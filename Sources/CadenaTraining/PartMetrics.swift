/// How well a model does on one part of the data.
public struct PartMetrics: Sendable, Hashable {
  /// The loss: for training the mean over the epoch's batches, penalty included; else over all rows
  /// of the part, without penalty.
  public var loss: Double
  /// The fraction of rows whose class is found, 0...1; nil for regression.
  public var accuracy: Double?
  /// Whatever else was measured.
  public var further: [Metric: Double]
  /// How many classes count as a hit in `topK`, where it was measured.
  public var hitClasses: Int?

  /// Loss and accuracy of a part, and further numbers.
  public init(loss: Double, accuracy: Double? = nil, further: [Metric: Double] = [:]) {
    self.loss = loss
    self.accuracy = accuracy
    self.further = further
  }

  /// A number, or nil when it was not measured.
  public subscript(_ metric: Metric) -> Double? {
    get {
      switch metric {
      case .loss: loss
      case .accuracy: accuracy
      default: further[metric]
      }
    }
    set {
      switch metric {
      case .loss: loss = newValue ?? .nan
      case .accuracy: accuracy = newValue
      default: further[metric] = newValue
      }
    }
  }
}
