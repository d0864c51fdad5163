import Cadena

/// One step of a rule on a surface, recorded once: gradient, noise and update run without building a graph.
final class SurfaceStep {
  private let parameter: Parameter
  private let optimization: Optimization
  private let replay: Replay
  private let scalarCount: Int
  private let findsRate: Bool

  /// Records the step.
  init(
    _ surface: TestSurface, from start: [Double], by optimizer: any Optimizer,
    schedule: (any Schedule)?
  ) throws {
    parameter = Parameter(.weight, value: Tensor(start, dtype: .float64))
    optimization = Optimization(of: [parameter], by: optimizer, schedule: schedule)
    let scalars = optimization.scalarTensors()
    scalarCount = scalars.count
    let push = Tensor.placeholder(Shape([start.count]), dtype: .float64)
    let parameter = parameter
    let record = optimization.record(scalars) {
      let point = parameter.value
      return surface.tensor(point) + (push * point).sum()
    }
    findsRate = record.learningRate != nil
    replay = try Replay(
      outputs: [record.loss] + (record.learningRate.map { [$0] } ?? []), inputs: scalars + [push],
      variables: optimization.variables)
  }

  /// Where it is now.
  var point: [Double] { parameter.value.scalars }
  /// What the rule remembers, state by state.
  var states: [[Double]] { optimization.states[0].map(\.value.scalars) }

  /// Tells a schedule that watches the losses the value now; on a surface every step is an epoch.
  func observe(_ value: Double) { optimization.observe(ObservedEpoch(trainLoss: value)) }

  /// Makes a step; the numbers are added to the gradient. Gives the learning rate.
  func run(pushedBy push: [Double]) throws -> Double {
    let rate = optimization.effectiveRate
    for (index, number) in optimization.nextScalars().enumerated() {
      replay.set(number, forInput: index)
    }
    let buffer = replay.buffer(ofInput: scalarCount).assumingMemoryBound(to: Double.self)
    for (index, number) in push.enumerated() { buffer[index] = number }
    try replay.run()
    optimization.advance()
    return findsRate ? replay.number(ofOutput: 1) : rate
  }
}
