import AllocationCounter
import Foundation

/// Seconds per step of one contestant, over all repeats.
struct Timing {
  private let sorted: [Double]

  init(_ seconds: [Double]) { sorted = seconds.sorted() }

  var minimum: Double { sorted[0] }

  var median: Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// All contestants on one work, in short bursts that take turns, so that a machine that slows down
/// for a while slows down everybody.
struct Race {
  /// A burst takes about this long, or one step.
  private static let burstSeconds = 0.025
  /// Between bursts, so that threads that spin for more work go to sleep.
  private static let pauseSeconds = 0.01

  let repeats: Int

  /// The timing of each contestant.
  func run(_ work: Work, _ contestants: [any Contestant]) throws -> [Timing] {
    let steps = try contestants.map { contestant in
      try contestant.prepare(work)
      return try Race.burstLength(of: contestant)
    }
    var seconds = contestants.map { _ in [Double]() }
    for _ in 0..<repeats {
      for (index, contestant) in contestants.enumerated() {
        Thread.sleep(forTimeInterval: Race.pauseSeconds)
        seconds[index].append(try contestant.run(steps: steps[index]) / Double(steps[index]))
      }
    }
    return seconds.map(Timing.init)
  }

  /// Steps that take as long as a burst, found while the contestant warms up.
  private static func burstLength(of contestant: any Contestant) throws -> Int {
    var steps = 1
    _ = try contestant.run(steps: 1)
    while true {
      let taken = try contestant.run(steps: steps)
      if taken >= burstSeconds / 2 {
        return max(1, Int((Double(steps) * burstSeconds / taken).rounded()))
      }
      steps *= 2
    }
  }

  /// Blocks and bytes that a contestant that is warm takes from the heap per step.
  static func allocations(of contestant: any Contestant) throws -> (blocks: Double, bytes: Double)?
  {
    guard allocation_counter_works() else { return nil }
    let steps = 5
    allocation_counter_start()
    _ = try contestant.run(steps: steps)
    let count = allocation_counter_stop()
    return (Double(count.blocks) / Double(steps), Double(count.bytes) / Double(steps))
  }
}
