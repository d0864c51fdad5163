import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file a portion at a time, for contents of any size; like `AtomicFile`, a reader finds
/// the old content or the whole new one.
///
///     let file = try AtomicFileStream(path: "predictions.csv")
///     try file.write(portion)
///     try file.finish()
///
/// Without `finish` nothing is left behind. A link is followed; what is no regular file, such as a
/// pipe or `/dev/null`, is written to at once and stays what it is.
public final class AtomicFileStream {
  private let path: String
  /// The file that is replaced; links are followed.
  private let target: String
  private let descriptor: Int32
  /// The hidden file beside the target; nil when the target itself is written to.
  private let temporary: String?
  private var isOpen = true

  /// Begins a file.
  ///
  /// - Throws: `OutputError` (73) when the path is a folder, or its folder is missing or read-only.
  public init(path: String) throws(OutputError) {
    self.path = path
    var status = stat()
    let isThere = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if isThere, kind == S_IFDIR {
      throw OutputError(.fileIsDirectory, place: path, remedy: .nameAFile)
    }
    if isThere, kind != S_IFREG {
      (target, temporary) = (path, nil)
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw AtomicFile.failure(errno, path) }
      return
    }
    target = isThere ? Self.resolved(path) : path
    let (folder, name) = AtomicFile.split(target)
    guard !name.isEmpty else { throw OutputError(.fileIsDirectory, place: path) }
    let created = try AtomicFile.create(beside: folder, name, path)
    (descriptor, temporary) = (created.descriptor, created.path)
  }

  deinit { discard() }

  /// Adds bytes.
  ///
  /// - Throws: `OutputError` (73) when the disk is full; then nothing is left behind.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    let code = AtomicFile.writeAll(bytes, to: descriptor)
    guard code != 0 else { return }
    discard()
    throw AtomicFile.failure(code, path)
  }

  /// Puts the file in its place.
  ///
  /// - Throws: `OutputError` (73) when that is not possible; then nothing is left behind.
  public func finish() throws(OutputError) {
    guard isOpen else { return }
    guard let temporary else {
      discard()
      return
    }
    var code: Int32 = fsync(descriptor) == 0 ? 0 : errno
    if close(descriptor) != 0, code == 0 { code = errno }
    isOpen = false
    if code == 0, rename(temporary, target) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw AtomicFile.failure(code, path)
    }
    AtomicFile.flush(folder: AtomicFile.split(target).folder)
  }

  /// Leaves everything as it was.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    if let temporary { unlink(temporary) }
  }

  /// Whether two paths are the same file.
  public static func isSameFile(_ first: String, _ second: String) -> Bool {
    var (a, b) = (stat(), stat())
    guard stat(first, &a) == 0, stat(second, &b) == 0 else { return false }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }

  private static func resolved(_ path: String) -> String {
    guard let text = realpath(path, nil) else { return path }
    defer { free(text) }
    return String(cString: text)
  }
}
