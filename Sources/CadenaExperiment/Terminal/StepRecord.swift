import CadenaData

/// One update: an event of `--json --every-step`.
public struct StepRecord: Sendable, Hashable {
  /// The update, from 1.
  public var step: Int
  /// The loss of its batch before the update, penalty included.
  public var loss: Double

  /// An update's loss.
  public init(step: Int, loss: Double) {
    self.step = step
    self.loss = loss
  }

  /// The event of `--json`, without a line break.
  public var eventLine: String {
    JSONValue.record([
      ("event", "step"), ("step", .integer(step)), ("loss", .number(loss)),
    ]).text()
  }
}
