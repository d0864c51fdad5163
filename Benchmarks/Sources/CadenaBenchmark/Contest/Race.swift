import AllocationCounter
import Foundation

/// All contestants on one work, in short bursts that take turns, so that a machine that slows down
/// for a while slows down everybody.
struct Race {
  /// The bursts of each contestant.
  var repeats: Int
  /// A burst takes about this long, or one time.
  var burst = 0.025
  /// Between bursts, so that threads that spin for more work go to sleep.
  var pause = 0.01

  /// The timing of each contestant that takes part. A peer that cannot, or that fails, is left out
  /// and people are told why; a failure of Cadena ends the benchmark.
  func run<Work>(_ work: Work, _ contestants: [any Contestant<Work>]) throws -> [Timing?] {
    var times = contestants.map { contestant in
      attempt(contestant) { () -> Int? in
        if let reason = try contestant.prepare(work) {
          say("  \(contestant.name): \(reason)")
          return nil
        }
        return try burstLength(of: contestant)
      } ?? .success(nil)
    }
    var seconds = contestants.map { _ in [Double]() }
    for _ in 0..<repeats {
      for (index, contestant) in contestants.enumerated() {
        guard let count = try times[index].get() else { continue }
        Thread.sleep(forTimeInterval: pause)
        let taken = attempt(contestant) { try contestant.run(times: count) / Double(count) }
        switch taken {
        case .success(let value): seconds[index].append(value)
        case .failure(let error): times[index] = .failure(error)
        case nil:
          times[index] = .success(nil)
          seconds[index] = []
        }
      }
    }
    return try zip(times, seconds).map { count, seconds in
      _ = try count.get()
      return seconds.isEmpty ? nil : Timing(seconds)
    }
  }

  /// What a contestant gives; nil when it is a peer that fails.
  private func attempt<Value>(
    _ contestant: some Contestant, _ body: () throws -> Value
  ) -> Result<Value, any Error>? {
    let result = Result(catching: body)
    if contestant.isPeer, case .failure(let error) = result {
      say("  \(contestant.name) is left out: \(error)")
      return nil
    }
    return result
  }

  /// How often the work is done in a burst, found while the contestant warms up.
  private func burstLength(of contestant: some Contestant) throws -> Int {
    var times = 1
    _ = try contestant.run(times: 1)
    while true {
      let taken = try contestant.run(times: times)
      if taken >= burst / 2 { return max(1, Int((Double(times) * burst / taken).rounded())) }
      times *= 2
    }
  }

  /// Blocks and bytes that a contestant that is warm takes from the heap each time.
  static func allocations(of contestant: some Contestant) throws -> (blocks: Double, bytes: Double)?
  {
    guard allocation_counter_works() else { return nil }
    let times = 5
    allocation_counter_start()
    _ = try contestant.run(times: times)
    let count = allocation_counter_stop()
    return (Double(count.blocks) / Double(times), Double(count.bytes) / Double(times))
  }
}
