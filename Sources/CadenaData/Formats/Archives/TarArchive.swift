import CadenaText

/// Reads tar archives (POSIX ustar), plain or packed with gzip: the ordinary files in them.
///
/// Nothing is written: the caller takes the files that it knows by name, so that a path in the
/// archive never leads anywhere. Links, folders and other things are passed over.
public struct TarArchive: Sendable {
  /// One file of an archive.
  public struct File: Sendable {
    /// Its name without folders.
    public let name: String
    /// Where its bytes are in the archive.
    let range: Range<Int>
  }

  private let bytes: [UInt8]
  /// The ordinary files, in the order of the archive.
  public let files: [File]

  /// Reads an archive; `place` is what errors call it.
  ///
  /// - Parameter limit: How many bytes may come out of a packed archive.
  /// - Throws: `DataError` when it is none, is cut, or a check sum does not fit.
  public init(
    bytes packed: [UInt8], place: String, limit: Int = Gzip.defaultLimit
  ) throws(DataError) {
    let bytes =
      Gzip.isGzip(packed) ? try Gzip.unpack(packed, place: place, limit: limit) : packed
    var files: [File] = []
    var position = 0
    var longName: String?
    // The end is a block of zeros, or just the end of the file.
    while position + 512 <= bytes.count {
      let block = bytes[position..<(position + 512)]
      if block.allSatisfy({ $0 == 0 }) { break }
      guard Self.sum(block) == Self.octal(block, 148, 8), let size = Self.octal(block, 124, 12)
      else { throw DataError(.tarBroken, place: place, remedy: .getFileAgain) }
      let start = position + 512
      guard size <= bytes.count - start else {
        throw DataError(.compressedTruncated, place: place, remedy: .getFileAgain)
      }
      let content = start..<(start + size)
      switch block[position + 156] {
      case UInt8(ascii: "L"): longName = Self.text(bytes[content])
      case 0, UInt8(ascii: "0"), UInt8(ascii: "7"):
        let path = longName ?? Self.text(block[position..<(position + 100)])
        longName = nil
        let name = path.split(separator: "/").last ?? ""
        if !name.isEmpty { files.append(File(name: String(name), range: content)) }
      default: longName = nil
      }
      // Contents are filled up to whole blocks; a last one may be cut there.
      position = min(bytes.count, start + (size + 511) & ~511)
    }
    guard !files.isEmpty else {
      throw DataError(.tarBroken, place: place, remedy: .getFileAgain)
    }
    self.bytes = bytes
    self.files = files
  }

  /// The bytes of a file.
  public func content(of file: File) -> ArraySlice<UInt8> { bytes[file.range] }

  /// The sum of a header's bytes, its own field taken as blanks.
  private static func sum(_ block: ArraySlice<UInt8>) -> Int {
    let own = (block.startIndex + 148)..<(block.startIndex + 156)
    return block.reduce(0) { $0 + Int($1) } - block[own].reduce(0) { $0 + Int($1) } + 8 * 32
  }

  /// A number in octal digits, which blanks and zeros may surround.
  private static func octal(_ block: ArraySlice<UInt8>, _ offset: Int, _ count: Int) -> Int? {
    let start = block.startIndex + offset
    let field = block[start..<(start + count)].drop { $0 == 32 }
    let digits = field.prefix { $0 >= 48 && $0 <= 55 }
    guard !digits.isEmpty, field[digits.endIndex...].allSatisfy({ $0 == 0 || $0 == 32 }) else {
      return nil
    }
    return digits.reduce(0) { $0 << 3 | Int($1 - 48) }
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }
}
