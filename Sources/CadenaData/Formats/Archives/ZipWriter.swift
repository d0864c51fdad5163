/// Puts files into a zip archive as they are, without packing them.
///
/// Sizes and offsets that 32 bits do not hold go into zip64 fields. Times are 1980-01-01, so that
/// the same content gives the same bytes.
struct ZipWriter {
  /// Numbers from here on are written as zip64; smaller in tests.
  var zip64Threshold = 0xFFFF_FFFF
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  init(zip64Threshold: Int = 0xFFFF_FFFF) { self.zip64Threshold = zip64Threshold }

  /// Adds a file.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = bytes.count
    let checksum = CRC32.checksum(content)
    let isLarge = content.count >= zip64Threshold
    let isFar = offset >= zip64Threshold
    let sizes = isLarge ? [content.count, content.count] : []
    let local = Self.extra(sizes)
    let central = Self.extra(sizes + (isFar ? [offset] : []))
    let version: UInt16 = isLarge || isFar ? 45 : 20
    let size = isLarge ? 0xFFFF_FFFF : UInt32(content.count)
    // Flag 11: the name is UTF-8.
    var shared: [UInt8] = []
    shared += Self.little(version) + Self.little(UInt16(0x0800)) + Self.little(UInt16(0))
    shared += Self.little(UInt16(0)) + Self.little(UInt16(0x21)) + Self.little(checksum)
    shared += Self.little(size) + Self.little(size) + Self.little(UInt16(name.utf8.count))
    bytes += Self.little(UInt32(0x0403_4B50)) + shared + Self.little(UInt16(local.count))
    bytes += Array(name.utf8) + local
    bytes += content
    directory += Self.little(UInt32(0x0201_4B50)) + Self.little(version) + shared
    directory += Self.little(UInt16(central.count)) + [UInt8](repeating: 0, count: 10)
    directory += Self.little(isFar ? 0xFFFF_FFFF : UInt32(offset)) + Array(name.utf8) + central
    count += 1
  }

  /// The archive.
  func archive() -> [UInt8] {
    let offset = bytes.count
    let isLarge = max(offset, directory.count) >= zip64Threshold || count >= 0xFFFF
    var file = bytes + directory
    if isLarge {
      file += Self.little(UInt32(0x0606_4B50)) + Self.little(UInt64(44))
      file += Self.little(UInt16(45)) + Self.little(UInt16(45)) + Self.little(UInt64(0))
      file += Self.little(UInt64(count)) + Self.little(UInt64(count))
      file += Self.little(UInt64(directory.count)) + Self.little(UInt64(offset))
      file += Self.little(UInt32(0x0706_4B50)) + Self.little(UInt32(0))
      file += Self.little(UInt64(offset + directory.count)) + Self.little(UInt32(1))
    }
    let entries = isLarge ? 0xFFFF : UInt16(count)
    file += Self.little(UInt32(0x0605_4B50)) + Self.little(UInt32(0))
    file += Self.little(entries) + Self.little(entries)
    file += Self.little(isLarge ? 0xFFFF_FFFF : UInt32(directory.count))
    file += Self.little(isLarge ? 0xFFFF_FFFF : UInt32(offset)) + Self.little(UInt16(0))
    return file
  }

  private static func extra(_ numbers: [Int]) -> [UInt8] {
    guard !numbers.isEmpty else { return [] }
    return little(UInt16(1)) + little(UInt16(8 * numbers.count))
      + numbers.flatMap { little(UInt64($0)) }
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
