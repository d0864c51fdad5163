import CadenaText

/// The beginning of a gzip member: fixed fields, then those that its flags announce.
enum GzipHeader {
  /// Whether a member begins at a place.
  static func begins(_ input: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    input.number(UInt16.self, at: start) == 0x8B1F
  }

  /// Where the packed data of the member begin.
  static func end(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(GzipFailure) -> Int {
    guard begins(input, at: start) else { throw .notGzip }
    guard start + 10 <= input.count else { throw .inflate(.truncated) }
    let flags = input[start + 3]
    // Method 8 is deflate, the only one there is; the three highest flags must be 0.
    guard input[start + 2] == 8, flags & 0xE0 == 0 else { throw .header }
    var position = start + 10
    if flags & 4 != 0 {
      guard let length = input.number(UInt16.self, at: position) else {
        throw .inflate(.truncated)
      }
      position += 2 + Int(length)
    }
    // The file's name and a comment, each with a 0 at its end.
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      guard position <= input.count, let end = input[position...].firstIndex(of: 0) else {
        throw .inflate(.truncated)
      }
      position = end + 1
    }
    if flags & 2 != 0 {
      guard position <= input.count, let sum = input.number(UInt16.self, at: position) else {
        throw .inflate(.truncated)
      }
      let fields = UnsafeBufferPointer(rebasing: input[start..<position])
      guard sum == UInt16(truncatingIfNeeded: CRC32.checksum(fields)) else { throw .header }
      position += 2
    }
    guard position < input.count else { throw .inflate(.truncated) }
    return position
  }
}

/// Why a gzip file cannot be read.
enum GzipFailure: Error, Hashable {
  case notGzip
  case header
  case inflate(InflateFailure)
  /// The length that is written and the one that came out.
  case length(UInt32, UInt32)
  case checksum
  /// Something else begins here, behind a member.
  case extra(Int)

  func dataError(place: String, limit: Int) -> DataError {
    switch self {
    case .notGzip: DataError(.notGzip, place: place, expected: .verbatim("1F 8B"))
    case .header: DataError(.gzipHeaderBroken, place: place, remedy: .getFileAgain)
    case .inflate(.full):
      DataError(.compressedTooLarge, place: place, expected: .atMostBytes(limit))
    case .inflate(let failure): DataError(failure.what, place: place, remedy: .getFileAgain)
    case .length(let told, let found):
      DataError(
        .compressedLengthWrong, place: place, expected: .bytes(Int(told)),
        found: .bytes(Int(found)), remedy: .getFileAgain)
    case .checksum: DataError(.checksumWrong, place: place, remedy: .getFileAgain)
    case .extra(let position):
      DataError(.gzipExtraBytes(position), place: place, remedy: .getFileAgain)
    }
  }
}
