import CadenaData
import CadenaTraining

extension StepRecord {
  /// The event of `--json`, without a line break.
  public var eventLine: String {
    JSONValue.record([
      ("event", "step"), ("step", .integer(step)), ("loss", .number(loss)),
      ("learningRate", .number(learningRate)),
    ]).text()
  }
}
