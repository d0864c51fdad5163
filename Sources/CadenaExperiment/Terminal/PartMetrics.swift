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

  var json: JSONLine {
    var line = JSONLine()
    line.add("loss", loss)
    if let accuracy { line.add("accuracy", accuracy) }
    return line
  }
}
