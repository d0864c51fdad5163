import CadenaData

/// One epoch: a line of `metrics.jsonl`, an event of `--json`, a line of progress.
public struct EpochRecord: Sendable, Hashable {
  /// The epoch, from 1.
  public var epoch: Int
  /// How many updates have been made since the start.
  public var step: Int
  /// Means over the epoch's batches, each before its update, penalty included.
  public var train: PartMetrics
  /// The validation part after the epoch; nil when there is none.
  public var validation: PartMetrics?
  /// The learning rate of the epoch's last update.
  public var learningRate: Double
  /// Seconds since the start of training.
  public var seconds: Double

  /// An epoch's numbers.
  public init(
    epoch: Int, step: Int, train: PartMetrics, validation: PartMetrics? = nil,
    learningRate: Double, seconds: Double
  ) {
    self.epoch = epoch
    self.step = step
    self.train = train
    self.validation = validation
    self.learningRate = learningRate
    self.seconds = seconds
  }

  /// The line of `metrics.jsonl`, without a line break.
  public var metricsLine: String { JSONValue.record(members).text() }

  /// The event of `--json`, without a line break.
  public var eventLine: String { JSONValue.record([("event", "epoch")] + members).text() }

  /// The monitored number of this epoch, or nil when it was not measured.
  public func value(of monitor: Monitor) -> Double? {
    switch monitor {
    case .validationLoss: validation?.loss
    case .validationAccuracy: validation?.accuracy
    case .trainLoss: train.loss
    case .trainAccuracy: train.accuracy
    }
  }

  private var members: [(String, JSONValue?)] {
    [
      ("epoch", .integer(epoch)), ("step", .integer(step)), ("train", train.json),
      ("validation", validation?.json), ("learningRate", .number(learningRate)),
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
      learningRate: learningRate, seconds: seconds)
  }
}
