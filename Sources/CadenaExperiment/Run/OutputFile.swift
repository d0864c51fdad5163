import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes files so that a reader sees the old one or the new one, never half of either; what cannot
/// be written is an error with exit code 73.
enum OutputFile {
  /// Replaces a file: writes beside it, flushes to the disk, renames.
  static func write(_ text: String, to path: String) throws(ExperimentError) {
    let temporary = path + ".\(getpid()).partial"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path, errno) }
    do throws(ExperimentError) {
      defer { close(descriptor) }
      try write(Array(text.utf8), to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw failure(path, errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw failure(path, code)
    }
  }

  /// Writes all bytes to an open file.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(ExperimentError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        #else
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, errno)
      }
      done += count
    }
  }

  /// The error for a file or folder that cannot be written, with the system's reason.
  static func failure(_ path: String, _ code: Int32) -> ExperimentError {
    let remedy: Message? =
      switch code {
      case ENOSPC, EDQUOT: .makeRoom
      case EACCES, EROFS, EPERM: .chooseAnotherFolder
      default: nil
      }
    return ExperimentError(
      .cannotWrite, at: Origin(place: path), found: .verbatim(String(cString: strerror(code))),
      remedy: remedy, exitCode: .cannotWrite)
  }
}
