import Cadena

/// Cadena as a plain Swift loop: the graph is rebuilt every step, and its loss read.
final class LoopContestant: Contestant {
  let name: String
  private let threads: Int
  private var model = Sequential([])
  private var loss: any Loss = MeanSquaredError()
  private var optimization: Optimization?
  private var batches: [(x: Tensor, y: Tensor)] = []
  private var position = 0

  init(threads: Int) {
    self.threads = threads
    name = "plain loop, \(threads) thread\(threads == 1 ? "" : "s")"
  }

  func prepare(_ work: Work) throws {
    model = try work.model()
    loss = work.loss
    optimization = Optimization(of: model.trainableParameters, by: work.optimizer)
    position = 0
    let data = try work.data()
    batches = (0..<work.batches).map { batch in
      let rows = Array((batch * work.batch)..<((batch + 1) * work.batch))
      return tensors(data.subset(rows), work)
    }
  }

  private func tensors(_ data: Dataset, _ work: Work) -> (x: Tensor, y: Tensor) {
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

  func run(steps: Int) throws -> Double {
    guard let optimization else { return 0 }
    Processor.threads = threads
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<steps {
      let (x, y) = batches[position]
      let value = optimization.step { loss(model(x), y) }.item()
      guard value.isFinite else { throw BenchmarkError("the loss of the plain loop is \(value)") }
      position = (position + 1) % batches.count
    }
    return start.duration(to: clock.now).inSeconds
  }
}
