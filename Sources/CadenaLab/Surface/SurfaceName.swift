import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Words that name a test surface or a file.
enum SurfaceName {
  /// How to name a file whose name is that of a surface; nil where there is none.
  static func fileRemedy(_ word: String?) -> Message? {
    guard let word, FileManager.default.fileExists(atPath: word) else { return nil }
    return .fileNamedLikeSurface(word)
  }

  /// Finds out whether a word names neither: it is no surface, no file is there, and it has no ending as
  /// experiment files have.
  static func check(_ word: String?) throws(UsageError) {
    guard let word, word != "-", !word.contains("."), !word.contains("/"),
      !FileManager.default.fileExists(atPath: word)
    else { return }
    throw UsageError(
      .noSuchTrack(word), expected: .oneOf(TestSurface.names),
      remedy: NearestName.find(word, among: TestSurface.names).map { .didYouMean($0) })
  }
}
