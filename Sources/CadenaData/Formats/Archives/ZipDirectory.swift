import CadenaText

/// Finds the directory at the end of a zip archive and reads its entries.
struct ZipDirectory {
  let bytes: [UInt8]
  let place: String

  /// Where the directory is, from the record at the archive's end.
  private struct Position {
    var count: Int
    var size: Int
    var offset: Int
  }

  func entries() throws(DataError) -> [ZipArchive.Entry] {
    guard ZipArchive.isZip(bytes) else {
      throw DataError(.notZip, place: place, expected: .verbatim("50 4B 03 04"))
    }
    return try bytes.withUnsafeBufferPointer { (input) throws(DataError) in
      guard let end = endRecord(input) else {
        throw DataError(.compressedTruncated, place: place, remedy: .getFileAgain)
      }
      let position = try position(input, end)
      guard position.offset >= 0, position.size >= 0, position.offset <= end,
        position.size <= end - position.offset
      else { throw broken }
      var entries: [ZipArchive.Entry] = []
      var offset = position.offset
      let limit = position.offset + position.size
      // The entries are counted by reading them: the count in the file is compared, not believed.
      while offset < limit {
        let (entry, next) = try entry(input, offset, limit)
        entries.append(entry)
        offset = next
      }
      guard entries.count == position.count else { throw broken }
      return entries
    }
  }

  private var broken: DataError {
    DataError(.zipDirectoryBroken, place: place, remedy: .getFileAgain)
  }

  /// The record at the end, which a comment of up to 65,535 bytes may follow.
  private func endRecord(_ input: UnsafeBufferPointer<UInt8>) -> Int? {
    var offset = input.count - 22
    let first = max(0, offset - 0xFFFF)
    while offset >= first {
      if input.number(UInt32.self, at: offset) == 0x0605_4B50,
        let comment = input.number(UInt16.self, at: offset + 20),
        offset + 22 + Int(comment) <= input.count
      {
        return offset
      }
      offset -= 1
    }
    return nil
  }

  private func position(
    _ input: UnsafeBufferPointer<UInt8>, _ end: Int
  ) throws(DataError) -> Position {
    guard let disk = input.number(UInt16.self, at: end + 4),
      let count = input.number(UInt16.self, at: end + 10),
      let size = input.number(UInt32.self, at: end + 12),
      let offset = input.number(UInt32.self, at: end + 16)
    else { throw broken }
    let position = Position(count: Int(count), size: Int(size), offset: Int(offset))
    let needsMore = count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF
    guard needsMore, input.number(UInt32.self, at: end - 20) == 0x0706_4B50 else {
      guard disk == 0 else { throw broken }
      return position
    }
    // Zip64: a locator before the record points at a larger record.
    guard let place = input.number(UInt64.self, at: end - 12).flatMap({ Int(exactly: $0) }),
      place <= end - 76, input.number(UInt32.self, at: place) == 0x0606_4B50,
      let count = input.number(UInt64.self, at: place + 32).flatMap({ Int(exactly: $0) }),
      let size = input.number(UInt64.self, at: place + 40).flatMap({ Int(exactly: $0) }),
      let offset = input.number(UInt64.self, at: place + 48).flatMap({ Int(exactly: $0) })
    else { throw broken }
    return Position(count: count, size: size, offset: offset)
  }

  private func entry(
    _ input: UnsafeBufferPointer<UInt8>, _ offset: Int, _ limit: Int
  ) throws(DataError) -> (ZipArchive.Entry, next: Int) {
    guard input.number(UInt32.self, at: offset) == 0x0201_4B50,
      let flags = input.number(UInt16.self, at: offset + 8),
      let method = input.number(UInt16.self, at: offset + 10),
      let checksum = input.number(UInt32.self, at: offset + 16),
      let packed = input.number(UInt32.self, at: offset + 20),
      let count = input.number(UInt32.self, at: offset + 24),
      let nameCount = input.number(UInt16.self, at: offset + 28).map({ Int($0) }),
      let extraCount = input.number(UInt16.self, at: offset + 30).map({ Int($0) }),
      let commentCount = input.number(UInt16.self, at: offset + 32).map({ Int($0) }),
      let header = input.number(UInt32.self, at: offset + 42)
    else { throw broken }
    let next = offset + 46 + nameCount + extraCount + commentCount
    guard next <= limit else { throw broken }
    let name = input[(offset + 46)..<(offset + 46 + nameCount)]
    var entry = ZipArchive.Entry(
      name: String(decoding: name, as: UTF8.self), method: method, flags: flags,
      checksum: checksum, packedCount: Int(packed), count: Int(count), headerOffset: Int(header))
    let extra = (offset + 46 + nameCount)..<(offset + 46 + nameCount + extraCount)
    try widen(&entry, input, extra, (count, packed, header))
    guard entry.headerOffset <= input.count, entry.packedCount <= input.count else {
      throw broken
    }
    return (entry, next)
  }

  /// Takes sizes that do not fit into 32 bits from the field that zip64 adds: only those that are
  /// marked, in the order size, packed size, offset.
  private func widen(
    _ entry: inout ZipArchive.Entry, _ input: UnsafeBufferPointer<UInt8>, _ extra: Range<Int>,
    _ fields: (count: UInt32, packed: UInt32, header: UInt32)
  ) throws(DataError) {
    let mark: UInt32 = 0xFFFF_FFFF
    guard fields.count == mark || fields.packed == mark || fields.header == mark else { return }
    var offset = extra.lowerBound
    while offset + 4 <= extra.upperBound, let kind = input.number(UInt16.self, at: offset),
      let size = input.number(UInt16.self, at: offset + 2)
    {
      let end = offset + 4 + Int(size)
      guard end <= extra.upperBound else { break }
      guard kind == 1 else {
        offset = end
        continue
      }
      offset += 4
      func next() throws(DataError) -> Int {
        guard offset + 8 <= end,
          let number = input.number(UInt64.self, at: offset).flatMap({ Int(exactly: $0) })
        else { throw broken }
        offset += 8
        return number
      }
      if fields.count == mark { entry.count = try next() }
      if fields.packed == mark { entry.packedCount = try next() }
      if fields.header == mark { entry.headerOffset = try next() }
      return
    }
    throw broken
  }
}
