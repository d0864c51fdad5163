/// Gives values that do not live at the same time the same memory.
///
/// Each value lives from the kernel that writes it to the last that reads it. Values are placed one
/// after the other, the largest first, at the lowest offset where no value that lives at the same
/// time lies.
struct MemoryPlanner {
  /// A value that needs memory of the plan's own.
  struct Request {
    var value: Int
    var byteCount: Int
    var first: Int
    var last: Int
  }

  /// The offset of each value.
  private(set) var offsets: [Int: Int] = [:]
  /// Bytes in all.
  private(set) var byteCount = 0

  init(_ requests: [Request]) {
    if requests.count > 4096 {
      placeInOrder(requests)
      return
    }
    var placed: [(offset: Int, end: Int, first: Int, last: Int)] = []
    for request in requests.sorted(by: {
      ($0.byteCount, $1.value) > ($1.byteCount, $0.value)
    }) {
      let size = MemoryPlanner.rounded(request.byteCount)
      var offset = 0
      for other in placed where other.first <= request.last && request.first <= other.last {
        if other.offset >= offset + size { break }
        offset = Swift.max(offset, other.end)
      }
      let item = (offset, offset + size, request.first, request.last)
      let position = placed.firstIndex { $0.offset > offset } ?? placed.count
      placed.insert(item, at: position)
      offsets[request.value] = offset
      byteCount = Swift.max(byteCount, offset + size)
    }
  }

  /// A faster way for graphs of many thousands of values: free lists by size, in running order.
  private mutating func placeInOrder(_ requests: [Request]) {
    var free: [Int: [Int]] = [:]
    var ending: [Int: [(size: Int, offset: Int)]] = [:]
    var time = -1
    for request in requests.sorted(by: { ($0.first, $0.value) < ($1.first, $1.value) }) {
      while time < request.first - 1 {
        time += 1
        for block in ending.removeValue(forKey: time) ?? [] {
          free[block.size, default: []].append(block.offset)
        }
      }
      let size = MemoryPlanner.rounded(request.byteCount)
      let offset: Int
      if let reused = free[size]?.popLast() {
        offset = reused
      } else {
        offset = byteCount
        byteCount += size
      }
      offsets[request.value] = offset
      ending[request.last, default: []].append((size, offset))
    }
  }

  private static func rounded(_ bytes: Int) -> Int { Swift.max(64, (bytes + 63) & ~63) }
}
