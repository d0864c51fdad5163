/// The two codes of a block of deflate that brings its own (RFC 1951, 3.2.7).
struct DeflateCodes {
  /// The code of literals, lengths and the end of the block.
  private(set) var literals = HuffmanTable(rootBits: 10, capacity: 4096)
  /// The code of distances.
  private(set) var distances = HuffmanTable(rootBits: 8, capacity: 1024)

  /// More bytes than the description of two codes takes.
  static let longest = 1024

  /// The order in which the lengths of the code of lengths are written.
  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  /// Reads both from the beginning of a block.
  mutating func read(_ reader: inout BitReader) throws(InflateFailure) {
    let literalCount = try reader.take(5) + 257
    let distanceCount = try reader.take(5) + 1
    let lengthCount = try reader.take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw .broken }
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for index in Self.lengthOrder.prefix(lengthCount) {
      codeLengths[index] = UInt8(try reader.take(3))
    }
    var table = HuffmanTable(rootBits: 7, capacity: 128)
    guard table.build(codeLengths[...], HuffmanTable.lengthSymbols, allowsOne: false) else {
      throw .broken
    }
    let total = literalCount + distanceCount
    var lengths: [UInt8] = []
    lengths.reserveCapacity(total)
    while lengths.count < total {
      if reader.count < 14 { reader.refill() }
      let entry = table.entries[Int(reader.bits & 127)]
      guard entry & HuffmanTable.kindMask == HuffmanTable.literal else { throw .broken }
      _ = try reader.take(Int(entry & 31))
      let symbol = UInt8(entry >> 16)
      guard symbol > 15 else {
        lengths.append(symbol)
        continue
      }
      // 16 repeats the length before, 17 and 18 repeat 0.
      guard let repeated = symbol == 16 ? lengths.last : 0 else { throw .broken }
      let count =
        switch symbol {
        case 16: try reader.take(2) + 3
        case 17: try reader.take(3) + 3
        default: try reader.take(7) + 11
        }
      guard lengths.count + count <= total else { throw .broken }
      for _ in 0..<count { lengths.append(repeated) }
    }
    guard lengths[256] > 0, literals.build(lengths[..<literalCount], HuffmanTable.literalSymbols),
      distances.build(lengths[literalCount...], HuffmanTable.distanceSymbols, allowsNone: true)
    else { throw .broken }
  }
}
