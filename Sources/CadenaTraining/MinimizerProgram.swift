import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaRuntime
import CadenaText

/// The steps of a training by a minimiser: each is one iteration on the loss of a batch.
///
/// For a method that needs the same function always the batch is all rows, in the order in which they
/// were given; other methods take every batch of an epoch, and the evaluations of a step share its rows
/// and its masks.
final class MinimizerProgram {
  /// The parts of the training.
  struct Parts {
    let model: any Module
    let data: Dataset
    let loss: any Loss
    let penalties: [Penalty]
    let form: TargetForm
    let dtype: DType
    let seed: UInt64
  }

  private let minimizer: any Minimizer
  private let parts: Parts
  private let optimization: Optimization
  private var active: [Parameter] = []
  private var run: Minimization?
  /// The values that the last step left in the parameters.
  private var written: [Tensor] = []
  private var batch: BatchTensors?
  private var rows: ArraySlice<Int> = []
  private var version = 0
  private var losses: [Int: LossProgram] = [:]
  private var restored: SearchMemory?
  private var countsBefore = EvaluationCount()
  private let isReplayable: Bool
  /// Whether every step sees all rows.
  var hasWholeBatch = false

  /// The steps of an optimiser that is a minimiser; nil for another one.
  convenience init?(
    of optimization: Optimization, model: any Module, data: Dataset, loss: any Loss,
    penalties: [Penalty], form: TargetForm, dtype: DType, seed: UInt64
  ) {
    guard let minimizing = optimization.optimizer as? Minimizing else { return nil }
    let parts = Parts(
      model: model, data: data, loss: loss, penalties: penalties, form: form, dtype: dtype,
      seed: seed)
    self.init(minimizing.minimizer, parts, optimization)
  }

  private init(_ minimizer: any Minimizer, _ parts: Parts, _ optimization: Optimization) {
    var minimizer = minimizer
    // The trainer counts epochs.
    minimizer.stopping.maximumIterations = .max
    self.minimizer = minimizer
    self.parts = parts
    self.optimization = optimization
    isReplayable = parts.model.isReplayable
  }

  /// Why there is nothing left to do; nil while there may be, and where numbers are not finite, which
  /// the next step tells.
  var ending: MinimizationEnding? {
    let ending = run?.ending ?? restoredEnding
    return ending == .notFinite ? nil : ending
  }

  /// The same as a reason to stop.
  var stopReason: StopReason? { ending.map(StopReason.minimized) }

  /// Whether every step sees all rows.
  ///
  /// Throws `MinimizerError` for options with which the method cannot work.
  func check(_ options: TrainingOptions, rows: Int) throws(MinimizerError) -> Bool {
    hasWholeBatch =
      switch options.batchSize {
      case .full: true
      case .rows(let size): size >= rows
      }
    if options.balanced { hasWholeBatch = false }
    guard minimizer.needsSameFunction else { return hasWholeBatch }
    if options.balanced { throw MinimizerError(.minimizerNeedsAllRows, .minimizerNotBalanced) }
    guard hasWholeBatch else {
      throw MinimizerError(.minimizerNeedsAllRows, .minimizerFullBatch)
    }
    if optimization.clipping != nil { throw MinimizerError(.minimizerTakesNoClipping, nil) }
    return true
  }

  /// The learning rate or step length of the last step.
  private var rate = 0.0

  /// Evaluations so far.
  var evaluations: EvaluationCount {
    guard let objective = run?.objective else { return countsBefore }
    return EvaluationCount(
      function: countsBefore.function + objective.functionEvaluations,
      gradient: countsBefore.gradient + objective.gradientEvaluations,
      hessianVector: countsBefore.hessianVector + objective.hessianVectorProducts)
  }

  // MARK: - A step

  /// One iteration on rows; gives their loss before it, how many were classified rightly, and the step
  /// length.
  func step(_ rows: ArraySlice<Int>) throws -> (loss: Double, hits: Double?, rate: Double) {
    take(rows)
    var before = try lossBefore()
    // A gradient that is no number leads nowhere, though the loss itself may be one.
    if run?.ending == .notFinite, before.loss.isFinite { before.loss = .nan }
    if before.loss.isFinite, let run {
      run.learningRate = optimization.learningRate
      if try run.advance() { rate = run.stepLength }
      write(run.points)
    }
    optimization.advance()
    return (before.loss, before.hits, rate)
  }

