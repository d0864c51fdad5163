import CadenaText

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
  public init(path: String, isSingle: Bool = false) throws(DataError) {
    try self.init(Self.array(path), isSingle: isSingle)
  }

  /// The rows of an array.
  ///
  /// - Throws: `DataError` when there are none, or a number cannot be used.
  public init(_ source: ArrayDataset.Source, isSingle: Bool = false) throws(DataError) {
    guard source.array.count > 0, let rows = source.array.shape.first else {
      throw DataError(.noRows, place: source.place)
    }
    features = try ArrayDataset.features(
      source, rows, isSingle: isSingle, remedy: .tooLargeForRunRemedy)
  }

  /// Rows that are at hand.
  public init(_ features: Features) { self.features = features }

  /// The one array of a file.
  ///
  /// - Throws: `DataError` for a file that is neither format or is damaged (65), or missing (66).
  public static func array(_ path: String) throws(DataError) -> ArrayDataset.Source {
    let bytes = try InputFile.read(path)
    let beginning = Gzip.isGzip(bytes) ? Gzip.beginning(bytes, count: 8) : Array(bytes.prefix(8))
    let array =
      NPY.isNPY(beginning)
      ? try NPY.read(bytes: bytes, place: path) : try IDX.read(bytes: bytes, place: path)
    return ArrayDataset.Source(array, place: path)
  }

  /// The next rows, at most so many; nil when there are no more.
  public mutating func next(maximum: Int = 1024) -> DataMatrix? {
    guard position < features.count else { return nil }
    let end = min(position + max(1, maximum), features.count)
    defer { position = end }
    return features.matrix(Array(position..<end)[...])
  }

  /// Whether a file begins as IDX or NPY do, packed or not. Pipes are not looked into.
  public static func holds(_ path: String) -> Bool {
    guard let found = FileBeginning.read(path, count: 1 << 16) else { return false }
    let bytes = Gzip.isGzip(found) ? Gzip.beginning(found, count: 8) : found
    return NPY.isNPY(bytes) || bytes.count >= 4 && bytes[0] == 0 && bytes[1] == 0
  }
}
