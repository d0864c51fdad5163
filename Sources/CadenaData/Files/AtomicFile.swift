import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes whole files so that a reader finds the old content or the new one, never a part.
///
/// The bytes go to a hidden file beside the target, which is flushed to the disk and then renamed
/// over it; at last the folder is flushed, so that the new name outlives a power failure. When
/// anything fails, the target is as it was and the hidden file is removed.
public enum AtomicFile {
  /// Writes the bytes to a path, replacing what is there.
  ///
  /// - Throws: `OutputError` (exit code 73) when the folder is missing or read-only, the disk is
  ///   full, or the path is a folder.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let (folder, name) = split(path)
    guard !name.isEmpty else { throw OutputError(.fileIsDirectory, place: path) }
    let (descriptor, temporary) = try create(beside: folder, name, path)
    var code = writeAll(bytes, to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(temporary, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw failure(code, path)
    }
    flush(folder: folder)
  }

  /// Writes text, as UTF-8.
  public static func write(_ text: String, to path: String) throws(OutputError) {
    try write(Array(text.utf8), to: path)
  }

  /// A new hidden file in the folder; another name is tried when one is taken.
  static func create(
    beside folder: String, _ name: String, _ path: String
  ) throws(OutputError) -> (descriptor: Int32, path: String) {
    for _ in 0..<16 {
      // File systems allow 255 bytes in a name.
      let stem = String(decoding: name.utf8.prefix(200), as: UTF8.self)
      let mark = String(UInt32.random(in: .min ... .max), radix: 36)
      let temporary = folder + "/." + stem + ".partial-" + mark
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, temporary) }
      guard errno == EEXIST || errno == EINTR else { throw failure(errno, path) }
    }
    throw failure(EEXIST, path)
  }

  /// The folder of a path (`.` when it has none) and its last part.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = slash == path.utf8.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.utf8.index(after: slash)...]))
  }

  /// 0, or the error's number.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[offset...])
        let count = systemWrite(descriptor, rest)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        offset += count
      }
      return 0
    }
  }

  // `write` itself is this type's own method inside it.
  private static func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    // The systems' limit for one call is just below 2 GiB.
    let size = min(buffer.count, 1 << 30)
    #if canImport(Glibc)
      return Glibc.write(descriptor, buffer.baseAddress, size)
    #elseif canImport(Musl)
      return Musl.write(descriptor, buffer.baseAddress, size)
    #elseif canImport(Darwin)
      return Darwin.write(descriptor, buffer.baseAddress, size)
    #endif
  }

  /// Makes the rename durable; file systems that cannot do it have nothing better to offer.
  static func flush(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func failure(_ code: Int32, _ path: String) -> OutputError {
    let remedy: Message? =
      switch code {
      case ENOENT, ENOTDIR: .createFolderFirst
      case EACCES, EPERM, EROFS: .chooseWritableFolder
      case ENOSPC, EDQUOT: .freeSpace
      case EISDIR, ENOTEMPTY: .nameAFile
      default: nil
      }
    return OutputError(
      .cannotWriteFile, place: path, found: .verbatim(String(cString: strerror(code))),
      remedy: remedy)
  }
}
