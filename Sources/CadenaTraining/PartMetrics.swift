/// How well a model does on one part of the data.
public struct PartMetrics: Sendable, Hashable {
  /// The loss: for training the mean over the epoch's batches, penalty included; else over all rows
  /// of the part, without penalty.
  public var loss: Double
  /// The fraction of rows whose class is found, 0...1; nil for regression.
  public var accuracy: Double?

  /// Loss and accuracy of a part.
  public init(loss: Double, accuracy: Double? = nil) {
    self.loss = loss
    self.accuracy = accuracy
  }
}
