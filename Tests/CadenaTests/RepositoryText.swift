#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Files of the repository as text, for tests that compare documents with code.
enum RepositoryText {
  /// The lines of a file, by its path from the root.
  static func lines(of path: String) throws -> [String] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(3).joined(separator: "/")
    let text = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  /// The blocks of a Markdown file that are marked as Swift.
  static func swiftBlocks(of path: String) throws -> [[String]] {
    var blocks: [[String]] = []
    var block: [String]?
    for line in try lines(of: path) {
      if line == "```swift" {
        block = []
      } else if line == "```", let finished = block {
        blocks.append(finished)
        block = nil
      } else {
        block?.append(line)
      }
    }
    return blocks
  }

  /// Code without its imports and empty lines at both ends: what a file in a test target and the
  /// same file in its room have in common.
  static func withoutImports(_ lines: [String]) -> [String] {
    let code = lines.drop { line in
      line.isEmpty || line.hasPrefix("import ") || line.hasPrefix("@testable import ")
    }
    return Array(code.reversed().drop { $0.isEmpty }.reversed())
  }
}
