import CadenaText

/// The bytes of a table, a portion at a time: what is not used of one stands before the next.
///
/// Memory is bounded by the longest row, which is limited.
final class CSVInput {
  /// Gives the next bytes, and says how many; 0 at the end.
  typealias Source = (UnsafeMutableRawBufferPointer) throws(DataError) -> Int

  /// A row of more bytes is refused.
  static let longestRow = 1 << 26

  /// What the table is called in errors.
  let place: String
  /// How many bytes the table has, where that is known before.
  private(set) var size: Int?
  /// How many bytes came before those at hand.
  private(set) var position = 0
  /// Whether nothing follows the bytes at hand.
  private(set) var isWhole = false
  /// How many bytes the first impression of a table takes, if there are so many.
  let lookahead: Int
  private let longestRow: Int
  private let source: Source
  private let portion: Int
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  /// A table from a source, in portions of some size.
  init(
    place: String, portion: Int = 1 << 20, lookahead: Int = 1 << 16,
    longestRow: Int = CSVInput.longestRow, source: @escaping Source
  ) {
    self.longestRow = longestRow
    self.lookahead = lookahead
    self.place = place
    self.source = source
    self.portion = max(1, portion)
    capacity = 2 * self.portion
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  /// A table in a file; `-` is standard input. A file packed with gzip is unpacked into memory.
  convenience init(path: String, portion: Int = 1 << 20) throws(DataError) {
    if Self.isPacked(path) {
      let bytes = try Gzip.unpack(InputFile.read(path), place: path)
      self.init(bytes: bytes, place: path, portion: portion)
      return
    }
    let chunks: InputChunks
    do throws(FileFailure) { chunks = try InputChunks(path: path) } catch {
      throw DataError(error, place: path)
    }
    self.init(place: path, portion: portion) { (buffer) throws(DataError) in
      do throws(FileFailure) { return try chunks.read(into: buffer) } catch {
        throw DataError(error, place: path)
      }
    }
    size = chunks.size
  }

  /// Whether a file begins as gzip does. Only regular files are looked into: what is read of a pipe
  /// is gone.
  private static func isPacked(_ path: String) -> Bool {
    guard path != InputChunks.standardInput, let chunks = try? InputChunks(path: path),
      chunks.size != nil
    else { return false }
    var beginning: [UInt8] = [0, 0]
    let count = try? beginning.withUnsafeMutableBytes { try chunks.read(into: $0) }
    return count == 2 && Gzip.isGzip(beginning)
  }

  /// A table in memory.
  convenience init(
    bytes: [UInt8], place: String, portion: Int = 1 << 20, lookahead: Int = 1 << 16
  ) {
    var position = 0
    self.init(place: place, portion: portion, lookahead: lookahead) {
      (buffer) throws(DataError) in
      let count = min(buffer.count, bytes.count - position)
      bytes.withUnsafeBytes { all in
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[position..<position + count]))
      }
      position += count
      return count
    }
  }

  /// The bytes at hand; they are valid until the next portion is fetched.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: storage, count: count) }

  /// Fetches the next portion behind the bytes from a position on, which begin a row.
  ///
  /// - Throws: `DataError` when the row is too long, or the file cannot be read.
  func fetch(keeping start: Int, line: Int) throws(DataError) {
    let kept = count - start
    guard kept <= longestRow else {
      throw DataError(
        .rowTooLong(megabytes: longestRow >> 20), place: place, line: line,
        remedy: .rowTooLongRemedy)
    }
    // As much again as the row has already, so that long rows are not looked at too often.
    let wanted = max(portion, kept)
    if kept + wanted > capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: kept + wanted)
      larger.update(from: storage + start, count: kept)
      storage.deallocate()
      storage = larger
      capacity = kept + wanted
    } else if start > 0 {
      storage.update(from: storage + start, count: kept)
    }
    count = kept
    position += start
    let read = try source(UnsafeMutableRawBufferPointer(start: storage + kept, count: wanted))
    count += read
    isWhole = read == 0
  }
}
