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
  /// - Throws: `UsageError` for a name that is neither a page's nor a picture's, `OutputError` for a folder.
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

  /// Writes what its form asks for.
  func write(page: () -> String, picture: () -> String) throws(OutputError) {
    try AtomicFile.write(form == .html ? page() : picture(), to: path)
  }
}
