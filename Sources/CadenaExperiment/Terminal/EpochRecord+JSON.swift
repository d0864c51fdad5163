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
      ("rateChange", rateChange.map { .string($0.rawValue) }), ("evaluations", evaluations.json),
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
      rateChange: json["rateChange"]?.string.flatMap(RateChange.init(rawValue:)), seconds: seconds,
      evaluations: json["evaluations"].map(EvaluationCount.init(json:)) ?? EvaluationCount())
  }
}

extension EvaluationCount {
  /// The counts; nil where none were kept, as in records of earlier versions.
  var json: JSONValue? {
    guard function > 0 else { return nil }
    return .record([
      ("function", .integer(function)), ("gradient", .integer(gradient)),
      ("hessianVector", hessianVector > 0 ? .integer(hessianVector) : nil),
    ])
  }

  /// The counts of a record.
  init(json: JSONValue) {
    func count(_ key: String) -> Int { max(0, json[key]?.integer ?? 0) }
    self.init(
      function: count("function"), gradient: count("gradient"),
      hessianVector: count("hessianVector"))
  }
}
