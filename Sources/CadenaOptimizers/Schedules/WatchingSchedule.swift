/// What a schedule that watches the losses is told at the end of an epoch.
public struct ObservedEpoch: Sendable, Hashable {
  /// The mean loss of the epoch's batches.
  public var trainLoss: Double
  /// The share of rows that were classified rightly while training.
  public var trainAccuracy: Double?
  /// The loss on the validation part; nil without one.
  public var validationLoss: Double?
  /// The share of the validation part that is classified rightly.
  public var validationAccuracy: Double?
  /// Updates made so far; an `Optimization` knows and fills it in.
  public var step: Int

  /// An epoch with its numbers.
  public init(
    trainLoss: Double, trainAccuracy: Double? = nil, validationLoss: Double? = nil,
    validationAccuracy: Double? = nil, step: Int = 0
  ) {
    self.trainLoss = trainLoss
    self.trainAccuracy = trainAccuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
    self.step = step
  }
}

/// A schedule whose rate follows from the losses so far and not from the step alone.
///
/// What it remembers can be read and set by name, so that a training which is stopped and resumed has
/// the same rates as one that was not.
public protocol WatchingSchedule: Schedule {
  /// Takes in an epoch.
  ///
  /// - Parameters:
  ///   - epoch: its numbers.
  ///   - base: the rate that the optimiser was made with.
  mutating func observe(_ epoch: ObservedEpoch, base: Double)

  /// All that the next rate depends on; finite numbers under names.
  var memory: [String: Double] { get set }

  /// Why the rate was changed at the end of the last epoch; nil when it was not.
  var lastChange: RateChange? { get }
}

/// Why a schedule changed the rate.
public enum RateChange: String, Sendable, Hashable, CaseIterable {
  /// The loss rose.
  case rise
  /// The loss went up and down.
  case oscillation
  /// The loss fell steadily but slowly.
  case slowFall
  /// The number that is watched did not improve for too long.
  case plateau
}
