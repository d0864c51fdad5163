import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension AtomicFile {
  /// Finds out, before long work begins, whether its result can be written: makes a file beside the path
  /// and takes it away again. What is at the path stays as it is.
  ///
  /// - Throws: `OutputError` (exit code 73) when the folder is missing or read-only, or the path is a
  ///   folder.
  public static func check(_ path: String) throws(OutputError) {
    let (folder, name) = split(path)
    guard !name.isEmpty else {
      throw OutputError(.fileIsDirectory, place: path, remedy: .nameAFile)
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw failure(EISDIR, path) }
    let (descriptor, temporary) = try create(beside: folder, name, path)
    close(descriptor)
    unlink(temporary)
  }
}