  private func take(_ new: ArraySlice<Int>) {
    // Comparing them all costs less than an evaluation.
    if batch == nil || !new.elementsEqual(rows) {
      rows = new
      batch = BatchTensors(parts.data, new, form: parts.form, dtype: parts.dtype)
      version += 1
      run?.functionHasChanged()
    }
    run?.objective.variant = new.count
  }

  /// The loss of the batch with the present weights, from the run where it knows them.
  private func lossBefore() throws -> (loss: Double, hits: Double?) {
    if needsNewRun { try begin() }
    let program = try lossProgram(rows.count)
    if program.hasMasks {
      guard !minimizer.needsSameFunction else {
        throw MinimizerError(.minimizerNeedsNoMasks, .minimizerNoDropout)
      }
      run?.functionHasChanged()
    }
    if let known = run?.known, !program.hasStatistics,
      !program.countsHits || known.observed != nil
    {
      return (known.value, known.observed)
    }
    guard let batch else { return (.nan, nil) }
    return try program.run(batch, seed: parts.seed, step: optimization.updates)
  }

  /// The kernels of the pass that finds a batch's loss, for people.
  func planDescription(batch: Int) throws -> String {
    try lossProgram(batch).planDescription
  }

  private func lossProgram(_ batch: Int) throws -> LossProgram {
    if let program = losses[batch] { return program }
    let program = try LossProgram(
      model: parts.model, loss: parts.loss, penalties: parts.penalties,
      parameters: optimization.parameters, form: parts.form, batch: batch,
      exampleShape: parts.data.features.exampleShape, dtype: parts.dtype)
    if isReplayable { losses[batch] = program }
    return program
  }

  // MARK: - The run

  /// Whether somebody froze, freed or changed parameters since the last step.
  private var needsNewRun: Bool {
    guard run != nil else { return true }
    let now = optimization.parameters.filter(\.isTrainable)
    return !now.elementsEqual(active, by: { $0 === $1 })
      || !zip(active, written).allSatisfy { $0.value.storage === $1.storage }
  }

  private func begin() throws {
    let counts = evaluations
    run = nil
    losses = [:]
    active = optimization.parameters.filter(\.isTrainable)
    guard !active.isEmpty else { return }
    let objective = objective()
    if let memory = restored {
      restored = nil
      run = Minimization(of: objective, by: minimizer, seed: parts.seed, memory: memory)
      countsBefore = EvaluationCount()
      // The value belongs to the rows of the step before.
      if !hasWholeBatch { run?.functionHasChanged() }
    }
    if run == nil {
      countsBefore = counts
      run = try Minimization(of: objective, by: minimizer, seed: parts.seed)
    }
    if let run { write(run.points) }
  }

  private func write(_ points: [Tensor]) {
    for (parameter, tensor) in zip(active, points) { parameter.set(tensor) }
    written = active.map(\.value)
  }

  private func objective() -> Objective {
    let learned = Set(active.map { ObjectIdentifier($0) })
    let others = parts.model.parameters.filter { !learned.contains(ObjectIdentifier($0)) }
    let objective = Objective(
      of: active, replayable: isReplayable, variables: others.map(\.storageVariable)
    ) { [unowned self] pass in self.graph(pass) }
    objective.variant = rows.count
    return objective
  }

