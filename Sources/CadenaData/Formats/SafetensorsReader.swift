import CadenaGraph
import CadenaText

extension Safetensors {
  /// Longer headers are refused, as in the reference implementation.
  static let headerLimit = 100_000_000

  /// Reads the bytes of a file; nothing in it is trusted.
  ///
  /// - Throws: `CheckpointError` for a truncated file, a header that is no JSON or names an array
  ///   twice, sizes that do not fit the shapes, and arrays that overlap, leave gaps or reach
  ///   beyond the file.
  public init(bytes: [UInt8], place: String? = nil) throws(CheckpointError) {
    let reader = SafetensorsReader(bytes: bytes, place: place)
    let (arrays, metadata) = try reader.read()
    self.init(arrays, metadata: metadata)
  }
}

/// Takes a safetensors file apart, checking every number before it is used.
private struct SafetensorsReader {
  let bytes: [UInt8]
  let place: String?

  /// What the header says about one array.
  struct Entry {
    var name: String
    var type: String
    var shape: [Int]
    var begin: Int
    var end: Int
  }

  func read() throws(CheckpointError) -> ([NamedArray], [String: String]) {
    let (members, dataStart) = try header()
    var metadata: [String: String] = [:]
    var entries: [Entry] = []
    for member in members {
      if member.key == Safetensors.metadataKey {
        metadata = try texts(member.value)
      } else {
        entries.append(try entry(member))
      }
    }
    try checkCoverage(entries, dataCount: bytes.count - dataStart)
    var arrays: [NamedArray] = []
    for entry in entries {
      let content = bytes[(dataStart + entry.begin)..<(dataStart + entry.end)]
      arrays.append(try array(entry, content))
    }
    return (arrays, metadata)
  }

  private func header() throws(CheckpointError) -> ([JSONValue.Member], dataStart: Int) {
    guard bytes.count >= 8 else { throw error(.weightsTruncated, found: .bytes(bytes.count)) }
    let length = bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    }
    // A file of another format is told apart from a cut one by its ninth byte.
    guard length > 0, length <= UInt64(Safetensors.headerLimit),
      bytes.count == 8 || bytes[8] == UInt8(ascii: "{")
    else { throw error(.notSafetensors) }
    let dataStart = 8 + Int(length)
    guard dataStart <= bytes.count else {
      throw error(.weightsTruncated, found: .bytes(bytes.count))
    }
    do {
      let header = try JSONValue.parse(Array(bytes[8..<dataStart]))
      return (header.members ?? [], dataStart)
    } catch {
      throw self.error(.weightsHeaderBroken, found: error.problem.what)
    }
  }

  private func texts(_ value: JSONValue) throws(CheckpointError) -> [String: String] {
    guard let members = value.members else { throw error(.weightsMetadataNotText) }
    var texts: [String: String] = [:]
    for member in members {
      guard let text = member.value.string else { throw error(.weightsMetadataNotText) }
      texts[member.key] = text
    }
    return texts
  }

  private func entry(_ member: JSONValue.Member) throws(CheckpointError) -> Entry {
    guard let type = member.value["dtype"]?.string,
      let shape = extents(member.value["shape"]),
      let offsets = extents(member.value["data_offsets"]), offsets.count == 2,
      offsets[0] <= offsets[1]
    else { throw error(.weightsEntryBroken(member.key)) }
    return Entry(
      name: member.key, type: type, shape: shape, begin: offsets[0], end: offsets[1])
  }

  /// A list of whole numbers from 0, or nil when it is none.
  private func extents(_ value: JSONValue?) -> [Int]? {
    guard let elements = value?.elements else { return nil }
    var numbers: [Int] = []
    for element in elements {
      guard let number = element.integer, number >= 0 else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The arrays must follow each other and fill the rest of the file.
  private func checkCoverage(_ entries: [Entry], dataCount: Int) throws(CheckpointError) {
    var position = 0
    for entry in entries.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
      guard entry.end <= dataCount else {
        throw error(.weightsBeyondEnd(entry.name), found: .bytes(dataCount))
      }
      guard entry.begin == position else {
        throw error(
          entry.begin < position ? .weightsOverlap(entry.name) : .weightsGap(entry.name))
      }
      position = entry.end
    }
    guard position == dataCount else {
      throw error(.weightsExtraBytes, found: .bytes(dataCount - position))
    }
  }

  private func array(
    _ entry: Entry, _ content: ArraySlice<UInt8>
  ) throws(CheckpointError) -> NamedArray {
    guard let size = elementSize(entry.type) else {
      throw error(
        .weightsTypeUnknown(entry.name), expected: .oneOf(["F64", "F32", "I32", "U8", "BOOL"]),
        found: .quoted(entry.type))
    }
    var (wanted, overflow) = (size, false)
    for extent in entry.shape where !overflow {
      (wanted, overflow) = wanted.multipliedReportingOverflow(by: extent)
    }
    guard !overflow, wanted == content.count else {
      throw error(
        .weightsSizeWrong(entry.name), expected: overflow ? nil : .bytes(wanted),
        found: .bytes(content.count))
    }
    switch entry.type {
    case "F64": return make(entry, .float64, Array(content))
    case "F32": return make(entry, .float32, Array(content))
    case "I32": return make(entry, .int32, Array(content))
    case "U32": return make(entry, .uint32, Array(content))
    case "U8": return make(entry, .uint8, Array(content))
    case "I64": return make(entry, .int32, try narrowed(entry, content))
    default:
      guard content.allSatisfy({ $0 <= 1 }) else { throw error(.weightsBadTruth(entry.name)) }
      return make(entry, .bool, Array(content))
    }
  }

  private func make(_ entry: Entry, _ dtype: DType, _ content: [UInt8]) -> NamedArray {
    NamedArray(name: entry.name, dtype: dtype, shape: entry.shape, bytes: content)
  }

  private func elementSize(_ type: String) -> Int? {
    switch type {
    case "F64", "I64": 8
    case "F32", "I32", "U32": 4
    case "U8", "BOOL": 1
    default: nil
    }
  }

  /// 64-bit whole numbers as 32-bit ones.
  private func narrowed(
    _ entry: Entry, _ content: ArraySlice<UInt8>
  ) throws(CheckpointError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count / 2)
    for start in stride(from: content.startIndex, to: content.endIndex, by: 8) {
      var word: UInt64 = 0
      for byte in content[start..<(start + 8)].reversed() { word = word << 8 | UInt64(byte) }
      guard let value = Int32(exactly: Int64(bitPattern: word)) else {
        throw error(
          .weightsIntegerTooLarge(entry.name), found: .verbatim("\(Int64(bitPattern: word))"))
      }
      withUnsafeBytes(of: value.littleEndian) { result += $0 }
    }
    return result
  }

  private func error(
    _ what: Message, expected: Message? = nil, found: Message? = nil
  ) -> CheckpointError {
    CheckpointError(what, place: place, expected: expected, found: found)
  }
}
