import CadenaData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds the files of data sets that are known by name, and the folders where to look.
public enum KnownFiles {
  /// The folders in which files are looked for: those that were given, `CADENA_DATA`, and the one
  /// where `cadena data fetch` puts data sets.
  public static func folders(
    _ given: [String], environment: [String: String]
  ) -> [String] {
    let common = environment["CADENA_DATA"] ?? ""
    return given + (common.isEmpty ? [] : [common]) + [cacheFolder(environment)].compactMap { $0 }
  }

  /// `$XDG_CACHE_HOME/cadena`, or `~/.cache/cadena`; nil without a home.
  public static func cacheFolder(_ environment: [String: String]) -> String? {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/cadena" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.cache/cadena"
  }

  /// The file of a part in a folder: packed or not, with a hyphen or with a dot before `idx`.
  static func file(_ part: String, in folder: String) -> String? {
    let dotted = part.replacing("-idx", with: ".idx")
    return [part, part + ".gz", dotted, dotted + ".gz"].lazy.map { "\(folder)/\($0)" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The folders in which a data set may lie: named like it in one of the folders, also in the
  /// forms that PyTorch leaves behind, or one of the folders itself.
  static func candidates(_ set: KnownDataSet, in folders: [String]) -> [String] {
    let names = [set.name] + set.otherNames + (set.name == "mnist" ? ["MNIST"] : ["FashionMNIST"])
    return folders.flatMap { folder -> [String] in
      let inside = names.flatMap { ["\(folder)/\($0)", "\(folder)/\($0)/raw"] }
      return inside + ["\(folder)/cifar10/cifar-10-batches-bin", folder]
    }
  }

  /// The folder with the data set's first training file, or nil.
  ///
  /// MNIST and Fashion-MNIST have files of the same names, so that a folder called after the other
  /// is passed over unless it was named in the experiment.
  static func folder(of set: KnownDataSet, in folders: [String], isGiven: Bool) -> String? {
    candidates(set, in: folders).first { folder in
      guard file(set.parts[0], in: folder) != nil else { return false }
      if isGiven { return true }
      let path = folder.lowercased()
      return set.name == "cifar10" || path.contains("fashion") == (set.name == "fashionMNIST")
    }
  }
}
