import CadenaGraph

/// Memory of results, kept for the next result of the same size: a loop's steps reuse what the steps
/// before them gave back, and touch no fresh pages.
final class BufferPool: Sendable {
  /// The buffers of the process.
  static let shared = BufferPool(limit: 1 << 30)

  private struct State: @unchecked Sendable {
    // The addresses are owned by the pool while they are in it.
    var free: [Int: [UnsafeMutableRawPointer]] = [:]
    var bytes = 0
  }

  private let state = Lock(State())
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  private static func rounded(_ bytes: Int) -> Int { Swift.max(64, (bytes + 63) & ~63) }

  /// A storage of at least so many bytes, not initialised; its memory comes back to the pool.
  func storage(byteCount: Int) -> Storage {
    let size = BufferPool.rounded(byteCount)
    let reused = state.withLock { state -> UnsafeMutableRawPointer? in
      guard let buffer = state.free[size]?.popLast() else { return nil }
      state.bytes -= size
      return buffer
    }
    let base = reused ?? LargePages.allocate(byteCount: size)
    return Storage(adopting: base, byteCount: byteCount, release: BufferPool.release)
  }

  private static let release: @Sendable (UnsafeMutableRawPointer, Int) -> Void = { base, bytes in
    shared.take(base, bytes)
  }

  private func take(_ base: UnsafeMutableRawPointer, _ byteCount: Int) {
    let size = BufferPool.rounded(byteCount)
    let isKept = state.withLock { state in
      guard state.bytes + size <= limit else { return false }
      state.free[size, default: []].append(base)
      state.bytes += size
      return true
    }
    if !isKept { base.deallocate() }
  }
}
