import CadenaData

/// What was measured on one part of the data.
public struct PartMetrics: Sendable, Hashable {
  /// The mean loss.
  public var loss: Double
  /// The fraction of rows classified correctly, for classification.
  public var accuracy: Double?

  /// Measured numbers; non-finite ones are allowed and shown as such.
  public init(loss: Double, accuracy: Double? = nil) {
    self.loss = loss
    self.accuracy = accuracy
  }

  var json: JSONValue {
    .record([("loss", .number(loss)), ("accuracy", accuracy.map(JSONValue.number))])
  }

  init?(json: JSONValue) {
    guard let loss = json["loss"]?.recordedNumber else { return nil }
    self.init(loss: loss, accuracy: json["accuracy"]?.number)
  }
}
