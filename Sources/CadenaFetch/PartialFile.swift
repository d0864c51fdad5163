import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that grows as it is downloaded and is continued when the program is started again.
struct PartialFile: TransferSink {
  let path: String
  /// More than this is not the file that was meant.
  let limit: Int
  private let descriptor: Int32
  private(set) var offset: Int
  /// Told after every piece: how many bytes there are.
  var progress: (Int) -> Void = { _ in }

  /// Opens what is there, or begins.
  init(_ path: String, limit: Int) throws(TransferFailure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure }
    let end = lseek(descriptor, 0, SEEK_END)
    self.path = path
    self.limit = limit
    offset = max(0, Int(end))
    if offset > limit { try restart() }
  }

  private static var failure: TransferFailure { .cannotWrite(String(cString: strerror(errno))) }

  mutating func restart() throws(TransferFailure) {
    guard ftruncate(descriptor, 0) == 0 else { throw Self.failure }
    offset = 0
  }

  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(TransferFailure) {
    guard bytes.count <= limit - offset else { throw .tooLong }
    var rest = bytes
    while !rest.isEmpty {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Darwin)
        let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
      #endif
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure }
      offset += count
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    progress(offset)
  }

  /// Makes sure that all bytes are on the disk, and closes the file.
  func finish() throws(TransferFailure) {
    let isSafe = fsync(descriptor) == 0
    let reason = Self.failure
    close(descriptor)
    if !isSafe { throw reason }
  }

  /// Closes the file and keeps what is there for the next time; an empty one is removed.
  func abandon() {
    close(descriptor)
    if offset == 0 { unlink(path) }
  }
}
