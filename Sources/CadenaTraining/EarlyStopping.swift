/// Stops training when a number has not become better for some epochs (lectures 000, 001, 002, row
/// D2). The best weights are kept and restored by the trainer.
public struct EarlyStopping: Sendable, Hashable {
  /// What is watched.
  public var monitor: Monitor
  /// Epochs without improvement after which training stops; at least 1.
  public var patience: Int
  /// A change that is not larger than this does not count as an improvement.
  public var minimumDelta: Double

  /// Five epochs of patience on the validation loss, unless told otherwise.
  public init(
    monitor: Monitor = .validationLoss, patience: Int = 5, minimumDelta: Double = 0
  ) {
    self.monitor = monitor
    self.patience = patience
    self.minimumDelta = minimumDelta
  }
}

/// Which epoch has been the best so far, and for how long none was better.
public struct BestEpoch: Sendable, Hashable {
  /// What is watched.
  public let monitor: Monitor
  /// A change that is not larger than this does not count.
  public let minimumDelta: Double
  /// The best epoch, from 1; nil before the first with a finite number.
  public private(set) var epoch: Int?
  /// The best number.
  public private(set) var value: Double?
  /// Epochs since the best.
  public private(set) var epochsWithout = 0

  /// Nothing seen yet.
  public init(monitor: Monitor, minimumDelta: Double = 0) {
    self.monitor = monitor
    self.minimumDelta = minimumDelta
  }

  /// Looks at an epoch; true when it is the best so far. A number that is not finite never is; an
  /// epoch that has no such number, as ROC-AUC where a part holds one class, does not count.
  public mutating func see(_ record: EpochRecord) -> Bool {
    guard let number = record.value(of: monitor) else { return false }
    guard number.isFinite, isBetter(number) else {
      epochsWithout += 1
      return false
    }
    epoch = record.epoch
    value = number
    epochsWithout = 0
    return true
  }

  private func isBetter(_ number: Double) -> Bool {
    guard let value else { return true }
    return monitor.isBetterWhenLarger
      ? number > value + minimumDelta : number < value - minimumDelta
  }

  /// Continues from a saved state.
  public mutating func restore(epoch: Int?, value: Double?, epochsWithout: Int) {
    self.epoch = epoch
    self.value = value
    self.epochsWithout = epochsWithout
  }
}
