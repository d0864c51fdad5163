import CadenaData

/// How long and in what portions a model is trained.
public struct TrainingOptions: Sendable, Hashable {
  /// Passes over the training rows.
  public var epochs: Int
  /// Rows per update: 1 is online learning, `.full` gradient descent on the exact gradient.
  public var batchSize: BatchSize
  /// Whether every epoch has a random order of its own.
  public var shuffle: Bool
  /// Whether classes are drawn equally often.
  public var balanced: Bool
  /// Whether a last, smaller batch is left out.
  public var dropLast: Bool
  /// The seed of initial weights, shuffles and masks.
  public var seed: UInt64
  /// When to stop before the last epoch.
  public var earlyStopping: EarlyStopping?
  /// Whether every update is told as an event.
  public var reportsSteps: Bool
  /// Training has diverged when the loss of a batch is more than so many times that of answers which
  /// are all 0 (or 1, if that is less), or not finite.
  public var lossLimit: Double

  /// Ten epochs of shuffled batches of 32 rows, unless told otherwise.
  public init(
    epochs: Int = 10, batchSize: BatchSize = .rows(32), shuffle: Bool = true,
    balanced: Bool = false, dropLast: Bool = false, seed: UInt64 = 0,
    earlyStopping: EarlyStopping? = nil, reportsSteps: Bool = false, lossLimit: Double = 1e6
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.shuffle = shuffle
    self.balanced = balanced
    self.dropLast = dropLast
    self.seed = seed
    self.earlyStopping = earlyStopping
    self.reportsSteps = reportsSteps
    self.lossLimit = lossLimit
  }
}
