import CadenaText

/// Reads zip archives, as far as files of arrays use them: stored and deflated entries, sizes above
/// 4 GiB (zip64), check sums. Encrypted and split archives are not read.
///
/// Entries are found through the directory at the archive's end and unpacked when they are asked
/// for, each to no more than the size that the directory gives. (PKWARE, APPNOTE 6.3.)
public struct ZipArchive: Sendable {
  /// One file of an archive.
  struct Entry: Sendable, Hashable {
    var name: String
    var method: UInt16
    var flags: UInt16
    var checksum: UInt32
    var packedCount: Int
    var count: Int
    var headerOffset: Int
  }

  let bytes: [UInt8]
  let place: String
  let entries: [Entry]

  /// Whether bytes begin as an archive does.
  public static func isZip(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// Reads the directory of an archive; `place` is what errors call it.
  ///
  /// - Throws: `DataError` when it is none, is cut, or its directory is broken.
  public init(bytes: [UInt8], place: String) throws(DataError) {
    let directory = ZipDirectory(bytes: bytes, place: place)
    entries = try directory.entries()
    self.bytes = bytes
    self.place = place
  }

  /// The names of the entries, in the order of the directory.
  public var names: [String] { entries.map(\.name) }

  /// The content of an entry, or nil when there is none of this name.
  ///
  /// - Parameters:
  ///   - name: The entry's name.
  ///   - limit: How many bytes it may have.
  /// - Throws: `DataError` when it is broken, too large, encrypted or packed in an unknown way.
  public func content(
    of name: String, limit: Int = Gzip.defaultLimit
  ) throws(DataError) -> [UInt8]? {
    guard let entry = entries.last(where: { $0.name == name }) else { return nil }
    let place = "\(place) (\(name))"
    guard entry.flags & 0x2041 == 0 else { throw DataError(.zipEncrypted, place: place) }
    guard entry.count <= limit else {
      throw DataError(
        .compressedTooLarge, place: place, expected: .atMostBytes(limit),
        found: .bytes(entry.count))
    }
    let start = try dataStart(entry, place)
    let content: [UInt8]
    switch entry.method {
    case 0:
      guard entry.packedCount == entry.count else {
        throw DataError(.zipDirectoryBroken, place: place, remedy: .getFileAgain)
      }
      content = Array(bytes[start..<(start + entry.count)])
    case 8: content = try inflated(entry, start, place)
    default:
      throw DataError(
        .zipMethodUnknown, place: place, expected: .oneOf(["0", "8"]),
        found: .verbatim("\(entry.method)"))
    }
    guard CRC32.checksum(content) == entry.checksum else {
      throw DataError(.checksumWrong, place: place, remedy: .getFileAgain)
    }
    return content
  }

  /// Where an entry's data begin: behind its own header, which must be there.
  private func dataStart(_ entry: Entry, _ place: String) throws(DataError) -> Int {
    let lengths = bytes.withUnsafeBufferPointer { input -> Int? in
      guard input.number(UInt32.self, at: entry.headerOffset) == 0x0403_4B50,
        let name = input.number(UInt16.self, at: entry.headerOffset + 26),
        let extra = input.number(UInt16.self, at: entry.headerOffset + 28)
      else { return nil }
      return Int(name) + Int(extra)
    }
    guard let lengths else {
      throw DataError(.zipDirectoryBroken, place: place, remedy: .getFileAgain)
    }
    let start = entry.headerOffset + 30 + lengths
    guard start <= bytes.count, entry.packedCount <= bytes.count - start else {
      throw DataError(.compressedTruncated, place: place, remedy: .getFileAgain)
    }
    return start
  }

  private func inflated(
    _ entry: Entry, _ start: Int, _ place: String
  ) throws(DataError) -> [UInt8] {
    // Deflate makes at most 1032 bytes of one: a directory that claims more is wrong.
    guard entry.count <= 1032 * (entry.packedCount + 1) else {
      throw DataError(
        .compressedLengthWrong, place: place, expected: .bytes(entry.count),
        remedy: .getFileAgain)
    }
    var failure: InflateFailure?
    var end = start
    let content = bytes.withUnsafeBufferPointer { input in
      let packed = UnsafeBufferPointer(rebasing: input[..<(start + entry.packedCount)])
      return [UInt8](unsafeUninitializedCapacity: entry.count + 1) { output, written in
        let room = UnsafeMutableBufferPointer(rebasing: output[..<entry.count])
        do throws(InflateFailure) {
          end = try Inflate.unpack(packed, from: start, into: room, written: &written)
        } catch {
          failure = error
        }
      }
    }
    if let failure {
      let what = failure == .full ? .compressedLengthWrong : failure.what
      throw DataError(what, place: place, remedy: .getFileAgain)
    }
    guard content.count == entry.count, end == start + entry.packedCount else {
      throw DataError(
        .compressedLengthWrong, place: place, expected: .bytes(entry.count),
        found: .bytes(content.count), remedy: .getFileAgain)
    }
    return content
  }
}
