import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaRuntime

/// The loss of a batch in training mode without an update, for batches of one size: what a minimiser's
/// step tells of the point that it starts from. Running statistics follow the batch, once a step.
final class LossProgram {
  private let replay: Replay
  private let keys: [KeyLedger.Entry]
  /// Whether rows that are classified rightly are counted.
  let countsHits: Bool
  /// Whether layers draw masks, so that every step has another function.
  var hasMasks: Bool { !keys.isEmpty }
  /// Whether a run changes something: running statistics.
  let hasStatistics: Bool

  init(
    model: any Module, loss: any Loss, penalties: [Penalty], parameters: [Parameter],
    form: TargetForm, batch: Int, exampleShape: [Int], dtype: DType
  ) throws {
    // What waits by now is to be done once, not at every step.
    try evaluate([])
    let x = Tensor.placeholder(Shape([batch] + exampleShape), dtype: dtype)
    let targetType = form.type(batch: batch, dtype: dtype)
    let y = Tensor.placeholder(targetType.shape, dtype: targetType.dtype)
    let context = Context.recording
    let output = model(x, context)
    var total = loss(output, y)
    for penalty in penalties {
      if let term = penalty(parameters) { total = total + term }
    }
    let hits = Hits.count(output, y, form)
    countsHits = hits != nil
    keys = context.keys?.entries ?? []
    let variables = model.parameters.map(\.storageVariable)
    hasStatistics = variables.contains(where: \.isPending)
    replay = try Replay(
      outputs: [total] + (hits.map { [$0] } ?? []), inputs: [x, y] + keys.map(\.key),
      variables: variables, sharesPlan: !model.isReplayable)
  }

  /// The kernels, for people.
  var planDescription: String { replay.planDescription }

  /// The loss of rows with the present weights, and how many were classified rightly.
  func run(
    _ batch: BatchTensors, seed: UInt64, step: Int
  ) throws -> (loss: Double, hits: Double?) {
    batch.copyFeatures(to: replay.buffer(ofInput: 0))
    batch.copyTargets(to: replay.buffer(ofInput: 1))
    for (index, entry) in keys.enumerated() {
      let key = entry.key(seed: seed, step: step)
      let words = replay.buffer(ofInput: 2 + index).assumingMemoryBound(to: UInt32.self)
      words[0] = key.word0
      words[1] = key.word1
    }
    try replay.run()
    return (replay.number(ofOutput: 0), countsHits ? replay.number(ofOutput: 1) : nil)
  }
}
