#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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

  /// New memory, not initialised.
  public init(byteCount: Int) {
    self.byteCount = byteCount
    self.base = UnsafeMutableRawPointer.allocate(
      byteCount: Swift.max(64, (byteCount + 63) & ~63), alignment: 64)
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
