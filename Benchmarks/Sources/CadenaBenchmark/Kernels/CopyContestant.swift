import Foundation

/// The C library's copy of one array to another, in as many parts as there are threads.
final class CopyContestant {
  private let threads: Int
  private var count = 0
  private var source = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var target = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  init(threads: Int) { self.threads = threads }

  deinit { deallocate() }

  private func deallocate() {
    source.deallocate()
    target.deallocate()
  }

  /// Makes two arrays of so many float32 numbers.
  func prepareArrays(count: Int) {
    deallocate()
    self.count = count
    source = .allocate(byteCount: 4 * count, alignment: 64)
    target = .allocate(byteCount: 4 * count, alignment: 64)
    source.initializeMemory(as: UInt8.self, repeating: 1)
    target.initializeMemory(as: UInt8.self, repeating: 0)
  }

  /// Copies so many times and gives the seconds that it took.
  func run(times: Int) -> Double {
    guard let source = source.baseAddress, let target = target.baseAddress else { return 0 }
    let clock = ContinuousClock()
    let start = clock.now
    let part = 4 * count / threads
    // Addresses as numbers: every part writes its own memory.
    let (from, to) = (UInt(bitPattern: source), UInt(bitPattern: target))
    for _ in 0..<times {
      if threads == 1 || count < 1 << 16 {
        memcpy(target, source, 4 * count)
      } else {
        DispatchQueue.concurrentPerform(iterations: threads) { index in
          let offset = UInt(index * part)
          if let to = UnsafeMutableRawPointer(bitPattern: to + offset),
            let from = UnsafeRawPointer(bitPattern: from + offset)
          {
            memcpy(to, from, part)
          }
        }
      }
    }
    return start.duration(to: clock.now).inSeconds
  }
}
