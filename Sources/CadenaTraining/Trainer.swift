import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOptimizers
import CadenaRuntime
import CadenaText

/// Trains a model on a data set and tells what happens as typed events.
///
///     let trainer = try Trainer(
///       model, on: data, loss: SoftmaxCrossEntropy(), optimizer: Adam(learningRate: 0.001),
///       options: TrainingOptions(epochs: 20))
///     try trainer.train(rows: split.training, validation: split.validation) { event in
///       if case .epoch(let record, _) = event { print(record.epoch, record.train.loss) }
///     }
///     let test = try trainer.evaluate(rows: split.test)
///
/// The step is recorded once per batch size and replayed; a model whose layers do not all promise
/// the same graph every time (`Module.isReplayable`) is recorded anew for every step. Everything
/// random comes from the options' seed, so equal seeds give equal bits, whatever the number of
/// threads.
public final class Trainer {
  /// What is trained.
  public let model: any Module
  /// The data, already preprocessed.
  public let data: Dataset
  /// What is minimised.
  public let loss: any Loss
  /// Additions to the loss that keep weights small.
  public let penalties: [Penalty]
  /// The optimiser with its states.
  public let optimization: Optimization
  /// How training goes.
  @exclusivity(unchecked) public var options: TrainingOptions
  /// The element type of everything.
  public let dtype: DType
  /// How targets are given to the loss.
  public let form: TargetForm
  /// The epochs so far.
  public private(set) var history: [EpochRecord] = []
  /// The best epoch so far.
  public private(set) var best: BestEpoch
  private var bestWeights: ModelSnapshot?
  /// The weights that training goes on with, while the model shows those of the best epoch.
  private var shown: (best: ModelSnapshot, last: ModelSnapshot)?
  /// Finished epochs; those before a restored state may be missing in the history.
  private var epochs = 0
  private var unfinished: TrainingState.UnfinishedEpoch?
  private var secondsBefore = 0.0
  private var start: ContinuousClock.Instant?
  private var steps: [Int: StepProgram] = [:]
  // The program of the last step. Taken and set whole, without a check that accesses overlap.
  @exclusivity(unchecked) private var latest: StepProgram?
  private let isReplayable: Bool
  /// The loss of answers of 0, once it has been asked for.
  var lossOfZeros: Double?
  let evaluator: Evaluator
  /// The steps of a minimiser; nil for an optimiser.
  private let minimizing: MinimizerProgram?

  /// How regression targets were standardised, so that errors are told in their own units; nil when
  /// they were not. The loss stays in the units in which the model learns.
  public var targetScaling: TargetScaling? {
    get { evaluator.targetScaling }
    set { evaluator.targetScaling = newValue }
  }

  /// Prepares training: binds the model to the data's shape, with the values that it has converted
  /// to `dtype`, and checks that model, targets and loss fit.
  ///
  /// Throws `ShapeError` with the layer's path when they do not.
  public init(
    _ model: any Module, on data: Dataset, loss: any Loss, optimizer: any Optimizer,
    schedule: (any Schedule)? = nil, clipping: Clipping? = nil, penalties: [Penalty] = [],
    dtype: DType = .float32, options: TrainingOptions = TrainingOptions()
  ) throws(ShapeError) {
    self.model = model
    isReplayable = model.isReplayable
    self.data = data
    self.loss = loss
    self.penalties = penalties
    self.options = options
    self.dtype = dtype
    let example = data.features.exampleShape
    try model.bind(inputShape: Shape([2] + example), dtype: dtype, seed: options.seed)
    let output = try model.outputShape(for: Shape([2] + example))
    form = try TargetForm(of: data.targets, for: loss, prediction: TensorType(output, dtype))
    optimization = Optimization(
      of: model.trainableParameters, by: optimizer, schedule: schedule, clipping: clipping)
    minimizing = MinimizerProgram(
      of: optimization, model: model, data: data, loss: loss, penalties: penalties, form: form,
      dtype: dtype, seed: options.seed)
    best = BestEpoch(
      monitor: options.earlyStopping?.monitor ?? .validationLoss,
      minimumDelta: options.earlyStopping?.minimumDelta ?? 0)
    evaluator = Evaluator(
      model: model, loss: loss, form: form, dtype: dtype, monitored: best.monitor.metric)
  }

  // MARK: - Training

  /// Trains on rows of the data set until all epochs are done or nothing gets better.
  ///
  /// See `train(rows:validation:shouldStop:report:)`.
  @discardableResult
  public func train(
    rows: [Int], validation: [Int] = [], report: (TrainingEvent) throws -> Void = { _ in }
  ) throws -> StopReason {
    try train(rows: rows, validation: validation, shouldStop: { false }, report: report)
  }

