#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Memory for arrays: aligned to 64 bytes, and in large pages where there is much of it.
///
/// An array of many megabytes in pages of 4 KB has more of them than the processor remembers, and
/// on a virtual machine every one that it has forgotten costs a walk through two tables. Linux gives
/// pages of 2 MB to whoever asks; where it does not, nothing changes.
package enum LargePages {
  private static let pageSize = 2 << 20
  /// Below, whole pages would waste too much.
  private static let least = 4 << 20

  /// Memory that `deallocate()` gives back.
  package static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    guard byteCount >= least else {
      return .allocate(byteCount: byteCount, alignment: 64)
    }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: pageSize)
    #if os(Linux)
      // A wish: that it was not granted is no error. The last, partial page stays as it is.
      _ = madvise(memory, byteCount & ~(pageSize - 1), Int32(MADV_HUGEPAGE))
    #endif
    return memory
  }
}
