import Cadena
import CadenaExperiment

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders that a person names.
enum Folder {
  /// Makes a folder, also those above it, unless it is there.
  static func create(_ path: String) throws(OutputError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
      if mkdir(made, 0o755) == 0 { continue }
      let code = errno
      // A folder above may be read-only and there: only what is missing must be made.
      guard code == EEXIST || code == EISDIR || access(made, F_OK) == 0 else {
        throw OutputError(path, code: code)
      }
    }
  }
}
