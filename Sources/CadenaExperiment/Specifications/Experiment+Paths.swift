import CadenaData
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Experiment {
  /// The experiment with the files it names found and their paths made absolute, so that its
  /// resolved copy works from any folder.
  ///
  /// A relative path is looked for beside the experiment file, in the current folder, then in the
  /// data folders (`--data-directory`, `CADENA_DATA`). Throws `ExperimentError` with exit code 66
  /// when it is in none of them; the error says where it was looked for.
  ///
  /// With `findsMoved`, a file that is not at its absolute path any more is looked for by its name in
  /// the data folders.
  public func located(
    besides experimentPath: String? = nil, dataFolders: [String] = [], findsMoved: Bool = false
  ) throws(ExperimentError) -> Experiment {
    let current = FileManager.default.currentDirectoryPath
    var folders: [String] = []
    if let experimentPath, let slash = experimentPath.lastIndex(of: "/") {
      folders.append(Self.absolute(String(experimentPath[...slash].dropLast()), in: current))
    }
    for folder in [current] + dataFolders.map({ Self.absolute($0, in: current) })
    where !folders.contains(folder) { folders.append(folder) }
    let moved = findsMoved ? dataFolders.map { Self.absolute($0, in: current) } : []
    var located = self
    located.data.source = try Self.located(data.source, in: folders, moved)
    if let path = data.split.testFile {
      located.data.split.testFile = try Self.find(path, in: folders, moved, "data.split.testFile")
    }
    if let weights = model.initialWeights {
      if let run = try Self.run(named: weights.from, in: folders) {
        located.model.initialWeights?.from = run
      } else {
        located.model.initialWeights?.from = try Self.find(
          weights.from, in: folders, moved, "model.initialWeights")
      }
    }
    return located
  }

  /// The keys of a source that are paths.
  private static let pathKeys = [
    "csv": ["path"], "npz": ["path"],
    "idx": ["images", "labels", "testImages", "testLabels"],
    "npy": ["features", "target", "testFeatures", "testTarget"],
  ]

  /// The source with its files found.
  private static func located(
    _ source: SourceSpecification, in folders: [String], _ moved: [String]
  ) throws(ExperimentError) -> SourceSpecification {
    var options = source.options
    for key in pathKeys[source.name] ?? [] {
      guard let path = options.textIfGiven(key) else { continue }
      let found = try find(path, in: folders, moved, "data.source.\(source.name).\(key)")
      options = options.replacing(key, with: .text(found))
    }
    if let set = KnownDataSet.named(source.name), set.name == source.name {
      let given = options.textIfGiven("folder")
      let places = given.map { path in
        path.hasPrefix("/") ? [path] : folders.map { $0 + "/" + path }
      }
      let here = KnownFiles.folder(of: set, in: places ?? folders, isGiven: given != nil)
      guard let found = here ?? KnownFiles.folder(of: set, in: moved, isGiven: false) else {
        throw ExperimentError(
          .knownDataMissing(set.name), at: Origin(place: "data.source.\(set.name)"),
          expected: .filesOfDataSet(set.parts.prefix(4).map { $0 }),
          found: .lookedIn((places ?? folders) + moved), remedy: .fetchDataRemedy(set.name),
          exitCode: .missingInput)
      }
      options = Options([("folder", .text(PathText.normalized(found)))])
    }
    return Specification(source.name, options: options, origin: source.origin)
  }

  private static func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : path.isEmpty ? folder : folder + "/" + path
  }

  /// The folder of a run that is given by its name or number, where no file or folder of that name
  /// is: in `runs` of one of the folders.
  private static func run(
    named name: String, in folders: [String]
  ) throws(ExperimentError) -> String? {
    guard !name.contains("/"),
      !folders.contains(where: { RunDirectory.kind(of: $0 + "/" + name) != nil })
    else { return nil }
    for folder in folders {
      do {
        return try RunDirectory.find(name, under: folder + "/runs").path
      } catch {
        guard error.exitCode == .missingInput else { throw error }
      }
    }
    return nil
  }

  private static func find(
    _ path: String, in folders: [String], _ moved: [String], _ key: String
  ) throws(ExperimentError) -> String {
    let name = path.split(separator: "/").last ?? ""
    let candidates =
      path.hasPrefix("/")
      ? [path] + moved.map { $0 + "/" + name } : folders.map { $0 + "/" + path }
    guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) })
    else {
      throw ExperimentError(
        .namedFileMissing(key), at: Origin(place: path), found: .lookedIn(candidates),
        remedy: key == "model.initialWeights" ? .weightsPlaceRemedy : .dataFolderRemedy,
        exitCode: .missingInput)
    }
    return PathText.normalized(found)
  }
}
