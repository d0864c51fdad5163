import CadenaText

/// Unpacks gzip (RFC 1952) a portion at a time, so that neither side need fit into the memory.
///
/// What is told and checked is the same as by `Gzip.unpack`: members one after the other, zeros
/// behind the last, check sum and length of each.
final class GzipStream {
  /// Gives the next packed bytes, and says how many; 0 at the end.
  typealias Source = (UnsafeMutableRawBufferPointer) throws(DataError) -> Int

  /// What comes next.
  private enum State {
    case header
    case block
    case codes(isFixed: Bool)
    case stored(Int)
    case trailer
    case finished
  }

  private static let inputRoom = 1 << 18
  /// A header with long names and comments takes no more.
  private static let longestHeader = 1 << 17
  /// Distances reach back so far.
  private static let history = 1 << 15
  private static let outputRoom = history + 1 << 18 + Inflate.margin

  private let place: String
  private let limit: Int?
  private let source: Source
  private let input: UnsafeMutablePointer<UInt8>
  private let output: UnsafeMutablePointer<UInt8>
  private var reader: BitReader
  private var isAtEnd = false
  /// How many packed bytes came before those at hand.
  private var passed = 0
  private var state = State.header
  private var isLast = false
  private var codes = DeflateCodes()
  private var written = 0
  private var given = 0
  /// Where the member begins in the output at hand.
  private var first = 0
  private var checksum: UInt32 = 0
  private var length = 0
  private var total = 0
  private var failure: DataError?

  /// Unpacks what a source gives; `limit` is how many bytes may come out.
  init(place: String, limit: Int? = nil, source: @escaping Source) {
    self.place = place
    self.limit = limit
    self.source = source
    input = .allocate(capacity: Self.inputRoom)
    output = .allocate(capacity: Self.outputRoom)
    reader = BitReader(base: input, end: 0, position: 0)
  }

  deinit {
    input.deallocate()
    output.deallocate()
  }

