/// The rate is cut when a number has not improved for some epochs, as PyTorch's `ReduceLROnPlateau`
/// does it.
///
/// At the end of each epoch: a number that is better than the best so far by more than the threshold
/// becomes the best, and the count of bad epochs is 0; else the count grows by one. While cooling down
/// the count stays 0. When it is above the patience, `α ← max(α·factor, minimum)`, if that is lower by
/// more than ε; the count is 0 again and cooling down begins.
///
///     relative: better is below best·(1 - threshold), or above best·(1 + threshold) when larger is better
///     absolute: better is below best - threshold,      or above best + threshold
///
/// Rule 5 of lecture 002 (row C3). A number that is not finite is never better.
public struct ReduceOnPlateau: WatchingSchedule {
  /// The number that is watched.
  public enum Watched: String, Sendable, CaseIterable {
    /// The loss on the validation part, or on the training part when there is none.
    case loss
    /// The loss on the validation part.
    case validationLoss = "validation.loss"
    /// The accuracy on the validation part.
    case validationAccuracy = "validation.accuracy"
    /// The mean loss of the epoch's batches.
    case trainLoss = "train.loss"
    /// The accuracy on the epoch's batches.
    case trainAccuracy = "train.accuracy"

    /// Whether accuracy is watched.
    public var isAccuracy: Bool { self == .validationAccuracy || self == .trainAccuracy }

    /// The number of an epoch.
    func value(_ epoch: ObservedEpoch) -> Double? {
      switch self {
      case .loss: epoch.validationLoss ?? epoch.trainLoss
      case .validationLoss: epoch.validationLoss
      case .validationAccuracy: epoch.validationAccuracy
      case .trainLoss: epoch.trainLoss
      case .trainAccuracy: epoch.trainAccuracy
      }
    }
  }

  /// Which numbers are better.
  public enum Mode: String, Sendable, CaseIterable {
    /// Smaller ones.
    case min
    /// Larger ones.
    case max
  }

  /// How the threshold counts.
  public enum ThresholdMode: String, Sendable, CaseIterable {
    /// As a share of the best number.
    case relative
    /// As it is.
    case absolute
  }

  /// The number that is watched.
  public var watched: Watched
  /// Which numbers are better.
  public var mode: Mode
  /// The factor of the rate, below 1.
  public var factor: Double
  /// Epochs without improvement that are tolerated.
  public var patience: Int
  /// By how much a number must be better.
  public var threshold: Double
  /// How the threshold counts.
  public var thresholdMode: ThresholdMode
  /// Epochs after a cut that do not count.
  public var cooldown: Int
  /// The smallest rate.
  public var minimum: Double
  /// A cut that changes the rate by no more than this is left out.
  public var epsilon: Double

  private var rate: Double?
  private var best: Double?
  private var badEpochs = 0
  private var coolingDown = 0

  /// Why the rate was cut at the end of the last epoch.
  public private(set) var lastChange: RateChange?

  /// PyTorch's values, unless told otherwise; larger is better for accuracies.
  public init(
    watched: Watched = .loss, mode: Mode? = nil, factor: Double = 0.1, patience: Int = 10,
    threshold: Double = 1e-4, thresholdMode: ThresholdMode = .relative, cooldown: Int = 0,
    minimum: Double = 0, epsilon: Double = 1e-8
  ) {
    self.watched = watched
    self.mode = mode ?? (watched.isAccuracy ? .max : .min)
    self.factor = factor
    self.patience = patience
    self.threshold = threshold
    self.thresholdMode = thresholdMode
    self.cooldown = cooldown
    self.minimum = minimum
    self.epsilon = epsilon
  }

  /// The rate after the cuts so far.
  public func rate(step: Int, base: Double) -> Double { rate ?? base }

  /// Takes in the watched number of an epoch; one that was not measured does not count.
  public mutating func observe(_ epoch: ObservedEpoch, base: Double) {
    lastChange = nil
    guard let value = watched.value(epoch) else { return }
    observe(value, base: base)
  }

  /// Takes in one number.
  public mutating func observe(_ value: Double, base: Double) {
    lastChange = nil
    if isBetter(value) {
      best = value
      badEpochs = 0
    } else {
      badEpochs += 1
    }
    if coolingDown > 0 {
      coolingDown -= 1
      badEpochs = 0
    }
    guard badEpochs > patience else { return }
    let old = rate ?? base
    let new = Swift.max(old * factor, minimum)
    if old - new > epsilon {
      rate = new
      lastChange = .plateau
    }
    coolingDown = cooldown
    badEpochs = 0
  }

  private func isBetter(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    guard let best else { return true }
    return switch (mode, thresholdMode) {
    case (.min, .relative): value < best * (1 - threshold)
    case (.min, .absolute): value < best - threshold
    case (.max, .relative): value > best * (1 + threshold)
    case (.max, .absolute): value > best + threshold
    }
  }

  /// The rate, the best number and the counts.
  public var memory: [String: Double] {
    get {
      var memory = ["badEpochs": Double(badEpochs), "coolingDown": Double(coolingDown)]
      memory["rate"] = rate
      memory["best"] = best
      return memory
    }
    set {
      rate = newValue["rate"]
      best = newValue["best"]
      badEpochs = Int(count: newValue["badEpochs"])
      coolingDown = Int(count: newValue["coolingDown"])
    }
  }
}

extension Int {
  /// A count that was kept as a number; 0 for what is none.
  init(count number: Double?) {
    self = number.flatMap { Int(exactly: $0) } ?? 0
  }
}
