import CadenaKernels
import Synchronization
import Testing

/// Counts how often each chunk ran, and whether two running calls ever shared a worker.
private final class Ledger: Sendable {
  let runs: Mutex<[Int]>
  let running = Mutex<Set<Int>>([])
  let sharedWorkers = Atomic<Int>(0)
  let workersOutOfRange = Atomic<Int>(0)
  let limit: Int
  let nested: Bool

  init(chunks: Int, limit: Int = 64, nested: Bool = false) {
    runs = Mutex(Array(repeating: 0, count: chunks))
    self.limit = limit
    self.nested = nested
  }

  func run(chunk: Int, worker: Int) {
    let alone = running.withLock { $0.insert(worker).inserted }
    if !alone { sharedWorkers.add(1, ordering: .relaxed) }
    if worker >= limit { workersOutOfRange.add(1, ordering: .relaxed) }
    if nested {
      let inner = Ledger(chunks: 7)
      inner.start()
      if inner.runs.withLock({ $0 }) != Array(repeating: 1, count: 7) {
        sharedWorkers.add(1, ordering: .relaxed)
      }
    }
    runs.withLock { $0[chunk] += 1 }
    _ = running.withLock { $0.remove(worker) }
  }

  /// Runs all chunks in the pool and returns when all are done.
  func start() {
    let chunks = runs.withLock { $0.count }
    cadena_parallel(chunks, Unmanaged.passUnretained(self).toOpaque()) { context, chunk, worker in
      guard let context else { return }
      Unmanaged<Ledger>.fromOpaque(context).takeUnretainedValue().run(chunk: chunk, worker: worker)
    }
  }

  func expectEachOnce(_ comment: Comment) {
    let counts = runs.withLock { $0 }
    #expect(counts == Array(repeating: 1, count: counts.count), comment)
    #expect(sharedWorkers.load(ordering: .relaxed) == 0, comment)
    #expect(workersOutOfRange.load(ordering: .relaxed) == 0, comment)
  }
}

extension Kernels {
  @Suite struct PoolTests {
    @Test func everyChunkRunsOnce() {
      let before = cadena_threads()
      defer { cadena_set_threads(before) }
      for threads in [1, 2, 3, 8, 2, 1, 64] {
        cadena_set_threads(threads)
        #expect(cadena_threads() == threads)
        for chunks in [0, 1, 2, 3, 17, 300] {
          let ledger = Ledger(chunks: chunks, limit: threads)
          ledger.start()
          ledger.expectEachOnce("\(threads) threads, \(chunks) chunks")
        }
      }
    }

    @Test func countIsKeptWithinBounds() {
      let before = cadena_threads()
      defer { cadena_set_threads(before) }
      cadena_set_threads(0)
      #expect(cadena_threads() == 1)
      cadena_set_threads(1000)
      #expect(cadena_threads() == 64)
    }

    @Test func jobsInsideChunksRun() {
      let before = cadena_threads()
      defer { cadena_set_threads(before) }
      cadena_set_threads(4)
      for _ in 0..<50 {
        let ledger = Ledger(chunks: 20, limit: 4, nested: true)
        ledger.start()
        ledger.expectEachOnce("nested")
      }
    }

    /// Several callers at once, one of them changing the number of threads all the time.
    @Test func callersAtOnce() async {
      let before = cadena_threads()
      defer { cadena_set_threads(before) }
      await withTaskGroup(of: [Ledger].self) { group in
        for caller in 0..<4 {
          group.addTask {
            (0..<200).map { round in
              if caller == 0 { cadena_set_threads(1 + round % 5) }
              let ledger = Ledger(chunks: round % 40)
              ledger.start()
              return ledger
            }
          }
        }
        for await ledgers in group {
          for ledger in ledgers { ledger.expectEachOnce("callers at once") }
        }
      }
    }

    @Test func instructionSetsBeyondTheProcessorAreRefused() {
      let selected = cadena_selected_isa()
      defer { _ = cadena_select_isa(selected) }
      for isa in [CADENA_ISA_PORTABLE, CADENA_ISA_AVX2, CADENA_ISA_AVX512] {
        let present = isa.rawValue <= cadena_best_isa().rawValue
        #expect(cadena_select_isa(isa) == present)
        #expect((cadena_selected_isa() == isa) == present)
      }
    }
  }
}
