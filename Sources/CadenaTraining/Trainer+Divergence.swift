import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaRuntime

extension Trainer {
  /// Whether a finite loss is so large that nothing can come of it: larger than `lossLimit` times that
  /// of a model whose answers are all 0.
  ///
  /// A learning rate that is far too large need not end in infinities: rectifiers may die first, and
  /// training would go on with a network that has nothing left to learn with.
  func hasRunAway(_ loss: Double, of order: BatchOrder) throws -> Bool {
    guard loss > options.lossLimit else { return false }
    let zeros = try lossOfZeros ?? largestLossOfZeros(order)
    lossOfZeros = zeros
    return loss > options.lossLimit * zeros
  }

  /// Looks at where the last update of an epoch has led, before anybody keeps its weights: other
  /// updates show that in the loss of the next batch.
  func checkLastUpdate(of order: BatchOrder) throws {
    // As many rows as are measured at once.
    let rows = order[order.batchCount - 1].prefix(Evaluator.batch)
    guard let loss = try evaluator.loss(data, rows) else { return }
    if try !loss.isFinite || hasRunAway(loss, of: order) { throw divergence(loss) }
  }

  /// The largest loss that answers of 0 have on a batch; at least 1, and infinite for a loss that is
  /// not defined there.
  private func largestLossOfZeros(_ order: BatchOrder) throws -> Double {
    var largest = 1.0
    var programs: [Int: Replay] = [:]
    for position in 0..<order.batchCount {
      let rows = order[position]
      let target = form.type(batch: rows.count, dtype: dtype)
      let replay: Replay
      if let known = programs[rows.count] {
        replay = known
      } else {
        let y = Tensor.placeholder(target.shape, dtype: target.dtype)
        let output = try model.outputShape(for: Shape([rows.count] + data.features.exampleShape))
        let zeros = Tensor(
          [Double](repeating: 0, count: output.count), shape: output, dtype: dtype)
        replay = try Replay(outputs: [loss(zeros, y)], inputs: [y], variables: [])
        programs[rows.count] = replay
      }
      form.fill(data.targets, rows, dtype, replay.buffer(ofInput: 0))
      try replay.run()
      let value = replay.number(ofOutput: 0)
      guard value.isFinite else { return .infinity }
      largest = Swift.max(largest, value)
    }
    return largest
  }

  /// Where training ran away: the first parameter that is not finite, or the one that has grown most.
  func divergence(_ loss: Double) -> DivergenceError {
    var largest = (name: String?.none, value: 0.0)
    for (name, parameter) in model.namedParameters {
      for scalar in parameter.value.scalars {
        if !scalar.isFinite {
          return DivergenceError(
            step: optimization.updates, loss: loss, parameter: name, largest: .infinity)
        }
        if abs(scalar) > largest.value { largest = (name, abs(scalar)) }
      }
    }
    return DivergenceError(
      step: optimization.updates, loss: loss, parameter: largest.name, largest: largest.value)
  }
}
