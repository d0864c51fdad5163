import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads whole files into memory.
public enum InputFile {
  /// All bytes of a file, which may also be a pipe.
  ///
  /// - Throws: `DataError` with exit code 66 when there is no such file, 65 when it is a folder or
  ///   cannot be read.
  public static func read(_ path: String) throws(DataError) -> [UInt8] {
    do {
      return try bytes(of: path)
    } catch {
      throw DataError(error, place: path)
    }
  }

  /// All bytes of a file; the caller decides which error a failure is.
  static func bytes(of path: String) throws(FileFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory }
    // A regular file is read into memory of its size; one byte more notices a file that grew.
    let expected = max(0, Int(status.st_size))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected + 1)
    var chunk = min(max(expected + 1, 1 << 16), 1 << 30)
    while true {
      let (block, code) = readBlock(descriptor, chunk)
      if code == EINTR { continue }
      guard code == 0 else { throw failure(code) }
      if block.isEmpty { return bytes }
      if bytes.isEmpty { bytes = block } else { bytes += block }
      chunk = 1 << 16
    }
  }

  private static func readBlock(_ descriptor: Int32, _ size: Int) -> ([UInt8], Int32) {
    var code: Int32 = 0
    let block = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let result = Self.systemRead(descriptor, buffer.baseAddress, size)
      if result < 0 { code = errno }
      count = max(0, result)
    }
    return (block, code)
  }

  // `read` itself is this type's own method inside it.
  static let systemRead: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = {
    descriptor, buffer, size in
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, size)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer, size)
    #elseif canImport(Darwin)
      Darwin.read(descriptor, buffer, size)
    #endif
  }

  static func failure(_ code: Int32) -> FileFailure {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case EISDIR: .isDirectory
    default: .unreadable(String(cString: strerror(code)))
    }
  }
}
