import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension RunDirectory {
  /// The run that a person names: its folder, a file in its folder, its name in the folder of runs
  /// (`digits-3`), its number (`3`) when only one run has it, or the experiment's name alone
  /// (`digits`), which means its latest run.
  ///
  /// - Parameters:
  ///   - text: the name or path; slashes at its end do not matter.
  ///   - parent: the folder in which names are looked for.
  /// - Throws: `ExperimentError` with exit code 66 when there is no such run.
  public static func find(
    _ text: String, under parent: String = "runs"
  ) throws(ExperimentError) -> RunDirectory {
    var path = text
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    if let kind = kind(of: path) {
      return kind == .folder ? try folder(path) : try holder(of: path)
    }
    let candidates = names(under: parent)
    if !path.contains("/"), !path.isEmpty {
      if kind(of: parent + "/" + path) == .folder { return try open(parent + "/" + path) }
      if let number = try numbered(path, candidates) { return try open(parent + "/" + number) }
      let latest = candidates.filter { number(of: $0, named: path) != nil }
        .max { (number(of: $0, named: path) ?? 0) < (number(of: $1, named: path) ?? 0) }
      if let latest { return try open(parent + "/" + latest) }
    }
    let near = NearestName.find(path, among: candidates)
    throw ExperimentError(
      .noSuchRun, at: Origin(place: text), expected: .runContents,
      remedy: near.map { .didYouMean($0) } ?? .listRuns, exitCode: .missingInput)
  }

  /// The only run with a number; 64 when there are several.
  private static func numbered(
    _ text: String, _ names: [String]
  ) throws(ExperimentError) -> String? {
    guard Int(text) != nil else { return nil }
    let found = names.filter { $0.hasSuffix("-" + text) }
    guard found.count > 1 else { return found.first }
    throw ExperimentError(
      .runNumberNotUnique(text), at: Origin(place: text), expected: .oneOf(found), exitCode: .usage)
  }

  /// The names of the folders of runs in a folder, sorted.
  public static func names(under parent: String) -> [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return entries.filter { kind(of: "\(parent)/\($0)/run.json") == .file }.sorted()
  }

  /// What stands at a path.
  enum Kind { case file, folder }

  /// What stands at a path; nil for nothing.
  static func kind(of path: String) -> Kind? {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder ? .folder : .file
  }

  /// The number in `<name>-<number>`.
  private static func number(of entry: String, named name: String) -> Int? {
    entry.hasPrefix(name + "-") ? Int(entry.dropFirst(name.count + 1)) : nil
  }

  /// A folder; one that holds runs says which.
  private static func folder(_ path: String) throws(ExperimentError) -> RunDirectory {
    do {
      return try open(path)
    } catch {
      let inside = names(under: path)
      guard !inside.isEmpty else { throw error }
      let shown = inside.prefix(5).map { "\(path)/\($0)" } + (inside.count > 5 ? ["…"] : [])
      throw ExperimentError(
        .notARun, at: Origin(place: path), expected: .runContents, remedy: .nameOneRun(shown),
        exitCode: .missingInput)
    }
  }

  /// The run of a file in its folder or in its folder of checkpoints.
  private static func holder(of file: String) throws(ExperimentError) -> RunDirectory {
    var parts = file.split(separator: "/", omittingEmptySubsequences: false)
    for _ in 0..<2 {
      parts.removeLast()
      let folder = parts.isEmpty ? "." : parts.joined(separator: "/")
      if kind(of: folder + "/run.json") == .file { return try open(folder) }
      if parts.isEmpty { break }
    }
    throw ExperimentError(
      .notARun, at: Origin(place: file), expected: .runContents, exitCode: .missingInput)
  }
}
