#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Absolute paths as a person would write them.
enum PathText {
  /// A path without `.`, `..` and doubled slashes, where that leads to the same file: behind a
  /// symbolic link `..` leads elsewhere, and such a path stays as it is.
  static func normalized(_ path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let short = "/" + parts.joined(separator: "/")
    var (before, after) = (stat(), stat())
    let isSame =
      stat(path, &before) == 0 && stat(short, &after) == 0 && before.st_ino == after.st_ino
      && before.st_dev == after.st_dev
    return isSame ? short : path
  }
}
