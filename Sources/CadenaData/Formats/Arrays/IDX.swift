import CadenaText

/// Files of one array in the format IDX, in which MNIST is published (Y. LeCun, C. Cortes,
/// C. Burges, 1998), plain or packed with gzip.
///
/// The file is: two zeros, the type of the numbers (8 for bytes from 0 to 255, 9, 11 and 12 for
/// whole numbers of 8, 16 and 32 bits, 13 and 14 for single and double precision), the number of
/// axes, the extents as whole numbers of 32 bits, the numbers; all big-endian.
public enum IDX {
  /// Reads a file.
  ///
  /// - Parameter limit: How many bytes may come out of a packed file.
  /// - Throws: `DataError` for a file that is no IDX, or is longer or shorter than its extents say;
  ///   exit code 66 when it is missing.
  public static func read(
    _ path: String, limit: Int = Gzip.defaultLimit
  ) throws(DataError) -> NumberArray {
    try read(bytes: InputFile.read(path), place: path, limit: limit)
  }

  /// Reads the bytes of a file; `place` is what errors call it.
  public static func read(
    bytes: [UInt8], place: String, limit: Int = Gzip.defaultLimit
  ) throws(DataError) -> NumberArray {
    guard Gzip.isGzip(bytes) else {
      let layout = try Layout(bytes, place)
      return try array(bytes, layout, place)
    }
    // The extents come first and say how much may follow: no more is ever unpacked.
    let beginning = Gzip.beginning(bytes, count: 4 + 4 * Layout.mostAxes)
    guard beginning.count >= 4 else {
      return try array(try Gzip.unpack(bytes, place: place, limit: 4), place)
    }
    let layout = try Layout(beginning, place)
    let size = layout.headerCount + layout.byteCount
    guard size <= limit else {
      throw DataError(
        .compressedTooLarge, place: place, expected: .atMostBytes(limit), found: .bytes(size))
    }
    // A little more, so that a file with too much says how its length is wrong.
    return try array(
      try Gzip.unpack(bytes, place: place, limit: size + 1), layout, place)
  }

  private static func array(_ bytes: [UInt8], _ place: String) throws(DataError) -> NumberArray {
    try array(bytes, Layout(bytes, place), place)
  }

  /// What the beginning of a file says.
  private struct Layout {
    static let mostAxes = 8
    let type: NumberType
    let shape: [Int]
    let byteCount: Int
    var headerCount: Int { 4 + 4 * shape.count }

    init(_ bytes: [UInt8], _ place: String) throws(DataError) {
      guard bytes.count >= 4 else {
        throw DataError(.idxTooShort, place: place, found: .bytes(bytes.count))
      }
      guard bytes[0] == 0, bytes[1] == 0, let type = IDX.types[bytes[2]],
        (1...Self.mostAxes).contains(Int(bytes[3]))
      else {
        throw DataError(
          .notIDX, place: place, expected: .idxMagic, found: .verbatim(Self.hex(bytes)))
      }
      let axes = Int(bytes[3])
      guard bytes.count >= 4 + 4 * axes else {
        throw DataError(.idxTooShort, place: place, found: .bytes(bytes.count))
      }
      let shape = (0..<axes).map { axis in
        bytes[(4 + 4 * axis)..<(8 + 4 * axis)].reduce(0) { $0 << 8 | Int($1) }
      }
      let size = NumberArray.byteCount(type, shape)
      guard let size, size <= Int.max / 2 else {
        throw DataError(.idxTooLarge, place: place, found: .verbatim("\(shape)"))
      }
      self.type = type
      self.shape = shape
      byteCount = size
    }

    private static func hex(_ bytes: [UInt8]) -> String {
      bytes.prefix(4).map { byte in
        let text = String(byte, radix: 16, uppercase: true)
        return text.count < 2 ? "0" + text : text
      }.joined(separator: " ")
    }
  }

  private static func array(
    _ bytes: consuming [UInt8], _ layout: Layout, _ place: String
  ) throws(DataError) -> NumberArray {
    let size = layout.headerCount + layout.byteCount
    guard bytes.count == size else {
      throw DataError(
        bytes.count < size ? .idxShort(layout.shape) : .idxLong(layout.shape), place: place,
        expected: .bytes(size),
        found: bytes.count < size ? .bytes(bytes.count) : .moreBytes(size))
    }
    // Unpacked bytes belong to nobody else: they move in place, which is faster than a copy.
    var content = bytes
    content.removeSubrange(..<layout.headerCount)
    ByteOrder.swap(&content, size: layout.type.byteCount)
    return NumberArray(layout.type, shape: layout.shape, bytes: content)
  }

  private static let types: [UInt8: NumberType] = [
    8: .uint8, 9: .int8, 11: .int16, 12: .int32, 13: .float32, 14: .float64,
  ]

  /// The bytes of a file with an array of bytes.
  ///
  /// - Precondition: There are 1 to 255 axes, and every extent fits into 32 bits.
  public static func bytes(_ values: [UInt8], shape: [Int]) -> [UInt8] {
    require(
      (1...255).contains(shape.count) && shape.allSatisfy { (0...0xFFFF_FFFF).contains($0) },
      "the shape \(shape) does not fit into the format IDX")
    require(
      NumberArray.byteCount(.uint8, shape) == values.count,
      "\(values.count) bytes do not fill the shape \(shape)")
    var file: [UInt8] = [0, 0, 8, UInt8(shape.count)]
    file.reserveCapacity(4 + 4 * shape.count + values.count)
    for extent in shape {
      withUnsafeBytes(of: UInt32(extent).bigEndian) { file += $0 }
    }
    return file + values
  }

  /// Writes a file with an array of bytes; it is there whole or not at all.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  public static func write(
    _ values: [UInt8], shape: [Int], to path: String
  ) throws(OutputError) {
    try AtomicFile.write(bytes(values, shape: shape), to: path)
  }
}
