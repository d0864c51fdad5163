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
  public var metricsLine: String { json(JSONLine()).text }

  /// The event of `--json`, without a line break.
  public var eventLine: String { json(JSONLine(event: "epoch")).text }

  /// The monitored number of this epoch, or nil when it was not measured.
  public func value(of monitor: Monitor) -> Double? {
    switch monitor {
    case .validationLoss: validation?.loss
    case .validationAccuracy: validation?.accuracy
    case .trainLoss: train.loss
    case .trainAccuracy: train.accuracy
    }
  }

  private func json(_ start: JSONLine) -> JSONLine {
    var line = start
    line.add("epoch", epoch)
    line.add("step", step)
    line.add("train", train.json)
    if let validation { line.add("validation", validation.json) }
    line.add("learningRate", learningRate)
    line.add("seconds", (seconds * 1000).rounded() / 1000)
    return line
  }
}
