import CadenaData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension InputFile {
  /// Whether something is at a path.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