  /// Trains on rows of the data set until all epochs are done, nothing gets better, or somebody asks
  /// for the end.
  ///
  /// - Parameters:
  ///   - rows: the training part.
  ///   - validation: the part by which epochs are compared; may be empty. When it is not, the model
  ///     ends with the weights of the best epoch.
  ///   - shouldStop: asked after every update; true ends training.
  ///   - report: told what happens; may throw, which ends training.
  /// - Throws: `DivergenceError` when a loss is not finite or beyond `lossLimit`, and what `report` throws.
  @discardableResult
  public func train(
    rows: [Int], validation: [Int] = [], shouldStop: () -> Bool,
    report: (TrainingEvent) throws -> Void = { _ in }
  ) throws -> StopReason {
    let isWhole = try minimizing?.check(options, rows: rows.count) ?? false
    var order = try BatchOrder(
      rows: rows, size: options.batchSize, shuffle: options.shuffle && !isWhole,
      dropLast: options.dropLast,
      balancedBy: options.balanced ? data.targets : nil,
      key: RandomKey(seed: options.seed).derived("shuffle"))
    if let shown, shown.best.isPresent { shown.last.restore() }
    shown = nil
    start = .now
    defer {
      secondsBefore = seconds
      start = nil
    }
    var reason = StopReason.completed
    for epoch in stride(from: epochs + 1, through: options.epochs, by: 1) {
      if let stopped = patienceIsOver ?? minimizing?.stopReason {
        reason = stopped
        break
      }
      order.start(epoch: epoch)
      guard let done = try run(order, shouldStop, report) else {
        reason = .requested
        break
      }
      try checkLastUpdate(of: order)
      let measured =
        validation.isEmpty ? nil : try evaluator.metrics(data, validation)
      let train = done.means(order.batchCount)
      optimization.observe(
        ObservedEpoch(
          trainLoss: train.loss, trainAccuracy: train.accuracy, validationLoss: measured?.loss,
          validationAccuracy: measured?.accuracy))
      let record = EpochRecord(
        epoch: epoch, step: optimization.updates, train: train, validation: measured,
        learningRate: done.learningRate, rateChange: optimization.rateChange, seconds: seconds,
        evaluations: evaluations)
      epochs = epoch
      unfinished = nil
      history.append(record)
      let isBest = best.see(record)
      if isBest && !validation.isEmpty { bestWeights = ModelSnapshot(of: model) }
      try report(.epoch(record, isBest: isBest))
    }
    if reason == .completed, let stopped = patienceIsOver ?? minimizing?.stopReason {
      reason = stopped
    }
    try report(.stopped(reason))
    if let bestWeights {
      shown = (bestWeights, ModelSnapshot(of: model))
      bestWeights.restore()
    }
    return reason
  }

  /// Why training ends before its last epoch, when nothing has got better for too long.
  private var patienceIsOver: StopReason? {
    guard let stopping = options.earlyStopping, best.epochsWithout >= stopping.patience else {
      return nil
    }
    return .patience(epochs: stopping.patience)
  }

  /// One epoch, or the rest of one: the sums over its batches, or nil when somebody asked to stop.
  private func run(
    _ order: BatchOrder, _ shouldStop: () -> Bool, _ report: (TrainingEvent) throws -> Void
  ) throws -> TrainingState.UnfinishedEpoch? {
    var sums = unfinished ?? TrainingState.UnfinishedEpoch()
    guard sums.batches <= order.batchCount else {
      throw CheckpointError(
        .positionBeyondEpoch(sums.batches, batches: order.batchCount), remedy: .sameDataAndOptions)
    }
    for position in sums.batches..<order.batchCount {
      let rows = order[position]
      let result =
        try minimizing?.step(rows)
        ?? program(rows.count).run(data.features, data.targets, rows, seed: options.seed)
      let isFinite = result.loss.isFinite
      if isFinite {
        // Counted before anybody is told, who may throw: the state is then that of this update.
        sums.add(result.loss, result.hits.map { $0 / Double(rows.count) }, result.rate)
        unfinished = sums
      }
      if options.reportsSteps {
        try report(
          .step(
            StepRecord(
              step: optimization.updates, loss: result.loss, learningRate: result.rate)))
      }
      if try !isFinite || hasRunAway(result.loss, of: order) { throw divergence(result.loss) }
      if shouldStop() { return nil }
    }
    return sums
  }

  private func program(_ batch: Int) throws -> StepProgram {
    if let latest, latest.batch == batch, latest.isCurrent { return latest }
    if let program = steps[batch], program.isCurrent {
      latest = program
      return program
    }
    let program = try StepProgram(
      model: model, loss: loss, penalties: penalties, optimization: optimization, form: form,
      batch: batch, exampleShape: data.features.exampleShape, dtype: dtype)
    // A model with code of its own is recorded anew for every step; its plan comes from the cache.
    if isReplayable {
      steps[batch] = program
      latest = program
    }
    return program
  }