  /// The loss of the present rows as a graph of the parameters.
  private func graph(_ pass: ObjectivePass) -> ObjectiveGraph {
    guard let batch else { programmingError("a step has rows") }
    var bindings: [ObjectiveBinding] = []
    var (x, y) = (batch.features, batch.targets)
    // All rows are read where they lie; those of a batch are bound anew for every step.
    if pass.isRecording, !hasWholeBatch {
      x = .placeholder(x.shape, dtype: x.dtype)
      y = .placeholder(y.shape, dtype: y.dtype)
      bindings = [
        ObjectiveBinding(x, version: { [unowned self] in version }) { [unowned self] in
          self.batch?.copyFeatures(to: $0)
        },
        ObjectiveBinding(y, version: { [unowned self] in version }) { [unowned self] in
          self.batch?.copyTargets(to: $0)
        },
      ]
    }
    var context =
      pass.isRecording
      ? Context.recording : .training(seed: parts.seed, step: optimization.updates)
    context.noise = pass.noise
    context.followsStatistics = false
    let output = parts.model(x, context)
    if pass.isRecording { bindings += keyBindings(context) }
    let value = parts.loss(output, y)
    var rest: Tensor?
    for penalty in parts.penalties {
      if let term = penalty(optimization.parameters) { rest = rest.map { $0 + term } ?? term }
    }
    let examples = pass.noise == nil ? nil : parts.loss.ofExamples(output, y)
    return ObjectiveGraph(
      rest.map { value + $0 } ?? value, observed: Hits.count(output, y, parts.form),
      losses: examples?.losses, divisor: examples?.divisor ?? 1, rest: rest, bindings: bindings)
  }

  /// The keys of masks: those of the step that is being made.
  private func keyBindings(_ context: Context) -> [ObjectiveBinding] {
    (context.keys?.entries ?? []).map { entry in
      ObjectiveBinding(entry.key, version: { [unowned self] in optimization.updates }) {
        [unowned self] memory in
        let key = entry.key(seed: parts.seed, step: optimization.updates)
        let words = memory.assumingMemoryBound(to: UInt32.self)
        words[0] = key.word0
        words[1] = key.word1
      }
    }
  }

  // MARK: - Checkpoints

  private static let prefix = "optimizer.search."

  /// What the next step depends on, as arrays of a checkpoint.
  var arrays: [NamedArray] {
    guard let memory = run?.memory ?? restored else { return [] }
    return memory.parts.compactMap { part in
      var numbers = part.numbers
      if part.name == "evaluations" {
        let counts = evaluations
        numbers = [counts.function, counts.gradient, counts.hessianVector].map { Double($0) }
      }
      return NamedArray(name: Self.prefix + part.name, doubles: numbers)
    }
  }

  /// The memory of a checkpoint's arrays.
  ///
  /// Throws when they are not the memory of this method on these parameters, or a number is not finite.
  func memory(
    _ arrays: [NamedArray], place: String?
  ) throws(CheckpointError) -> SearchMemory {
    var memory = SearchMemory()
    for array in arrays {
      guard array.name.hasPrefix(Self.prefix) else {
        throw CheckpointError(
          .weightsUnknown(array.name, others: 0), place: place, remedy: .checkpointNeeded)
      }
      let numbers = array.doubles
      guard numbers.allSatisfy(\.isFinite) else {
        throw CheckpointError(.weightsNotFinite(array.name), place: place)
      }
      memory[String(array.name.dropFirst(Self.prefix.count))] = numbers
    }
    guard accepts(memory) else {
      throw CheckpointError(.checkpointDamaged, place: place, remedy: .sameDataAndOptions)
    }
    return memory
  }

  /// Whether a memory is one of this method: tried on an objective that nobody evaluates.
  private func accepts(_ memory: SearchMemory) -> Bool {
    let active = optimization.parameters.filter(\.isTrainable)
    guard !memory.parts.isEmpty, !active.isEmpty else { return memory.parts.isEmpty }
    let objective = Objective(of: active, replayable: true) {
      programmingError("a memory is checked without evaluations")
    }
    return Minimization(of: objective, by: minimizer, seed: parts.seed, memory: memory) != nil
  }

  /// Goes on from a memory at the next step, with the parameters as they are then.
  func restore(_ memory: SearchMemory) {
    run = nil
    batch = nil
    countsBefore = EvaluationCount()
    restored = memory.parts.isEmpty ? nil : memory
    if let counts = memory["evaluations"], counts.count == 3 {
      countsBefore = EvaluationCount(
        function: Int(counts[0]), gradient: Int(counts[1]), hessianVector: Int(counts[2]))
    }
  }

  private var restoredEnding: MinimizationEnding? {
    guard let run = restored?["run"], run.count == 4, run[3] >= 0 else { return nil }
    return MinimizationEnding.allCases[Int(run[3])]
  }
}
