import CadenaData
import CadenaOptimizers
import CadenaTraining

extension EpochRecord {
  /// The line of `metrics.jsonl`, without a line break.
  public var metricsLine: String { JSONValue.record(members).text() }

  /// The event of `--json`, without a line break.
  public var eventLine: String { JSONValue.record([("event", "epoch")] + members).text() }

  private var members: [(String, JSONValue?)] {
    [
      ("epoch", .integer(epoch)), ("step", .integer(step)), ("train", train.json),
      ("validation", validation?.json), ("learningRate", .number(learningRate)),
      ("rateChange", rateChange.map { .string($0.rawValue) }),
      ("seconds", .number((seconds * 1000).rounded() / 1000)),
    ]
  }

  /// The record of a line of `metrics.jsonl`, or nil when it is none.
  init?(json: JSONValue) {
    guard let epoch = json["epoch"]?.integer, let step = json["step"]?.integer,
      let train = json["train"].flatMap(PartMetrics.init(json:)),
      let learningRate = json["learningRate"]?.recordedNumber,
      let seconds = json["seconds"]?.number
    else { return nil }
    self.init(
      epoch: epoch, step: step, train: train,
      validation: json["validation"].flatMap(PartMetrics.init(json:)),
      learningRate: learningRate,
      rateChange: json["rateChange"]?.string.flatMap(RateChange.init(rawValue:)), seconds: seconds)
  }
}