  /// Seconds of training so far, those before a restored state included.
  private var seconds: Double {
    guard let start else { return secondsBefore }
    let parts = (ContinuousClock.now - start).components
    return secondsBefore + Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }

  // MARK: - Single steps, for benchmarks and for watching

  /// Evaluations of the loss and its derivatives so far, those before a restored state included.
  public var evaluations: EvaluationCount {
    minimizing?.evaluations
      ?? EvaluationCount(function: optimization.updates, gradient: optimization.updates)
  }

  /// One update on the given rows; the loss before it.
  @discardableResult
  public func step(rows: ArraySlice<Int>) throws -> Double {
    if let minimizing { return try minimizing.step(rows).loss }
    return try program(rows.count).run(data.features, data.targets, rows, seed: options.seed).loss
  }

  /// The kernels that a step on so many rows runs, for people.
  public func planDescription(batch: Int) throws -> String {
    if let minimizing { return try minimizing.planDescription(batch: batch) }
    return try program(batch).planDescription
  }

  // MARK: - Measuring

  /// All metrics, confusion and outputs on rows, with the present weights, in inference mode.
  public func evaluate(rows: [Int]) throws -> EvaluationResult {
    try evaluator.result(data, rows)
  }

  // MARK: - Checkpoints

  /// Weights and running statistics by name, as the model has them now.
  public var weightArrays: [NamedArray] { ModelSnapshot(of: model).arrays }

  /// What the optimiser remembers, by name.
  public var optimizerArrays: [NamedArray] {
    ModelSnapshot.states(of: optimization, in: model).map { NamedArray(name: $0, $1.value) }
      + (minimizing?.arrays ?? [])
  }

  /// All that the next step depends on.
  ///
  /// May be read at any time, also from within `report`. After training its weights are those of the
  /// last step, although the model then shows those of the best epoch.
  public var state: TrainingState {
    let isShown = shown.map(\.best.isPresent) ?? false
    let weights = isShown ? shown?.last.arrays : nil
    var state = TrainingState(
      weights: weights ?? weightArrays, optimizerStates: optimizerArrays,
      updates: optimization.updates, epochs: epochs)
    state.schedule = optimization.scheduleMemory
    state.bestWeights = bestWeights?.arrays ?? []
    state.unfinished = unfinished
    state.bestEpoch = best.epoch
    state.bestValue = best.value
    state.epochsWithoutBest = best.epochsWithout
    state.seconds = seconds
    state.history = history
    return state
  }

  /// Continues from a state: `train` goes on with the batch after it, to the same bits as without
  /// the interruption.
  ///
  /// Model, data, optimiser and options must be those with which the state was made; more epochs
  /// make the training longer.
  ///
  /// - Parameters:
  ///   - state: of a trainer that was made in the same way.
  ///   - place: where it comes from, for errors.
  /// - Throws: `CheckpointError` when names, shapes, element types or numbers are not those of this
  ///   trainer. Nothing has changed then.
  public func restore(_ state: TrainingState, place: String? = nil) throws(CheckpointError) {
    let weights = try ModelSnapshot(state.weights, for: model, dtype: dtype, place: place)
    let best =
      state.bestWeights.isEmpty
      ? nil : try ModelSnapshot(state.bestWeights, for: model, dtype: dtype, place: place)
    let variables = ModelSnapshot.states(of: optimization, in: model)
    let memory = try minimizing?.memory(state.optimizerStates, place: place)
    let fit = try ArrayFit(
      memory == nil ? state.optimizerStates : [], variables.map { ($0.name, $0.variable.type) },
      place: place)
    weights.restore()
    for ((_, variable), tensor) in zip(variables, fit.tensors) { variable.replace(tensor) }
    optimization.resume(after: state.updates)
    optimization.restoreSchedule(state.schedule)
    if let memory { minimizing?.restore(memory) }
    self.best.restore(
      epoch: state.bestEpoch, value: state.bestValue, epochsWithout: state.epochsWithoutBest)
    bestWeights = best
    shown = nil
    epochs = state.epochs
    unfinished = state.unfinished
    secondsBefore = state.seconds
    history = state.history
  }
}

extension TrainingState.UnfinishedEpoch {
  /// Takes in a batch.
  mutating func add(_ loss: Double, _ accuracy: Double?, _ rate: Double) {
    batches += 1
    lossSum += loss
    if let accuracy { accuracySum = (accuracySum ?? 0) + accuracy }
    learningRate = rate
  }

  /// The means over all batches.
  func means(_ count: Int) -> PartMetrics {
    let count = Double(count)
    return PartMetrics(loss: lossSum / count, accuracy: accuracySum.map { $0 / count })
  }
}
