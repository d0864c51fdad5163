import Cadena
import CadenaExperiment
import CadenaText

/// Online learning, mini-batches and the full batch on the same experiment (lecture row C1).
///
/// Every training begins with the same weights and sees the same rows as often; what differs is after how
/// many rows the weights change: `G = 1/b Σ ∇ℓ`, `w ← w - α·G`. The loss is that of the training part in
/// inference mode, measured after the same numbers of rows for all; measuring takes no part of the time.
public struct BatchSizeComparison: Sendable {
  /// What becomes of the learning rate with the batch size b, the file having b₀.
  public enum RateScaling: String, Sendable, CaseIterable {
    /// The same for all.
    case none
    /// α·b/b₀: the same way for the same rows, as long as the weights hardly move (Goyal and others 2017).
    case linear
    /// α·√(b/b₀): the same variance of the way.
    case root
  }

  /// A measurement.
  public struct Moment: Sendable, Hashable {
    /// Rows seen so far, each as often as it was seen.
    public let examples: Int
    /// Updates so far.
    public let updates: Int
    /// Seconds of training so far.
    public let seconds: Double
    /// The loss of the training part.
    public let loss: Double
    /// The accuracy on the training part; nil for numbers.
    public let accuracy: Double?
  }

  /// A training with one batch size.
  public struct Lane: Sendable {
    /// What was asked for.
    public let size: BatchSize
    /// Rows of a batch.
    public let rows: Int
    /// The learning rate; nil for a method without one.
    public let learningRate: Double?
    /// Whether the learning rate was chosen by trying.
    public let isTuned: Bool
    /// The measurements; the first before any update.
    public let moments: [Moment]
    /// Whether the loss left the finite numbers, or grew beyond the limit of training.
    public let diverged: Bool
  }

  /// The experiment; its batch size is replaced.
  public let experiment: Experiment
  /// What becomes of the learning rate.
  public var scaling = RateScaling.none
  /// Whether each size gets the best of `SurfaceRace.triedRates`, tried for a fifth of the epochs.
  public var tunes = false
  /// Seconds since some moment; another clock makes results repeatable.
  public var clock: @Sendable () -> Double = RaceClock.now
  /// Told the size and the epoch.
  public var report: @Sendable (BatchSize, Int) -> Void = { _, _ in }

  /// A comparison on an experiment.
  public init(_ experiment: Experiment) { self.experiment = experiment }

  /// More rows of the training part than these are measured by as many of them.
  private static let mostMeasured = 2000

  /// Rows of the training part, whatever the batch of the file.
  func rows() throws -> Int {
    var whole = experiment
    whole.training.batchSize = .full
    return try PreparedExperiment(whole).data.training.count
  }

  /// Finds out, before anything trains, whether the optimiser can do with these sizes.
  ///
  /// - Throws: `UsageError` for batches, where a minimiser wants all rows in every step.
  func check(_ sizes: [BatchSize]) throws {
    guard OptimizerChoice(experiment).minimizer?.needsSameFunction == true else { return }
    let count = try rows()
    for case .rows(let rows) in sizes where rows < count {
      throw UsageError(
        .minimizerNeedsAllRows, found: .batchSize(rows), remedy: .typeInstead("--sizes full"))
    }
  }

  /// One training.
  public func lane(_ size: BatchSize) throws -> Lane {
    let choice = OptimizerChoice(experiment)
    guard tunes, choice.learningRate != nil else {
      return try run(size, choice, epochs: experiment.training.epochs, isTuned: false)
    }
    var best: (choice: OptimizerChoice, loss: Double)?
    for rate in SurfaceRace.triedRates {
      let tried = choice.with(learningRate: rate)
      let lane = try run(
        size, tried, epochs: max(1, experiment.training.epochs / 5), isTuned: true)
      let loss = lane.diverged ? .infinity : lane.moments.last?.loss ?? .infinity
      if best.map({ loss < $0.loss }) ?? true { best = (tried, loss) }
    }
    return try run(
      size, best?.choice ?? choice, epochs: experiment.training.epochs, isTuned: true)
  }

