import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the experiment file, or standard input for `-`: a missing or unreadable one is an error with exit code 66.
enum ExperimentFile {
  /// The bytes of a file, at most one more than the limit.
  static func bytes(_ path: String, limit: Int) throws(ExperimentError) -> [UInt8] {
    let isStandardInput = path == "-"
    let descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { if !isStandardInput { close(descriptor) } }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while bytes.count <= limit {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, errno)
      }
      bytes.append(contentsOf: block[..<count])
    }
    return bytes
  }

  private static func failure(_ path: String, _ code: Int32) -> ExperimentError {
    ExperimentError(
      code == ENOENT ? .fileMissing : .fileUnreadable, at: Origin(place: path),
      found: code == ENOENT ? nil : .verbatim(String(cString: strerror(code))),
      remedy: code == ENOENT ? .fileMissingRemedy : nil, exitCode: .missingInput)
  }
}
