import CadenaGraph
import Testing

@testable import CadenaData

/// Batches: a random partition every epoch, the same for the same key and epoch.
struct BatchOrderTests {
  private let key = RandomKey(seed: 11)
  private let rows = Array(stride(from: 3, to: 400, by: 3))

  private func epoch(_ order: BatchOrder) -> [[Int]] {
    (0..<order.batchCount).map { Array(order[$0]) }
  }

  @Test(arguments: [(32, false), (32, true), (1, false), (133, false), (1000, false), (7, true)])
  func everyRowOncePerEpoch(_ size: Int, _ dropLast: Bool) throws {
    var order = try BatchOrder(rows: rows, size: .rows(size), dropLast: dropLast, key: key)
    var epochs: [[[Int]]] = []
    for number in 1...3 {
      order.start(epoch: number)
      let batches = epoch(order)
      let seen = batches.flatMap { $0 }
      #expect(Set(seen).count == seen.count)
      #expect(Set(seen).isSubset(of: rows))
      #expect(seen.count == (dropLast ? rows.count / size * size : rows.count))
      #expect(batches.dropLast().allSatisfy { $0.count == min(size, rows.count) })
      epochs.append(batches)
    }
    #expect(epochs[0] != epochs[1])
    #expect(epochs[1] != epochs[2])
  }

  @Test func anEpochDependsOnKeyAndNumberOnly() throws {
    var straight = try BatchOrder(rows: rows, size: .rows(10), key: key)
    for number in 1...5 { straight.start(epoch: number) }
    var resumed = try BatchOrder(rows: rows, size: .rows(10), key: key)
    resumed.start(epoch: 5)
    #expect(epoch(straight) == epoch(resumed))
    var other = try BatchOrder(rows: rows, size: .rows(10), key: RandomKey(seed: 12))
    other.start(epoch: 5)
    #expect(epoch(other) != epoch(resumed))
  }

  @Test func permutationsAreUniform() throws {
    // All 24 orders of four rows, 200 times each on average; five standard deviations are 69.
    var counts: [[Int]: Int] = [:]
    var order = try BatchOrder(rows: [0, 1, 2, 3], size: .full, key: key)
    for number in 1...4800 {
      order.start(epoch: number)
      counts[Array(order[0]), default: 0] += 1
    }
    #expect(counts.count == 24)
    #expect(counts.values.allSatisfy { abs($0 - 200) < 70 })
  }

  @Test func withoutShufflingTheOrderIsKept() throws {
    var order = try BatchOrder(rows: rows, size: .full, shuffle: false, key: key)
    order.start(epoch: 2)
    #expect(epoch(order) == [rows])
  }

  @Test func balancedBatchesDrawEveryClassEquallyOften() throws {
    let labels = (0..<400).map { Int32($0 < 300 ? 0 : $0 < 380 ? 1 : 2) }
    var order = try BatchOrder(
      rows: rows, size: .rows(12), balancedBy: .classes(labels, names: ["a", "b", "c"]), key: key)
    order.start(epoch: 1)
    let batches = epoch(order)
    #expect(batches.map(\.count).reduce(0, +) == rows.count)
    for batch in batches.dropLast() {
      for label in 0..<3 {
        #expect(batch.count { labels[$0] == Int32(label) } == 4)
      }
    }
    let seen = batches.flatMap { $0 }
    #expect(Set(seen).isSubset(of: rows))
    // Small classes are gone through again and again, as evenly as can be.
    let rare = Dictionary(grouping: seen.filter { labels[$0] == 2 }) { $0 }.mapValues(\.count)
    #expect(rare.count == rows.count { labels[$0] == 2 })
    #expect((rare.values.max() ?? 0) - (rare.values.min() ?? 0) <= 1)
    // No row of a class that is large enough comes twice.
    let common = seen.filter { labels[$0] == 0 }
    #expect(Set(common).count == common.count)
    var again = try BatchOrder(
      rows: rows, size: .rows(12), balancedBy: .classes(labels, names: ["a", "b", "c"]), key: key)
    again.start(epoch: 2)
    #expect(epoch(again) != batches)
    again.start(epoch: 1)
    #expect(epoch(again) == batches)
  }

  @Test func impossibleBatchesAreRefused() {
    #expect(throws: DataError.self) { try BatchOrder(rows: [], size: .full, key: key) }
    #expect(throws: DataError.self) { try BatchOrder(rows: [1], size: .rows(0), key: key) }
    let numbers = #expect(throws: DataError.self) {
      try BatchOrder(rows: [1], size: .full, balancedBy: .values([1, 2], width: 1), key: key)
    }
    #expect(numbers?.problem.what == .balancedNeedsClasses)
    let error = #expect(throws: DataError.self) {
      try BatchOrder(rows: [1, 2], size: .rows(3), dropLast: true, key: key)
    }
    #expect(error?.problem.remedy == .smallerBatchOrKeepLast)
  }
}
