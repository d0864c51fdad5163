#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The first bytes of a file, to find out what it is.
enum FileBeginning {
  /// At most so many bytes, or nil when it is no regular file or cannot be read: what is read of a
  /// pipe is gone.
  static func read(_ path: String, count: Int) -> [UInt8]? {
    var status = stat()
    guard path != InputChunks.standardInput, stat(path, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG, let chunks = try? InputChunks(path: path)
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    guard let read = try? chunks.read(into: &bytes) else { return nil }
    return Array(bytes[..<read])
  }
}
