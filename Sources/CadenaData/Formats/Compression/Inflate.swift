/// Unpacks data packed with deflate (P. Deutsch, RFC 1951, 1996).
///
/// The output has a fixed room: the caller says how much may come out, so that a small file cannot
/// fill the memory. Nothing in the input is trusted; nothing is read or written beyond the ends.
struct Inflate {
  private var reader: BitReader
  private let output: UnsafeMutablePointer<UInt8>
  /// The output's end.
  private let room: Int
  /// Distances reach back to here, the beginning of this piece of data.
  private let first: Int
  private var written: Int
  private var codes = DeflateCodes()

  /// Unpacks the data that begin at `start` behind what was written before.
  ///
  /// - Parameters:
  ///   - input: All bytes of the file.
  ///   - start: Where the packed data begin.
  ///   - output: Where the result goes; `written` bytes of it are filled and stay.
  /// - Returns: Where the packed data end.
  static func unpack(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int,
    into output: UnsafeMutableBufferPointer<UInt8>, written: inout Int
  ) throws(InflateFailure) -> Int {
    guard let source = input.baseAddress, let target = output.baseAddress, start < input.count
    else { throw .truncated }
    var inflate = Inflate(
      reader: BitReader(base: source, end: input.count, position: start), output: target,
      room: output.count, first: written, written: written)
    // What came out before a failure is kept: whoever wants a beginning has it.
    defer { written = inflate.written }
    try inflate.run()
    return inflate.reader.position
  }

  private init(
    reader: BitReader, output: UnsafeMutablePointer<UInt8>, room: Int, first: Int, written: Int
  ) {
    self.reader = reader
    self.output = output
    self.room = room
    self.first = first
    self.written = written
  }

  private mutating func run() throws(InflateFailure) {
    var isLast = false
    while !isLast {
      isLast = try reader.take(1) == 1
      switch try reader.take(2) {
      case 0: try copyStored()
      case 1: try decode(.fixedLiterals, .fixedDistances)
      case 2:
        try codes.read(&reader)
        try decode(codes.literals, codes.distances)
      default: throw .broken
      }
    }
    reader.alignToByte()
  }

  /// A block that is not packed: its length, the length's complement, the bytes.
  private mutating func copyStored() throws(InflateFailure) {
    reader.alignToByte()
    let length = try reader.take(16)
    let complement = try reader.take(16)
    guard length == complement ^ 0xFFFF else { throw .broken }
    reader.alignToByte()
    let available = min(length, reader.end - reader.position)
    let fitting = min(available, room - written)
    (output + written).update(from: reader.base + reader.position, count: fitting)
    written += fitting
    reader.position += fitting
    guard fitting == length else { throw fitting == available ? .truncated : .full }
  }

  /// Decodes a block up to its end mark.
  private mutating func decode(
    _ literals: HuffmanTable, _ distances: HuffmanTable
  ) throws(InflateFailure) {
    try literals.entries.withUnsafeBufferPointer { (literalEntries) throws(InflateFailure) in
      try distances.entries.withUnsafeBufferPointer { (distanceEntries) throws(InflateFailure) in
        guard let first = literalEntries.baseAddress, let second = distanceEntries.baseAddress
        else { return }
        // Far from both ends no check is needed for every symbol; near them each one is checked.
        if try !decodeFast(first, second) { try decodeCarefully(first, second) }
      }
    }
  }

  /// How far from its end the output must be for a symbol that is not checked: the longest match,
  /// and what block copies write too much.
  static let margin = 258 + 32

  /// Decodes while both ends are far. Returns whether the block ended.
  private mutating func decodeFast(
    _ literals: UnsafePointer<UInt32>, _ distances: UnsafePointer<UInt32>
  ) throws(InflateFailure) -> Bool {
    var reader = self.reader
    var position = written
    let output = self.output
    let first = self.first
    let lastStart = room - Self.margin
    let lastInput = reader.end - 16
    defer {
      self.reader = reader
      written = position
    }
    while position <= lastStart, reader.position <= lastInput {
      reader.refillFast()
      var entry = Self.lookUp(literals, 10, reader.bits)
      // A refill holds three literals and then a length with its distance: 3 · 15 bits may be
      // taken before the next one, so that a match refills once more.
      if entry & HuffmanTable.kindMask == HuffmanTable.literal {
        reader.drop(Int(entry & 31))
        output[position] = UInt8(truncatingIfNeeded: entry >> 16)
        position &+= 1
        entry = Self.lookUp(literals, 10, reader.bits)
        if entry & HuffmanTable.kindMask == HuffmanTable.literal {
          reader.drop(Int(entry & 31))
          output[position] = UInt8(truncatingIfNeeded: entry >> 16)
          position &+= 1
          continue
        }
      }
      guard entry & HuffmanTable.kindMask == HuffmanTable.base else {
        guard entry & HuffmanTable.kindMask == HuffmanTable.endOfBlock else { throw .broken }
        reader.drop(Int(entry & 31))
        return true
      }
      let length = Self.value(entry, reader.bits)
      reader.drop(Int(entry & 31))
      if reader.count < 28 { reader.refillFast() }
      let far = Self.lookUp(distances, 8, reader.bits)
      guard far & HuffmanTable.kindMask == HuffmanTable.base else { throw .broken }
      let distance = Self.value(far, reader.bits)
      reader.drop(Int(far & 31))
      guard distance <= position &- first else { throw .broken }
      Self.copy(output + position, distance, length)
      position &+= length
    }
    return false
  }

