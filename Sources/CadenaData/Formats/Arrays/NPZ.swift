import CadenaText

/// Files of several named arrays in NumPy's format NPZ: a zip archive of NPY files, stored
/// (`numpy.savez`) or deflated (`numpy.savez_compressed`).
public struct NPZ: Sendable {
  private let archive: ZipArchive

  /// Opens a file; an array is unpacked when it is asked for.
  ///
  /// - Throws: `DataError` when it is no archive or its directory is broken; exit code 66 when it
  ///   is missing.
  public static func read(_ path: String) throws(DataError) -> NPZ {
    try NPZ(bytes: InputFile.read(path), place: path)
  }

  /// Opens the bytes of a file; `place` is what errors call it.
  public init(bytes: [UInt8], place: String) throws(DataError) {
    archive = try ZipArchive(bytes: bytes, place: place)
  }

  /// The names of the arrays, in the order of the file.
  public var names: [String] {
    archive.names.map { $0.hasSuffix(".npy") ? String($0.dropLast(4)) : $0 }
  }

  /// Whether a file is called `.npz`, or is a zip archive with a file of NumPy.
  public static func holds(_ path: String) -> Bool {
    if path.lowercased().hasSuffix(".npz") { return true }
    guard FileBeginning.read(path, count: 4) == [0x50, 0x4B, 3, 4], let file = try? read(path)
    else {
      return false
    }
    return file.archive.names.contains { $0.hasSuffix(".npy") }
  }

  /// The names of the arrays of features and targets: those that are told, else those of usual
  /// names, else of two arrays the other one; `x` and `y` where nothing tells.
  public func usualNames(
    features: String? = nil, target: String? = nil
  ) -> (features: String, target: String) {
    func usual(_ candidates: [String]) -> String? {
      candidates.lazy.compactMap { wanted in names.first { $0.lowercased() == wanted } }.first
    }
    func other(than name: String?) -> String? {
      guard names.count == 2, let name else { return nil }
      return names.first { $0 != name }
    }
    let first = features ?? usual(["x", "features", "data", "images", "inputs", "x_train"])
    let second = target ?? usual(["y", "target", "targets", "labels", "label", "y_train"])
    return (first ?? other(than: second) ?? "x", second ?? other(than: first) ?? "y")
  }

  /// The array of a name.
  ///
  /// - Throws: `DataError` when there is none or it is broken.
  public func array(_ name: String) throws(DataError) -> NumberArray {
    var bytes = try archive.content(of: name + ".npy")
    if bytes == nil { bytes = try archive.content(of: name) }
    guard let bytes else {
      throw DataError(
        .npzArrayMissing(name), place: archive.place, expected: .oneOf(Array(names.prefix(20))))
    }
    return try NPY.read(bytes: bytes, place: "\(archive.place) (\(name))")
  }

  /// The bytes of a file with arrays, stored in the given order.
  ///
  /// - Precondition: The names differ from each other.
  public static func bytes(_ arrays: [(name: String, array: NumberArray)]) -> [UInt8] {
    require(Set(arrays.map(\.name)).count == arrays.count, "two arrays have the same name")
    var writer = ZipWriter()
    for (name, array) in arrays { writer.add(name + ".npy", NPY.bytes(array)) }
    return writer.archive()
  }

  /// Writes a file with arrays; it is there whole or not at all.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  public static func write(
    _ arrays: [(name: String, array: NumberArray)], to path: String
  ) throws(OutputError) {
    try AtomicFile.write(bytes(arrays), to: path)
  }
}
