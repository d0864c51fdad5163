import Cadena

/// Cadena as a plain Swift loop: the graph is rebuilt every step, and its loss read.
final class LoopContestant: Contestant {
  let name: String
  private let threads: Int
  private var model = Sequential([])
  private var loss: any Loss = MeanSquaredError()
  private var optimization: Optimization?
  private var batches: [(x: Tensor, y: Tensor)] = []
  private var steps = 0

  init(threads: Int) {
    self.threads = threads
    name = "plain loop, \(threadsText(threads))"
  }

  func prepare(_ work: StepWork) throws -> String? {
    model = work.model()
    try model.bind(inputShape: [work.batch, work.sizes[0]], seed: 0)
    loss = work.loss
    optimization = Optimization(of: model.trainableParameters, by: work.optimizer)
    steps = 0
    let data = try work.data()
    batches = (0..<work.batches).map { batch in
      let rows = Array((batch * work.batch)..<((batch + 1) * work.batch))
      return tensors(data.subset(rows), work)
    }
    return nil
  }

  private func tensors(_ data: Dataset, _ work: StepWork) -> (x: Tensor, y: Tensor) {
    let rows = Array(0..<data.count)
    let x = [Float](unsafeUninitializedCapacity: data.count * work.sizes[0]) { memory, count in
      count = memory.count
      if let base = memory.baseAddress { data.features.copyRows(rows[...], into: base) }
    }
    let inputs = Tensor(x, shape: [work.batch, work.sizes[0]])
    switch data.targets {
    case .classes(let labels, _): return (inputs, Tensor(labels))
    case .values(let values, let width):
      return (inputs, Tensor(values, shape: [work.batch, width]))
    }
  }

  func run(times: Int) throws -> Double {
    guard let optimization else { return 0 }
    Processor.threads = threads
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<times {
      let (x, y) = batches[steps % batches.count]
      let context = Context.training(seed: 0, step: steps)
      let value = optimization.step { loss(model(x, context), y) }.item()
      guard value.isFinite else { throw BenchmarkError("the loss of the plain loop is \(value)") }
      steps += 1
    }
    return start.duration(to: clock.now).inSeconds
  }
}
