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
  private var packed: GzipStream?
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

  /// A table in a file, plain or packed with gzip; `-` is standard input.
  ///
  /// - Parameter limit: how many bytes may come out of a packed file; nil for any number.
  convenience init(
    path: String, portion: Int = 1 << 20, limit: Int? = nil
  ) throws(DataError) {
    let chunks: InputChunks
    var beginning: [UInt8] = []
    do throws(FileFailure) {
      chunks = try InputChunks(path: path)
      // What is read of a pipe is gone, so that the two bytes are handed on.
      while beginning.count < 2 {
        var byte: [UInt8] = [0]
        guard try chunks.read(into: &byte) == 1 else { break }
        beginning += byte
      }
    } catch {
      throw DataError(error, place: path)
    }
    let isPacked = Gzip.isGzip(beginning)
    let raw: Source = { (buffer) throws(DataError) in
      if !beginning.isEmpty {
        let count = min(buffer.count, beginning.count)
        buffer.copyBytes(from: beginning[..<count])
        beginning.removeFirst(count)
        return count
      }
      do throws(FileFailure) { return try chunks.read(into: buffer) } catch {
        throw DataError(error, place: path)
      }
    }
    guard isPacked else {
      self.init(place: path, portion: portion, source: raw)
      size = chunks.size
      return
    }
    let stream = GzipStream(place: path, limit: limit, source: raw)
    self.init(place: path, portion: portion, source: stream.read)
    packed = stream
  }

  /// What an error in a table comes from: of a packed file that is damaged, the damage.
  func cause(of error: DataError) -> DataError { packed?.damage ?? error }

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
