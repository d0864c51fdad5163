import CadenaData
import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The right to write a run directory, which one program has at a time.
///
/// It is a lock of the system on the folder itself, so it leaves no file behind and ends with the
/// program, however that ends.
final class RunLock {
  private let descriptor: Int32

  /// Takes the lock; 73 when another program has it. File systems without locks allow everything.
  init(_ directory: RunDirectory) throws(OutputError) {
    descriptor = open(directory.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(directory.path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    close(descriptor)
    throw OutputError(.runIsInUse, place: directory.path, remedy: .waitForRun)
  }

  deinit { close(descriptor) }
}
