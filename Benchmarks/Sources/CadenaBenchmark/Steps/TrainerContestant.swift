import Cadena

/// Cadena's trainer: the step is recorded once and replayed; every step gathers its batch from the
/// data set, and gives the loss and the number of hits.
final class TrainerContestant: Contestant {
  let name: String
  private let threads: Int
  private let dtype: DType
  private var trainer: Trainer?
  private var work = StepWork.all[0]
  private var rows: [Int] = []
  private var position = 0

  init(threads: Int, dtype: DType = .float32) {
    self.threads = threads
    self.dtype = dtype
    let type = dtype == .float64 ? " float64" : ""
    name = "trainer\(type), \(threadsText(threads))"
  }

  func prepare(_ work: StepWork) throws -> String? {
    self.work = work
    position = 0
    let data = try work.data()
    rows = Array(0..<data.count)
    trainer = try Trainer(
      work.model(), on: data, loss: work.loss, optimizer: work.optimizer, dtype: dtype)
    return nil
  }

  func run(times: Int) throws -> Double {
    guard let trainer else { return 0 }
    Processor.threads = threads
    let (rows, batch, batches) = (rows, work.batch, work.batches)
    var position = position
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<times {
      let first = position * batch
      try trainer.step(rows: rows[first..<(first + batch)])
      position = position + 1 == batches ? 0 : position + 1
    }
    let seconds = start.duration(to: clock.now).inSeconds
    self.position = position
    return seconds
  }

  /// The kernels of a step.
  func plan() throws -> String { try trainer?.planDescription(batch: work.batch) ?? "" }
}
