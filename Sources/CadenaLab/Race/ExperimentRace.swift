import Cadena
import CadenaExperiment
import CadenaText

/// Methods on the same experiment: the same rows, first weights and batches for all.
public struct ExperimentRace: Sendable {
  /// The experiment; its own optimiser and schedule are replaced.
  public let experiment: Experiment
  /// The loss at an epoch's end that counts as having arrived, on the validation part where there is one;
  /// nil for none.
  public var target: Double?
  /// Whether a method goes on after it has arrived.
  public var keepsGoing = false
  /// Whether a learning rate that nobody wrote is chosen by trying, a fifth of the epochs for each.
  public var tunes = false
  /// Seconds since some moment; another clock makes results repeatable.
  public var clock: @Sendable () -> Double = RaceClock.now
  /// Told the method and the epoch.
  public var report: @Sendable (String, Int) -> Void = { _, _ in }

  /// A race on an experiment.
  public init(_ experiment: Experiment) { self.experiment = experiment }

  /// How a method goes.
  public func lane(_ choice: OptimizerChoice, label: String) throws -> RaceLane {
    guard tunes, choice.mayBeTuned else {
      return try run(choice, label: label, isTuned: false, epochs: experiment.training.epochs)
    }
    var best: (choice: OptimizerChoice, loss: Double)?
    for rate in SurfaceRace.triedRates {
      let tried = choice.with(learningRate: rate)
      let lane = try run(
        tried, label: label, isTuned: true, epochs: max(1, experiment.training.epochs / 5))
      let loss = lane.ending == .diverged ? .infinity : lane.last?.measured ?? .infinity
      if best.map({ loss < $0.loss }) ?? true { best = (tried, loss) }
    }
    return try run(
      best?.choice ?? choice, label: label, isTuned: true, epochs: experiment.training.epochs)
  }

  private func run(
    _ choice: OptimizerChoice, label: String, isTuned: Bool, epochs: Int
  ) throws -> RaceLane {
    var wanted = choice.applied(to: experiment)
    wanted.training.epochs = epochs
    let prepared = try PreparedExperiment(wanted)
    let trainer = prepared.trainer
    let data = prepared.data
    let optimization = trainer.optimization
    let internals = MethodInternals(
      choice.optimizer, stateNames: optimization.optimizer.stateNames)
    var moments = [try start(trainer, data)]
    var arrival: Int?
    try trainer.preparePlan(for: data.training.count)
    let begin = clock()
    var paused = 0.0
    var isOver = false
    var ending = RaceLane.Ending.stepsUsed
    func note(_ moment: RaceLane.Moment, _ evaluations: EvaluationCount, at now: Double) {
      var moment = moment
      moment.functionEvaluations = evaluations.function
      moment.gradientEvaluations = evaluations.gradient
      moment.hessianVectorProducts = evaluations.hessianVector
      moment.seconds = now - begin - paused
      moments.append(moment)
    }
    do {
      let reason = try trainer.train(
        rows: data.training, validation: data.validation, shouldStop: { isOver }
      ) {
        guard case .epoch(let record, _) = $0 else { return }
        let now = clock()
        var moment = RaceLane.Moment(step: record.step, loss: record.train.loss)
        moment.epoch = record.epoch
        moment.learningRate = record.learningRate
        moment.validationLoss = record.validation?.loss
        moment.accuracy = record.validation?.accuracy
        let states = optimizerStates(optimization)
        moment.internals = internals.quantities(states, step: record.step)
          .map(MethodInternals.quantiles)
        note(moment, record.evaluations, at: now)
        report(label, record.epoch)
        if arrival == nil, let target, moment.measured <= target {
          arrival = moments.count - 1
          isOver = !keepsGoing
          if isOver { throw RaceIsOver() }
        }
        paused += clock() - now
      }
      if case .minimized(let found) = reason { ending = RaceLane.Ending(found) }
    } catch is DivergenceError {
      ending = .diverged
      // What was spent counts, though the epoch has no loss.
      var moment = RaceLane.Moment(step: optimization.updates, loss: .infinity)
      moment.epoch = moments[moments.count - 1].epoch.map { $0 + 1 }
      note(moment, trainer.evaluations, at: clock())
    } catch is RaceIsOver {}
    return RaceLane(
      choice: choice, label: label, isTuned: isTuned, moments: moments,
      ending: arrival != nil ? .reached : ending, arrival: arrival, flow: [])
  }

  /// The moment before the first update.
  private func start(_ trainer: Trainer, _ data: PreparedData) throws -> RaceLane.Moment {
    let sample = EvenChoice.of(data.training, 2000)
    var moment = RaceLane.Moment(
      step: 0, loss: try trainer.evaluate(rows: sample).metrics.loss)
    moment.epoch = 0
    if !data.validation.isEmpty {
      let metrics = try trainer.evaluate(rows: data.validation).metrics
      moment.validationLoss = metrics.loss
      moment.accuracy = metrics.accuracy
    }
    return moment
  }

  /// What is remembered of all weights, state by state.
  private func optimizerStates(_ optimization: Optimization) -> [[Double]] {
    optimization.optimizer.stateNames.indices.map { state in
      optimization.states.flatMap { $0[state].value.scalars }
    }
  }
}

extension Trainer {
  /// Makes the plan of a step beforehand, and that of the last, smaller batch: they are made once, whatever
  /// the length of a training, so they do not count.
  func preparePlan(for rows: Int) throws {
    guard !(optimization.optimizer is Minimizing) else { return }
    let batch: Int =
      switch options.batchSize {
      case .full: rows
      case .rows(let size): min(size, rows)
      }
    _ = try planDescription(batch: batch)
    let rest = rows % batch
    if rest > 0, !options.dropLast { _ = try planDescription(batch: rest) }
  }
}

/// Ends a training that has arrived.
private struct RaceIsOver: Error {}