  /// Decodes to the end of the block with a check of everything.
  private mutating func decodeCarefully(
    _ literals: UnsafePointer<UInt32>, _ distances: UnsafePointer<UInt32>
  ) throws(InflateFailure) {
    while true {
      reader.refill()
      let entry = Self.lookUp(literals, 10, reader.bits)
      let kind = entry & HuffmanTable.kindMask
      guard kind != HuffmanTable.invalid else { throw reader.count < 15 ? .truncated : .broken }
      guard reader.count >= Int(entry & 31) else { throw .truncated }
      let length = Self.value(entry, reader.bits)
      reader.drop(Int(entry & 31))
      if kind == HuffmanTable.endOfBlock { return }
      if kind == HuffmanTable.literal {
        guard written < room else { throw .full }
        output[written] = UInt8(truncatingIfNeeded: entry >> 16)
        written += 1
        continue
      }
      reader.refill()
      let far = Self.lookUp(distances, 8, reader.bits)
      guard far & HuffmanTable.kindMask == HuffmanTable.base else {
        throw reader.count < 15 ? .truncated : .broken
      }
      guard reader.count >= Int(far & 31) else { throw .truncated }
      let distance = Self.value(far, reader.bits)
      reader.drop(Int(far & 31))
      guard distance <= written - first else { throw .broken }
      let count = min(length, room - written)
      for _ in 0..<count {
        output[written] = output[written - distance]
        written += 1
      }
      guard count == length else { throw .full }
    }
  }

  /// The entry of the code with which the bits begin.
  @inline(__always)
  static func lookUp(
    _ table: UnsafePointer<UInt32>, _ rootBits: UInt64, _ bits: UInt64
  ) -> UInt32 {
    let entry = table[Int(truncatingIfNeeded: bits & (1 &<< rootBits &- 1))]
    guard entry & HuffmanTable.kindMask == HuffmanTable.link else { return entry }
    let width = UInt64(entry >> 12 & 15)
    let index = Int(truncatingIfNeeded: bits &>> rootBits & (1 &<< width &- 1))
    return table[Int(entry >> 16) &+ index]
  }

  /// The base of an entry and the extra bits that follow its code.
  @inline(__always)
  static func value(_ entry: UInt32, _ bits: UInt64) -> Int {
    let code = UInt64(entry >> 5 & 15)
    let extra = UInt64(entry & 31) &- code
    let added = bits &>> code & (1 &<< extra &- 1)
    return Int(entry >> 16) &+ Int(truncatingIfNeeded: added)
  }

  /// Repeats what stands `distance` bytes before; may write up to 15 bytes too many.
  @inline(__always)
  static func copy(
    _ target: UnsafeMutablePointer<UInt8>, _ distance: Int, _ length: Int
  ) {
    if distance >= 16 {
      let to = UnsafeMutableRawPointer(target)
      let from = UnsafeRawPointer(target - distance)
      var offset = 0
      repeat {
        let block = (from + offset).loadUnaligned(as: SIMD2<UInt64>.self)
        (to + offset).storeBytes(of: block, as: SIMD2<UInt64>.self)
        offset &+= 16
      } while offset < length
    } else if distance == 1 {
      let block = SIMD16<UInt8>(repeating: target[-1])
      let to = UnsafeMutableRawPointer(target)
      var offset = 0
      repeat {
        (to + offset).storeBytes(of: block, as: SIMD16<UInt8>.self)
        offset &+= 16
      } while offset < length
    } else {
      let from = target - distance
      for offset in 0..<length { target[offset] = from[offset] }
    }
  }
}
