import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rows of a file that holds one array, a block at a time: IDX or NPY, plain or packed with gzip,
/// known by their first bytes.
///
///     if ArrayRows.holds("images.idx.gz") {
///       var rows = try ArrayRows(path: "images.idx.gz")
///       while let block = rows.next(maximum: 1024) { print(block.rows) }
///     }
public struct ArrayRows: Sendable {
  /// All rows.
  public let features: Features
  private var position = 0

  /// Reads a file.
  ///
  /// - Throws: `DataError` for a file that is neither format, is damaged or has no rows (65), or is
  ///   missing (66).
  public init(path: String) throws(DataError) {
    let bytes = try InputFile.read(path)
    let beginning = Gzip.isGzip(bytes) ? Gzip.beginning(bytes, count: 8) : Array(bytes.prefix(8))
    let array =
      NPY.isNPY(beginning)
      ? try NPY.read(bytes: bytes, place: path) : try IDX.read(bytes: bytes, place: path)
    guard array.count > 0, let rows = array.shape.first else {
      throw DataError(.noRows, place: path)
    }
    features = try ArrayDataset.features(ArrayDataset.Source(array, place: path), rows)
  }

  /// The next rows, at most so many; nil when there are no more.
  public mutating func next(maximum: Int = 1024) -> DataMatrix? {
    guard position < features.count else { return nil }
    let end = min(position + max(1, maximum), features.count)
    defer { position = end }
    return features.matrix(Array(position..<end)[...])
  }

  /// Whether a file begins as IDX, NPY or gzip do. Pipes are not looked into.
  public static func holds(_ path: String) -> Bool {
    var status = stat()
    guard path != InputChunks.standardInput, stat(path, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return false }
    var beginning = [UInt8](repeating: 1, count: 8)
    let count = try? beginning.withUnsafeMutableBytes { buffer in
      try InputChunks(path: path).read(into: buffer)
    }
    guard let count, count >= 4 else { return false }
    return Gzip.isGzip(beginning) || NPY.isNPY(beginning) || beginning[0] == 0 && beginning[1] == 0
  }
}
