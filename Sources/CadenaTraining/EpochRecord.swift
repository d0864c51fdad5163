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
  /// The learning rate of the epoch's last update.
  public var learningRate: Double
  /// Why the schedule changes the rate from the next epoch on; nil when it does not, or knows
  /// beforehand.
  public var rateChange: RateChange?
  /// Seconds since training began.
  public var seconds: Double

  /// The record of an epoch.
  public init(
    epoch: Int, step: Int, train: PartMetrics, validation: PartMetrics? = nil,
    learningRate: Double, rateChange: RateChange? = nil, seconds: Double
  ) {
    self.epoch = epoch
    self.step = step
    self.train = train
    self.validation = validation
    self.learningRate = learningRate
    self.rateChange = rateChange
    self.seconds = seconds
  }

  /// The number that a monitor watches; nil when it was not measured.
  public func value(of monitor: Monitor) -> Double? {
    switch monitor.part {
    case .validation: validation?[monitor.metric]
    case .train: train[monitor.metric]
    }
  }
}
