import Synchronization

/// Memory that holds the elements of a tensor, aligned to 64 bytes.
///
/// A storage is written once, before any tensor shows it, and never changes while more than its
/// writer can see it; that makes sharing it between threads safe. Only an update of a parameter
/// writes into a storage again, and only when it is the sole owner.
public final class Storage: @unchecked Sendable {
  /// The first byte.
  public let base: UnsafeMutableRawPointer
  /// Bytes that may be used.
  public let byteCount: Int
  private let release: (@Sendable (UnsafeMutableRawPointer, Int) -> Void)?
  private let isShared = Atomic<Bool>(false)

  /// New memory, not initialised.
  public init(byteCount: Int) {
    self.byteCount = byteCount
    self.base = LargePages.allocate(byteCount: Swift.max(64, (byteCount + 63) & ~63))
    self.release = nil
  }

  /// Memory that somebody else owns and takes back through `release` when this object dies.
  public init(
    adopting base: UnsafeMutableRawPointer, byteCount: Int,
    release: @escaping @Sendable (UnsafeMutableRawPointer, Int) -> Void
  ) {
    self.base = base
    self.byteCount = byteCount
    self.release = release
  }

  deinit {
    if let release { release(base, byteCount) } else { base.deallocate() }
  }

  /// Tells that more than one node shows this memory, so that it must never be written again.
  public func share() { isShared.store(true, ordering: .relaxed) }

  /// Whether an update may write here once its variable is the only owner: the memory came from a
  /// plan's result, not from a caller, and was never shared.
  public var mayBeOverwritten: Bool { release != nil && !isShared.load(ordering: .relaxed) }

  /// A storage that holds a copy of an array.
  public convenience init<Scalar: TensorScalar>(_ scalars: [Scalar]) {
    self.init(byteCount: scalars.count * MemoryLayout<Scalar>.stride)
    scalars.withUnsafeBytes { source in
      // An empty array has no base address and nothing to copy.
      guard let address = source.baseAddress else { return }
      base.copyMemory(from: address, byteCount: source.count)
    }
  }
}
