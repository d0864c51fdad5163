/// A table that decodes a prefix code: the next bits of the data are the index, the entry says
/// which symbol they begin with.
///
/// Codes of up to `rootBits` bits are found at once; longer ones lead to a second table behind the
/// first. Deflate packs a code from its highest bit on, so that its bits stand reversed in an index.
///
/// An entry, from bit 0: 5 bits how many bits to take in all (code and extra bits), 4 bits length
/// of the code, 3 bits kind, 4 bits the width of a second table; 16 bits value: the literal, the
/// base of a length or distance, or where the second table begins.
struct HuffmanTable {
  static let literal: UInt32 = 0 << 9
  static let base: UInt32 = 1 << 9
  static let endOfBlock: UInt32 = 2 << 9
  static let link: UInt32 = 3 << 9
  static let invalid: UInt32 = 4 << 9
  static let kindMask: UInt32 = 7 << 9

  let rootBits: Int
  private(set) var entries: [UInt32]

  /// A table with room for codes of at most 15 bits over at most 288 symbols.
  init(rootBits: Int, capacity: Int) {
    self.rootBits = rootBits
    entries = [UInt32](repeating: Self.invalid, count: capacity)
  }

  /// Fills the table from the lengths of the codes, 0 for symbols that do not occur.
  ///
  /// - Parameters:
  ///   - lengths: The length of each symbol's code.
  ///   - symbols: For each symbol kind, value and number of extra bits, as an entry without code.
  ///   - allowsOne: Whether a single code of one bit will do.
  ///   - allowsNone: Whether there may be no code at all.
  /// - Returns: Whether the lengths are those of a complete prefix code, or of one that is allowed.
  mutating func build(
    _ lengths: ArraySlice<UInt8>, _ symbols: [UInt32], allowsOne: Bool = true,
    allowsNone: Bool = false
  ) -> Bool {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    let used = counts.reduce(0, +)
    var room = 1
    for length in 1...15 {
      room = room << 1 - counts[length]
      if room < 0 { return false }
    }
    let isComplete = room == 0
    let isOne = allowsOne && used == 1 && counts[1] == 1
    guard isComplete || isOne || (used == 0 && allowsNone) else { return false }
    let rootSize = 1 << rootBits
    if !isComplete {
      for index in 0..<rootSize { entries[index] = Self.invalid }
    }
    var next = [Int](repeating: 0, count: 16)
    for length in 1..<15 { next[length + 1] = (next[length] + counts[length]) << 1 }
    let longest = counts.lastIndex { $0 > 0 } ?? 0
    var depths = longest > rootBits ? [UInt8](repeating: 0, count: rootSize) : []
    if longest > rootBits {
      var codes = next
      for length in lengths where length > 0 {
        let code = Self.reversed(codes[Int(length)], Int(length))
        codes[Int(length)] += 1
        guard length > rootBits else { continue }
        depths[code & (rootSize - 1)] = max(depths[code & (rootSize - 1)], length)
      }
    }
    return fill(lengths, symbols, next, depths)
  }

  /// Writes the entries; `next` holds the first code of each length, `depths` the longest code
  /// behind each index of the root, when there are any that long.
  private mutating func fill(
    _ lengths: ArraySlice<UInt8>, _ symbols: [UInt32], _ next: [Int], _ depths: [UInt8]
  ) -> Bool {
    let rootSize = 1 << rootBits
    var next = next
    var end = rootSize
    for (index, depth) in depths.enumerated() where depth > 0 {
      let width = Int(depth) - rootBits
      guard end + 1 << width <= entries.count else { return false }
      entries[index] =
        Self.link | UInt32(rootBits) | UInt32(width) << 12 | UInt32(end) << 16
      end += 1 << width
    }
    for (symbol, length) in zip(symbols, lengths) where length > 0 {
      let count = Int(length)
      let code = Self.reversed(next[count], count)
      next[count] += 1
      // Extra bits stand in the lowest 5 bits of a symbol; the code's are added to them.
      let entry = symbol + UInt32(count) | UInt32(count) << 5
      if count <= rootBits {
        for index in stride(from: code, to: rootSize, by: 1 << count) { entries[index] = entry }
      } else {
        let link = entries[code & (rootSize - 1)]
        let start = Int(link >> 16)
        let size = 1 << Int(link >> 12 & 15)
        for index in stride(from: code >> rootBits, to: size, by: 1 << (count - rootBits)) {
          entries[start + index] = entry
        }
      }
    }
    return true
  }

  private static func reversed(_ code: Int, _ count: Int) -> Int {
    var (code, result) = (code, 0)
    for _ in 0..<count {
      result = result << 1 | code & 1
      code >>= 1
    }
    return result
  }
}

extension HuffmanTable {
  /// Literals 0 to 255, the end of a block, lengths 3 to 258 (RFC 1951, 3.2.5).
  static let literalSymbols: [UInt32] = {
    var symbols = (0..<256).map { literal | UInt32($0) << 16 }
    symbols.append(endOfBlock)
    for index in 0..<28 {
      let extra = index < 8 ? 0 : index / 4 - 1
      let start = index < 8 ? 3 + index : 3 + (4 + index % 4) << extra
      symbols.append(base | UInt32(start) << 16 | UInt32(extra))
    }
    symbols.append(base | 258 << 16)
    // Two symbols that have codes in the fixed code and never occur.
    return symbols + [invalid, invalid]
  }()

  /// Distances 1 to 32,768.
  static let distanceSymbols: [UInt32] = {
    var symbols: [UInt32] = []
    for index in 0..<30 {
      let extra = index < 4 ? 0 : index / 2 - 1
      let start = index < 4 ? 1 + index : 1 + (2 + index % 2) << extra
      symbols.append(base | UInt32(start) << 16 | UInt32(extra))
    }
    return symbols + [invalid, invalid]
  }()

  /// The 19 symbols with which the lengths of codes are written.
  static let lengthSymbols: [UInt32] = (0..<19).map { literal | UInt32($0) << 16 }

  /// The fixed code of literals and lengths.
  static let fixedLiterals: HuffmanTable = {
    var table = HuffmanTable(rootBits: 10, capacity: 1024)
    let lengths =
      [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8)
    _ = table.build(lengths[...], literalSymbols)
    return table
  }()

  /// The fixed code of distances.
  static let fixedDistances: HuffmanTable = {
    var table = HuffmanTable(rootBits: 8, capacity: 256)
    _ = table.build([UInt8](repeating: 5, count: 32)[...], distanceSymbols)
    return table
  }()
}