  private func run(
    _ size: BatchSize, _ choice: OptimizerChoice, epochs: Int, isTuned: Bool
  ) throws -> Lane {
    var wanted = experiment
    wanted.training.batchSize = size
    wanted.training.epochs = epochs
    wanted.optimizer = choice.optimizer
    var prepared = try PreparedExperiment(wanted)
    let count = prepared.data.training.count
    let rows = Self.rows(size, of: count)
    if !isTuned, let rate = choice.learningRate {
      let scaled = rate * factor(rows, Self.rows(experiment.training.batchSize, of: count))
      if scaled != rate {
        wanted.optimizer = choice.with(learningRate: scaled).optimizer
        prepared = try PreparedExperiment(wanted)
      }
    }
    let trainer = prepared.trainer
    let measured = EvenChoice.of(prepared.data.training, Self.mostMeasured)
    var order = try BatchOrder(
      rows: prepared.data.training, size: size, shuffle: wanted.training.shuffle,
      dropLast: wanted.training.dropLast,
      balancedBy: wanted.training.balanced ? trainer.data.targets : nil,
      key: RandomKey(seed: wanted.seed).derived("shuffle"))
    var due = Self.schedule(rows: count, epochs: epochs)
    var (examples, updates, seconds) = (0, 0, 0.0)
    func moment() throws -> Moment {
      let metrics = try trainer.evaluate(rows: measured).metrics
      return Moment(
        examples: examples, updates: updates, seconds: seconds, loss: metrics.loss,
        accuracy: metrics.accuracy)
    }
    var moments = [try moment()]
    try trainer.preparePlan(for: count)
    var diverged = false
    let limit = trainer.options.lossLimit * max(1, moments[0].loss)
    training: for epoch in 1...epochs {
      order.start(epoch: epoch)
      report(size, epoch)
      for batch in 0..<order.batchCount {
        let part = order[batch]
        let begin = clock()
        let loss = try trainer.step(rows: part)
        seconds += clock() - begin
        examples += part.count
        updates += 1
        if !loss.isFinite || loss > limit {
          diverged = true
          moments.append(
            Moment(
              examples: examples, updates: updates, seconds: seconds, loss: .infinity, accuracy: nil
            ))
          break training
        }
        guard let next = due.first, examples >= next else { continue }
        while let next = due.first, examples >= next { due.removeFirst() }
        moments.append(try moment())
        if !(moments[moments.count - 1].loss <= limit) {
          diverged = true
          break training
        }
      }
    }
    let last = moments[moments.count - 1]
    if !diverged, last.examples != examples { moments.append(try moment()) }
    let rate: Double? =
      choice.learningRate == nil ? nil : trainer.optimization.optimizer.learningRate
    return Lane(
      size: size, rows: rows, learningRate: rate, isTuned: isTuned, moments: moments,
      diverged: diverged)
  }

  private func factor(_ rows: Int, _ usual: Int) -> Double {
    let quotient = Double(rows) / Double(usual)
    switch scaling {
    case .none: return 1
    case .linear: return quotient
    case .root: return quotient.squareRoot()
    }
  }

  /// The rows of a batch.
  static func rows(_ size: BatchSize, of count: Int) -> Int {
    switch size {
    case .full: count
    case .rows(let rows): min(rows, count)
    }
  }

  /// After how many rows the loss is measured: parts of the first epoch, then whole epochs, about forty.
  static func schedule(rows: Int, epochs: Int) -> [Int] {
    let parts = [64, 32, 16, 8, 4, 2].map { rows / $0 }.filter { $0 > 0 }
    let step = max(1, (epochs + 39) / 40)
    let whole = Array(stride(from: 1, through: epochs, by: step)) + [epochs]
    return Set(parts + whole.map { $0 * rows }).sorted()
  }
}
