import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file, a pipe or standard input that is read a portion at a time, so that it may be larger than
/// the memory.
final class InputChunks {
  /// Standard input, in place of a path.
  static let standardInput = "-"

  /// How many bytes a regular file has; nil for pipes.
  let size: Int?
  private let descriptor: Int32
  private let closesAtEnd: Bool

  /// Opens a file; `-` is standard input.
  init(path: String) throws(FileFailure) {
    if path == Self.standardInput {
      descriptor = STDIN_FILENO
      size = nil
      closesAtEnd = false
      return
    }
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw InputFile.failure(errno) }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let code = errno
      close(opened)
      throw InputFile.failure(code)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw .isDirectory
    }
    descriptor = opened
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    closesAtEnd = true
  }

  /// Reads bytes into an array of the wanted length and says how many; 0 at the end.
  func read(into bytes: inout [UInt8]) throws(FileFailure) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    defer { buffer.deallocate() }
    let count = try read(into: buffer)
    bytes.replaceSubrange(..<count, with: buffer[..<count])
    return count
  }

  deinit { if closesAtEnd { close(descriptor) } }

  /// Reads bytes into memory and says how many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int {
    while true {
      let count = InputFile.systemRead(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw InputFile.failure(errno) }
    }
  }
}
