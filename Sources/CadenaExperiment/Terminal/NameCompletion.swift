#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The words that may stand for runs and experiments, for a shell that completes them.
public enum NameCompletion {
  /// The names of runs in `runs`, their experiments' names, and folders.
  ///
  /// - Parameter start: what has been typed of the word.
  public static func runs(_ start: String) -> [String] {
    names(start) + entries(start) { _ in false }
  }

  /// These, and files that hold experiments.
  public static func experimentsAndRuns(_ start: String) -> [String] {
    names(start) + entries(start) { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
  }

  private static func names(_ start: String) -> [String] {
    guard !start.contains("/") else { return [] }
    return RunDirectory.names(under: "runs").filter { $0.hasPrefix(start) }
  }

  /// What stands in the folder of the word: folders, with a slash, and files of a kind. Hidden ones
  /// are shown to who asks for them.
  private static func entries(_ start: String, _ isWanted: (String) -> Bool) -> [String] {
    let folder = start.lastIndex(of: "/").map { String(start[...$0]) } ?? ""
    let rest = start.dropFirst(folder.count)
    let found =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return found.sorted().compactMap { name in
      guard name.hasPrefix(rest), !name.hasPrefix(".") || rest.hasPrefix(".") else { return nil }
      let path = folder + name
      if RunDirectory.kind(of: path) == .folder { return path + "/" }
      return isWanted(name) ? path : nil
    }
  }
}
