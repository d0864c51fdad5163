import Cadena

/// Cadena's functions of many numbers, each a recorded plan that is replayed.
final class VectorContestant: Contestant {
  let name: String
  private let threads: Int
  private let copies: CopyContestant
  private var work = VectorWork.all[0]
  private var replay: Replay?

  init(threads: Int) {
    self.threads = threads
    name = "Cadena, \(threadsText(threads))"
    copies = CopyContestant(threads: threads)
  }

  func prepare(_ work: VectorWork) throws -> String? {
    self.work = work
    replay = nil
    switch work.function {
    case .copy: copies.prepareArrays(count: work.count)
    case .adam: replay = try Self.update(work.count, by: Adam(learningRate: 0.001))
    case .rmsProp: replay = try Self.update(work.count, by: RMSProp(learningRate: 0.001))
    case .adaGrad: replay = try Self.update(work.count, by: AdaGrad(learningRate: 0.001))
    case .rProp: replay = try Self.update(work.count, by: RProp(learningRate: 0.001))
    case .lion: replay = try Self.update(work.count, by: Lion(learningRate: 0.0001))
    case .exp: replay = try Self.function([work.count]) { $0.exp() }
    case .tanh: replay = try Self.function([work.count]) { $0.tanh() }
    case .sigmoid: replay = try Self.function([work.count]) { $0.sigmoid() }
    case .softmax: replay = try Self.function([work.side, work.side]) { $0.softmax() }
    }
    return nil
  }

  private static func function(_ shape: Shape, _ body: (Tensor) -> Tensor) throws -> Replay {
    let x = Tensor.placeholder(shape)
    let replay = try Replay(outputs: [body(x)], inputs: [x], variables: [])
    fill(replay.buffer(ofInput: 0), shape.count)
    return replay
  }

  /// One update of one parameter with a gradient that is there.
  private static func update(_ count: Int, by optimizer: any Optimizer) throws -> Replay {
    let parameter = Parameter(.weight, value: Tensor([Float](repeating: 0.5, count: count)))
    let optimization = Optimization(of: [parameter], by: optimizer)
    let gradient = Tensor.placeholder([count])
    optimization.step(gradients: [gradient])
    let replay = try Replay(outputs: [], inputs: [gradient], variables: optimization.variables)
    fill(replay.buffer(ofInput: 0), count)
    return replay
  }

  private static func fill(_ memory: UnsafeMutableRawPointer, _ count: Int) {
    let numbers = memory.assumingMemoryBound(to: Float.self)
    for index in 0..<count { numbers[index] = Float((index * 7) % 1001) / 250 - 2 }
  }

  func run(times: Int) throws -> Double {
    if work.function == .copy { return copies.run(times: times) }
    guard let replay else { return 0 }
    Processor.threads = threads
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<times { try replay.run() }
    return start.duration(to: clock.now).inSeconds
  }
}
