import Cadena

/// Cadena's inference: the forward pass as a plan that is replayed. The rows lie in the plan's memory
/// and the outputs are read where they are, as with ONNX Runtime's bound memory.
final class InferenceContestant: Contestant {
  let name = "Cadena, 1 thread"
  private var replay: Replay?
  /// Something of every output, so that nobody can leave it out.
  private var sum: Float = 0

  func prepare(_ work: InferenceWork) throws -> String? {
    let model = Sequential {
      Linear(128)
      ReLU()
      Linear(10)
    }
    try model.bind(inputShape: [work.batch, 784], seed: 0)
    let x = Tensor.placeholder([work.batch, 784])
    let replay = try Replay(
      outputs: [model(x)], inputs: [x], variables: model.parameters.map(\.storageVariable))
    let rows = replay.buffer(ofInput: 0).assumingMemoryBound(to: Float.self)
    for index in 0..<(work.batch * 784) { rows[index] = Float(index % 251) / 251 }
    self.replay = replay
    return nil
  }

  func run(times: Int) throws -> Double {
    guard let replay else { return 0 }
    Processor.threads = 1
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<times {
      try replay.run()
      sum += replay.memory(ofOutput: 0).loadUnaligned(as: Float.self)
    }
    return start.duration(to: clock.now).inSeconds
  }
}
