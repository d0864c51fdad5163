import Cadena

/// Cadena's trainer: the step is recorded once and replayed; every step gathers its batch from the
/// data set, and gives the loss and the number of hits.
final class TrainerContestant: Contestant {
  let name: String
  private let threads: Int
  private var trainer: Trainer?
  private var work = Work.all[0]
  private var rows: [Int] = []
  private var position = 0

  init(threads: Int) {
    self.threads = threads
    name = "trainer, \(threads) thread\(threads == 1 ? "" : "s")"
  }

  func prepare(_ work: Work) throws {
    self.work = work
    position = 0
    let data = try work.data()
    rows = Array(0..<data.count)
    trainer = try Trainer(
      work.model(), on: data, loss: work.loss, optimizer: work.optimizer)
  }

  func run(steps: Int) throws -> Double {
    guard let trainer else { return 0 }
    Processor.threads = threads
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<steps {
      let first = position * work.batch
      try trainer.step(rows: rows[first..<(first + work.batch)])
      position = (position + 1) % work.batches
    }
    return start.duration(to: clock.now).inSeconds
  }

  /// The kernels of a step.
  func plan() throws -> String { try trainer?.planDescription(batch: work.batch) ?? "" }
}
