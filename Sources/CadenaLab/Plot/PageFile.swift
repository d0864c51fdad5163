import Cadena
import CadenaText

/// A file for a page or a picture, told apart by its name.
struct PageFile: Sendable, Hashable {
  /// What a name asks for.
  enum Form: String {
    /// A page, `.html` or `.htm`.
    case html
    /// A picture, `.svg`.
    case svg
  }

  let path: String
  let form: Form

  /// A file by its path.
  ///
  /// - Throws: `UsageError` for a name that is neither a page's nor a picture's.
  init(_ path: String) throws {
    self.path = path
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    switch ending {
    case "html", "htm": form = .html
    case "svg": form = .svg
    default:
      throw UsageError(
        .outputNeedsEnding, expected: .outputEndings, found: .quoted(path))
    }
  }

  /// Files that can be written, as far as it can be known before the work.
  static func checked(_ paths: [String]) throws -> [PageFile] {
    let files = try paths.map { try PageFile($0) }
    for file in files { try AtomicFile.check(file.path) }
    return files
  }

  /// Writes what its form asks for.
  func write(page: () -> String, picture: () -> String) throws(OutputError) {
    try AtomicFile.write(form == .html ? page() : picture(), to: path)
  }
}
