/// The lecture's five rules for one learning rate, as a controller that watches the losses.
///
///     1. begin with a guess                         the optimiser's own rate
///     2. cut when the loss rises or oscillates       α ← α·decrease, when the training loss of an
///        (`rise`, `oscillation`)                     epoch is above the one before by more than the
///                                                    share `tolerance`, or has alternately risen and
///                                                    fallen in the last `window` epochs
///     3. raise when it falls steadily but slowly     α ← α·increase, when it has fallen in each of the
///        (`slowFall`)                                last `window` epochs, on average by less than the
///                                                    share `slow`
///     4. cut at the end of mini-batch training       in the last `endShare` of the T updates the rate
///                                                    goes down in a line to endFactor·α, and
///                                                    rule 3 rests
///     5. cut when the error stops falling            α ← α·decrease, when the validation loss (without
///        (`plateau`)                                 validation part: the training loss) has found no
///                                                    new best for `patience` epochs
///
/// Rules are tried in the order 2, 5, 3, and at most one changes the rate in an epoch. After a change the
/// controller waits for `window` new changes of the loss before it speaks of oscillation or slowness
/// again; a cut also begins the patience anew. The rate stays between `minimum` and `maximum`. Lecture 002, "La tasa de aprendizaje", row C3;
/// the lecture gives no numbers. With one batch that is the whole part, an epoch is an update.
public struct AdaptiveRate: WatchingSchedule {
  /// The updates T of the training.
  public var steps: Int
  /// The factor of rule 3, 1 or more.
  public var increase: Double
  /// The factor of rules 2 and 5, below 1.
  public var decrease: Double
  /// The share by which the training loss may rise from one epoch to the next.
  public var tolerance: Double
  /// How many changes of the loss make up an oscillation or a steady fall; 2 or more.
  public var window: Int
  /// A mean fall in an epoch by less than this share is slow.
  public var slow: Double
  /// Epochs without a new best before rule 5 cuts; at least 1.
  public var patience: Int
  /// The share of the updates in which rule 4 holds; 0 for never.
  public var endShare: Double
  /// The factor of the rate at the last update.
  public var endFactor: Double
  /// The smallest rate of rules 2 and 5.
  public var minimum: Double
  /// The largest rate of rule 3; nil for none.
  public var maximum: Double?

  private var rate: Double?
  private var previous: Double?
  /// The last changes of the training loss, as shares, the newest last.
  private var changes: [Double] = []
  private var best: Double?
  private var badEpochs = 0

  /// The rule that changed the rate at the end of the last epoch.
  public private(set) var lastChange: RateChange?

  /// A controller for a training of so many updates.
  public init(
    steps: Int, increase: Double = 1.1, decrease: Double = 0.5, tolerance: Double = 0.02,
    window: Int = 4, slow: Double = 0.02, patience: Int = 4, endShare: Double = 0.1,
    endFactor: Double = 0.1, minimum: Double = 0, maximum: Double? = nil
  ) {
    self.steps = steps
    self.increase = increase
    self.decrease = decrease
    self.tolerance = tolerance
    self.window = window
    self.slow = slow
    self.patience = patience
    self.endShare = endShare
    self.endFactor = endFactor
    self.minimum = minimum
    self.maximum = maximum
  }

  /// The rate after the changes so far, lowered near the end.
  public func rate(step: Int, base: Double) -> Double {
    let rate = self.rate ?? base
    guard let part = partLeft(step) else { return rate }
    // The limits hold at the end too.
    return Swift.max(
      rate * (endFactor + (1 - endFactor) * part), Swift.min(minimum, rate))
  }

  /// How much is left of the time in which rule 4 holds, from 1 to 0; nil before it.
  private func partLeft(_ step: Int) -> Double? {
    let length = endShare * Double(steps)
    let left = Double(steps - 1 - step)
    return length > 0 && left < length ? Swift.max(0, left) / length : nil
  }

  /// Takes in an epoch.
  public mutating func observe(_ epoch: ObservedEpoch, base: Double) {
    lastChange = nil
    let loss = epoch.trainLoss
    guard loss.isFinite else { return }
    if let previous {
      let share = previous == 0 ? 0 : (loss - previous) / abs(previous)
      changes.append(Swift.min(share, .greatestFiniteMagnitude))
      changes.removeFirst(Swift.max(0, changes.count - window))
    }
    previous = loss
    see(epoch.validationLoss ?? loss)
    guard let change = wanted else { return }
    // At the end nothing goes up any more.
    if change == .slowFall, partLeft(epoch.step) != nil { return }
    let old = rate ?? base
    let new =
      change == .slowFall
      ? Swift.min(old * increase, maximum ?? .infinity)
      : Swift.max(old * decrease, Swift.min(minimum, old))
    changes.removeAll()
    if change != .slowFall { badEpochs = 0 }
    guard new.isFinite, change == .slowFall ? new > old : new < old else { return }
    rate = new
    lastChange = change
  }

  private mutating func see(_ error: Double) {
    if error.isFinite, best.map({ error < $0 }) ?? true {
      best = error
      badEpochs = 0
    } else {
      badEpochs += 1
    }
  }

  /// The first rule that wants another rate.
  private var wanted: RateChange? {
    if let last = changes.last, last > tolerance { return .rise }
    let isFull = changes.count >= window
    if isFull, zip(changes, changes.dropFirst()).allSatisfy({ $0 * $1 < 0 }) {
      return .oscillation
    }
    if badEpochs >= patience { return .plateau }
    if isFull, changes.allSatisfy({ $0 < 0 }), changes.reduce(0, +) > -slow * Double(window) {
      return .slowFall
    }
    return nil
  }

  /// The rate, the last losses, the best error and the count.
  public var memory: [String: Double] {
    get {
      var memory = ["badEpochs": Double(badEpochs)]
      memory["rate"] = rate
      memory["previous"] = previous
      memory["best"] = best
      for (index, change) in changes.enumerated() { memory["change\(index)"] = change }
      return memory
    }
    set {
      rate = newValue["rate"]
      previous = newValue["previous"]
      best = newValue["best"]
      badEpochs = Int(count: newValue["badEpochs"])
      changes = []
      while let change = newValue["change\(changes.count)"] { changes.append(change) }
    }
  }
}
