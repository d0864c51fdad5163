/// The check sum of gzip, zip and PNG: CRC-32 with the polynomial 0xEDB88320 (ISO 3309).
///
/// Eight bytes at a time, each looked up in a table of its own ("slicing by 8", M. Kounavis and
/// F. Berry, 2005).
enum CRC32 {
  /// The check sum of the bytes, behind others with the check sum `before`.
  static func checksum(
    _ bytes: UnsafeBufferPointer<UInt8>, after before: UInt32 = 0
  ) -> UInt32 {
    guard let base = bytes.baseAddress else { return before }
    return tables.withUnsafeBufferPointer { tables in
      guard let table = tables.baseAddress else { return before }
      var sum = ~before
      var offset = 0
      while offset &+ 8 <= bytes.count {
        let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
        let mixed = UInt64(littleEndian: word) ^ UInt64(sum)
        sum = 0
        for slice in 0..<8 {
          let byte = Int(truncatingIfNeeded: mixed &>> UInt64(8 &* slice) & 255)
          sum ^= table[(7 &- slice) &* 256 &+ byte]
        }
        offset &+= 8
      }
      while offset < bytes.count {
        sum = sum >> 8 ^ table[Int((sum ^ UInt32(base[offset])) & 255)]
        offset &+= 1
      }
      return ~sum
    }
  }

  /// The check sum of the bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { checksum($0) }
  }

  /// Eight tables: what a byte does to the sum when 0 to 7 bytes follow it.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var sum = UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
      tables[byte] = sum
    }
    for index in 256..<(8 * 256) {
      let sum = tables[index - 256]
      tables[index] = sum >> 8 ^ tables[Int(sum & 255)]
    }
    return tables
  }()
}
