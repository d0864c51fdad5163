import CadenaOptimizers

/// What is known at the end of an epoch.
public struct EpochRecord: Sendable, Hashable {
  /// The number of the epoch, from 1.
  public var epoch: Int
  /// Updates made so far, over all epochs.
  public var step: Int
  /// The training part.
  public var train: PartMetrics
  /// The validation part, if there is one.
  public var validation: PartMetrics?
  /// The learning rate of the epoch's last update: of a minimiser the step length that it found, or how
  /// far it looked around.
  public var learningRate: Double
  /// Why the schedule changes the rate from the next epoch on; nil when it does not, or knows
  /// beforehand.
  public var rateChange: RateChange?
  /// Seconds since training began.
  public var seconds: Double
  /// Evaluations of the loss and its derivatives since training began.
  public var evaluations: EvaluationCount

  /// The record of an epoch.
  public init(
    epoch: Int, step: Int, train: PartMetrics, validation: PartMetrics? = nil,
    learningRate: Double, rateChange: RateChange? = nil, seconds: Double,
    evaluations: EvaluationCount = EvaluationCount()
  ) {
    self.epoch = epoch
    self.step = step
    self.train = train
    self.validation = validation
    self.learningRate = learningRate
    self.rateChange = rateChange
    self.seconds = seconds
    self.evaluations = evaluations
  }

  /// The number that a monitor watches; nil when it was not measured.
  public func value(of monitor: Monitor) -> Double? {
    switch monitor.part {
    case .validation: validation?[monitor.metric]
    case .train: train[monitor.metric]
    }
  }
}
