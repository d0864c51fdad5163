import Cadena

/// Cadena's inference: the forward pass as a plan that is replayed. The rows are copied in and the
/// outputs out, as a caller does who has them elsewhere.
final class InferenceContestant: Contestant {
  let name = "Cadena, 1 thread"
  private var replay: Replay?
  private var rows: [Float] = []
  private var outputs: [Float] = []

  func prepare(_ work: InferenceWork) throws -> String? {
    let model = Sequential {
      Linear(128)
      ReLU()
      Linear(10)
    }
    try model.bind(inputShape: [work.batch, 784], seed: 0)
    let x = Tensor.placeholder([work.batch, 784])
    replay = try Replay(
      outputs: [model(x)], inputs: [x], variables: model.parameters.map(\.storageVariable))
    rows = (0..<(work.batch * 784)).map { Float($0 % 251) / 251 }
    outputs = Array(repeating: 0, count: work.batch * 10)
    return nil
  }

  func run(times: Int) throws -> Double {
    guard let replay else { return 0 }
    Processor.threads = 1
    let input = replay.buffer(ofInput: 0)
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<times {
      rows.withUnsafeBytes { rows in
        if let source = rows.baseAddress {
          input.copyMemory(from: source, byteCount: rows.count)
        }
      }
      try replay.run()
      outputs.withUnsafeMutableBytes { outputs in
        outputs.copyMemory(
          from: UnsafeRawBufferPointer(start: replay.memory(ofOutput: 0), count: outputs.count))
      }
    }
    return start.duration(to: clock.now).inSeconds
  }
}
