#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps two programs from changing the record of a run at once, for the moment of the change.
///
/// The lock is on the folder of the checkpoints, which stays the same file all the time; files that
/// are replaced as a whole cannot carry one. Where the system has no locks, the body runs without.
enum ManifestLock {
  static func with<Result, Failure: Error>(
    _ directory: RunDirectory, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let descriptor = open(directory.checkpointsPath, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0 {
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }
    return try body()
  }
}
