import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaRuntime

/// One training step for batches of one size, recorded once: forward, loss, backward, update.
///
/// A step binds the batch, the optimiser's numbers and the random keys and runs; it builds no graph
/// and allocates nothing.
final class StepProgram {
  private let replay: Replay
  // The memory of a batch's features and targets, which stays where it is.
  private let x: UnsafeMutableRawPointer
  private let y: UnsafeMutableRawPointer
  private let optimization: Optimization
  private let keys: [KeyLedger.Entry]
  private let scalarCount: Int
  let batch: Int
  private let dtype: DType
  private let form: TargetForm
  // Where the hits and the rate that the rule found stand among the outputs.
  private let hitsOutput: Int?
  private let rateOutput: Int?
  private let clipping: Clipping?
  private let trained: [Bool]
  // The state of all parameters' settings at the last look, and the rate that the plan has.
  @exclusivity(unchecked) private var settings: Int
  @exclusivity(unchecked) private var rate = Double.nan
  // What the rule makes of that rate.
  @exclusivity(unchecked) private var usedRate = Double.nan

  /// Records the step of a model.
  init(
    model: any Module, loss: any Loss, penalties: [Penalty], optimization: Optimization,
    form: TargetForm, batch: Int, exampleShape: [Int], dtype: DType
  ) throws {
    // What waits by now is to be done once, not at every step.
    try evaluate([])
    self.optimization = optimization
    clipping = optimization.clipping
    settings = Parameter.trainabilityChanges
    trained = optimization.parameters.map(\.isTrainable)
    self.batch = batch
    self.dtype = dtype
    self.form = form
    let x = Tensor.placeholder(Shape([batch] + exampleShape), dtype: dtype)
    let targetType = form.type(batch: batch, dtype: dtype)
    let y = Tensor.placeholder(targetType.shape, dtype: targetType.dtype)
    let context = Context.recording
    let scalars = optimization.scalarTensors()
    scalarCount = scalars.count
    var prediction: Tensor?
    let record = optimization.record(scalars) {
      let output = model(x, context)
      prediction = output
      var total = loss(output, y)
      let parameters = optimization.parameters
      for penalty in penalties {
        if let term = penalty(parameters) { total = total + term }
      }
      return total
    }
    var outputs = [record.loss]
    let hits = prediction.flatMap { Hits.count($0, y, form) }
    hitsOutput = hits == nil ? nil : outputs.count
    if let hits { outputs.append(hits) }
    rateOutput = record.learningRate == nil ? nil : outputs.count
    if let rate = record.learningRate { outputs.append(rate) }
    keys = context.keys?.entries ?? []
    // Statistics change with the step, frozen parameters from outside; both are read when it runs.
    let learned = Set(optimization.parameters.map { ObjectIdentifier($0) })
    let others = model.parameters.filter { !learned.contains(ObjectIdentifier($0)) }
      .map(\.storageVariable)
    replay = try Replay(
      outputs: outputs, inputs: [x, y] + scalars + keys.map(\.key),
      variables: optimization.variables + others, sharesPlan: !model.isReplayable)
    self.x = replay.buffer(ofInput: 0)
    self.y = replay.buffer(ofInput: 1)
  }

  /// Whether the optimisation still is what it was when the step was recorded.
  var isCurrent: Bool {
    guard clipping == optimization.clipping else { return false }
    let changes = Parameter.trainabilityChanges
    if changes == settings { return true }
    guard zip(trained, optimization.parameters).allSatisfy({ $0 == $1.isTrainable }) else {
      return false
    }
    settings = changes
    return true
  }

  /// Makes one update; gives the batch's loss before it, how many rows were classified rightly, and
  /// the learning rate.
  func run(
    _ features: Features, _ targets: Targets, _ rows: ArraySlice<Int>, seed: UInt64
  ) throws -> (loss: Double, hits: Double?, rate: Double) {
    features.gather(rows, as: dtype, into: x)
    form.fill(targets, rows, dtype, y)
    let rate = optimization.learningRate
    if rate != self.rate || optimization.scalarsMayChange {
      self.rate = rate
      usedRate = optimization.optimizer.effectiveRate(
        step: optimization.updates + 1, learningRate: rate)
      let scalars = optimization.nextScalars()
      for index in 0..<scalarCount { replay.set(scalars[index], forInput: 2 + index) }
    }
    if !keys.isEmpty { writeKeys(seed) }
    try replay.run()
    optimization.advance()
    return (
      replay.number(ofOutput: 0), hitsOutput.map(replay.number(ofOutput:)),
      rateOutput.map(replay.number(ofOutput:)) ?? usedRate
    )
  }

  private func writeKeys(_ seed: UInt64) {
    for (index, entry) in keys.enumerated() {
      let key = entry.key(seed: seed, step: optimization.updates)
      let words = replay.buffer(ofInput: 2 + scalarCount + index)
        .assumingMemoryBound(to: UInt32.self)
      words[0] = key.word0
      words[1] = key.word1
    }
  }

  /// The kernels of a step, for people.
  var planDescription: String { replay.planDescription }
}

/// Counting what a classifier finds.
enum Hits {
  /// How many rows have their largest output at their class (or, with one output for two classes,
  /// on the right side); nil when the targets are no classes.
  static func count(_ prediction: Tensor, _ target: Tensor, _ form: TargetForm) -> Tensor? {
    switch form {
    case .labels:
      guard prediction.rank == 2 else { return nil }
      return (prediction.argMax(axis: 1) .== target).sum()
    case .rows:
      return (prediction.argMax(axis: 1) .== target.argMax(axis: 1)).sum()
    case .column(_, let threshold):
      let bound = prediction.constant(threshold)
      return ((prediction .> bound) .== (target .> target.constant(0.5))).sum()
    case .values:
      return nil
    }
  }
}
