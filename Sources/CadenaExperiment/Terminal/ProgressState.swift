/// Where training stands, as the progress line shows it.
public struct ProgressState: Sendable, Hashable {
  /// The epoch that is running, from 1.
  public var epoch: Int
  /// How many epochs there are.
  public var epochs: Int
  /// The part of the running epoch that is done, from 0 to 1.
  public var fraction: Double
  /// The mean loss of the epoch so far.
  public var loss: Double?
  /// The last accuracy measured on the validation part.
  public var validationAccuracy: Double?
  /// The last R² measured on the validation part, for a regression.
  public var validationRSquared: Double?
  /// The last loss measured on the validation part, shown when there is nothing else.
  public var validationLoss: Double?
  /// Rows seen per second of training.
  public var rowsPerSecond: Double
  /// Seconds since the start of training.
  public var seconds: Double

  /// A place in the training.
  public init(
    epoch: Int, epochs: Int, fraction: Double, loss: Double? = nil,
    validationAccuracy: Double? = nil, validationLoss: Double? = nil, rowsPerSecond: Double = 0,
    seconds: Double = 0
  ) {
    self.epoch = epoch
    self.epochs = epochs
    self.fraction = fraction
    self.loss = loss
    self.validationAccuracy = validationAccuracy
    self.validationLoss = validationLoss
    self.rowsPerSecond = rowsPerSecond
    self.seconds = seconds
  }

  /// The part of all epochs that is done, from 0 to 1.
  public var total: Double {
    guard epochs > 0, fraction.isFinite else { return 0 }
    return min(1, max(0, (Double(epoch - 1) + fraction) / Double(epochs)))
  }

  /// The seconds that are left if the rest goes as fast as what is done; nil before anything is.
  public var secondsLeft: Double? {
    total > 0 ? seconds * (1 - total) / total : nil
  }
}