  /// The next bytes, and how many; 0 at the end.
  ///
  /// - Throws: `DataError` for a file that is cut, broken, or larger than the limit.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataError) -> Int {
    if let failure { throw failure }
    do {
      while given == written {
        if case .finished = state { return 0 }
        try advance()
      }
    } catch {
      failure = error
      throw error
    }
    let count = min(buffer.count, written - given)
    buffer.copyMemory(from: UnsafeRawBufferPointer(start: output + given, count: count))
    given += count
    return count
  }

  /// What is wrong with the file from here to its end, or nil when it is whole. What would come out
  /// is lost.
  var damage: DataError? {
    let rest = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
    defer { rest.deallocate() }
    do {
      while try read(into: rest) > 0 {}
      return nil
    } catch {
      return error
    }
  }

  /// Takes a step: a header, the beginning of a block, a portion of it, the end of a member.
  private func advance() throws(DataError) {
    slide()
    let start = written
    do throws(GzipFailure) {
      do throws(InflateFailure) {
        try step()
      } catch { throw .inflate(error) }
      try bounds()
    } catch {
      throw failure ?? error.dataError(place: place, limit: limit ?? 0)
    }
    if let failure { throw failure }
    let made = UnsafeBufferPointer(start: output + start, count: written - start)
    checksum = CRC32.checksum(made, after: checksum)
    length += made.count
    total += made.count
    if let limit, total > limit {
      throw GzipFailure.inflate(.full).dataError(place: place, limit: limit)
    }
  }

  /// Keeps of the output what distances may reach back to.
  private func slide() {
    guard written > Self.history else { return }
    let shift = written - Self.history
    output.update(from: output + shift, count: Self.history)
    written = Self.history
    given = written
    first = max(0, first - shift)
  }

  /// Sees to it that so many packed bytes are at hand, unless the file ends before.
  private func ensure(_ count: Int) {
    while reader.end - reader.position < count, !isAtEnd, failure == nil {
      // Bytes that were read ahead are given back at the ends of blocks.
      let shift = max(0, reader.position - 8)
      input.update(from: input + shift, count: reader.end - shift)
      reader.end -= shift
      reader.position -= shift
      passed += shift
      do {
        let read = try source(
          UnsafeMutableRawBufferPointer(
            start: input + reader.end, count: Self.inputRoom - reader.end))
        isAtEnd = read == 0
        reader.end += read
      } catch { failure = error }
    }
  }

  private func step() throws(InflateFailure) {
    switch state {
    case .header, .trailer, .finished: break
    case .block:
      ensure(DeflateCodes.longest)
      if isLast {
        reader.alignToByte()
        state = .trailer
        return
      }
      isLast = try reader.take(1) == 1
      switch try reader.take(2) {
      case 0:
        reader.alignToByte()
        let count = try reader.take(16)
        guard try reader.take(16) == count ^ 0xFFFF else { throw .broken }
        reader.alignToByte()
        state = .stored(count)
      case 1: state = .codes(isFixed: true)
      case 2:
        try codes.read(&reader)
        state = .codes(isFixed: false)
      default: throw .broken
      }
    case .stored(let count):
      ensure(1)
      let taken = min(
        count, reader.end - reader.position, Self.outputRoom - Inflate.margin - written)
      (output + written).update(from: input + reader.position, count: taken)
      reader.position += taken
      written += taken
      guard taken > 0 || count == 0 else { throw .truncated }
      state = taken == count ? .block : .stored(count - taken)
    case .codes(let isFixed):
      let isEnded =
        try isFixed
        ? decode(.fixedLiterals, .fixedDistances) : decode(codes.literals, codes.distances)
      if isEnded { state = .block }
    }
  }

  /// Headers and ends of members.
  private func bounds() throws(GzipFailure) {
    switch state {
    case .header:
      ensure(Self.longestHeader)
      let bytes = UnsafeBufferPointer(start: UnsafePointer(input), count: reader.end)
      reader.position = try GzipHeader.end(bytes, from: reader.position)
      (reader.bits, reader.count) = (0, 0)
      (first, checksum, length, isLast) = (written, 0, 0, false)
      state = .block
    case .trailer where written == given: try endMember()
    default: break
    }
  }

  private func endMember() throws(GzipFailure) {
    ensure(16)
    let bytes = UnsafeBufferPointer(start: UnsafePointer(input), count: reader.end)
    guard let sum = bytes.number(UInt32.self, at: reader.position),
      let told = bytes.number(UInt32.self, at: reader.position + 4)
    else { throw .inflate(.truncated) }
    let own = UInt32(truncatingIfNeeded: length)
    guard told == own else { throw .length(told, own) }
    guard sum == checksum else { throw .checksum }
    reader.position += 8
    if GzipHeader.begins(bytes, at: reader.position) {
      state = .header
      return
    }
    let end = passed + reader.position
    while reader.position < reader.end {
      guard input[reader.position] == 0 else { throw .extra(end) }
      reader.position += 1
      ensure(1)
    }
    state = .finished
  }

  /// Decodes a portion of a block. Returns whether the block ended.
  private func decode(
    _ literals: HuffmanTable, _ distances: HuffmanTable
  ) throws(InflateFailure) -> Bool {
    try literals.entries.withUnsafeBufferPointer { (literalEntries) throws(InflateFailure) in
      try distances.entries.withUnsafeBufferPointer { (distanceEntries) throws(InflateFailure) in
        guard let first = literalEntries.baseAddress, let second = distanceEntries.baseAddress
        else { return true }
        return try decode(first, second)
      }
    }
  }

  private func decode(
    _ literals: UnsafePointer<UInt32>, _ distances: UnsafePointer<UInt32>
  ) throws(InflateFailure) -> Bool {
    ensure(16)
    var reader = self.reader
    var position = written
    let output = self.output
    let start = first
    let last = Self.outputRoom - Inflate.margin
    defer {
      self.reader = reader
      written = position
    }
    // The last symbols of the bytes at hand wait for more, unless there are none.
    let lastInput = isAtEnd ? Int.max : reader.end - 16
    while position < last, reader.position <= lastInput {
      reader.refill()
      let entry = Inflate.lookUp(literals, 10, reader.bits)
      let kind = entry & HuffmanTable.kindMask
      guard kind != HuffmanTable.invalid else { throw reader.count < 15 ? .truncated : .broken }
      guard reader.count >= Int(entry & 31) else { throw .truncated }
      if kind == HuffmanTable.literal {
        reader.drop(Int(entry & 31))
        output[position] = UInt8(truncatingIfNeeded: entry >> 16)
        position += 1
        continue
      }
      let length = Inflate.value(entry, reader.bits)
      reader.drop(Int(entry & 31))
      if kind == HuffmanTable.endOfBlock { return true }
      reader.refill()
      let far = Inflate.lookUp(distances, 8, reader.bits)
      guard far & HuffmanTable.kindMask == HuffmanTable.base else {
        throw reader.count < 15 ? .truncated : .broken
      }
      guard reader.count >= Int(far & 31) else { throw .truncated }
      let distance = Inflate.value(far, reader.bits)
      reader.drop(Int(far & 31))
      guard distance <= position - start else { throw .broken }
      Inflate.copy(output + position, distance, length)
      position += length
    }
    return false
  }
}
