import CadenaText

/// Files of one array in NumPy's format NPY (R. Kern, NEP 1, 2007; versions 1, 2 and 3).
///
/// The file is: six bytes `\x93NUMPY`, the version, the length of the header, the header as a
/// Python literal, the numbers. Truth values, whole numbers and floating-point numbers of any width
/// and byte order are read, in C and in Fortran order; pickled objects are not.
public enum NPY {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Whether bytes begin as such a file does.
  public static func isNPY(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// Reads a file, plain or packed with gzip.
  ///
  /// - Throws: `DataError` for a file that is no NPY, holds no numbers, or is longer or shorter
  ///   than its shape says; exit code 66 when it is missing.
  public static func read(_ path: String) throws(DataError) -> NumberArray {
    try read(bytes: InputFile.read(path), place: path)
  }

  /// Reads the bytes of a file; `place` is what errors call it.
  public static func read(bytes: [UInt8], place: String) throws(DataError) -> NumberArray {
    // Once only: a file can be made that unpacks to itself.
    let bytes = Gzip.isGzip(bytes) ? try Gzip.unpack(bytes, place: place) : bytes
    guard isNPY(bytes) else {
      throw DataError(
        bytes.count < magic.count && magic.starts(with: bytes) ? .npyTruncated : .notNPY,
        place: place, expected: .verbatim("\\x93NUMPY"), found: .bytes(bytes.count))
    }
    guard bytes.count >= 12 else {
      throw DataError(.npyTruncated, place: place, found: .bytes(bytes.count))
    }
    let version = bytes[6]
    guard (1...3).contains(version), bytes[7] == 0 else {
      throw DataError(
        .npyVersionUnknown, place: place, expected: .oneOf(["1.0", "2.0", "3.0"]),
        found: .verbatim("\(version).\(bytes[7])"))
    }
    let fields = version == 1 ? 10 : 12
    let length = bytes[8..<fields].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.count - fields else {
      throw DataError(
        .npyTruncated, place: place, expected: .bytes(fields + length), found: .bytes(bytes.count))
    }
    let start = fields + length
    let header = try NPYHeader(bytes[fields..<start], place: place)
    let size = NumberArray.byteCount(header.type, header.shape)
    guard let size, size == bytes.count - start else {
      throw DataError(
        .npySizeWrong(header.shape), place: place,
        expected: size.flatMap { $0 < Int.max - start ? .bytes(start + $0) : nil },
        found: .bytes(bytes.count))
    }
    var content = [UInt8](bytes[start...])
    let width = header.type.byteCount
    if header.isBigEndian { ByteOrder.swap(&content, size: width) }
    if header.type == .bool, content.contains(where: { $0 > 1 }) {
      throw DataError(.npyBadTruth, place: place)
    }
    if header.isFortran {
      content = ByteOrder.rowByRow(content, shape: header.shape, size: width)
    }
    return NumberArray(header.type, shape: header.shape, bytes: content)
  }

  /// The bytes of a file: version 1, little-endian, C order, as NumPy writes it.
  public static func bytes(_ array: NumberArray) -> [UInt8] {
    let name = NPYHeader.types.first { $0.value == array.type }?.key ?? ""
    let order = array.type.byteCount == 1 ? "|" : "<"
    let extents = array.shape.map { "\($0)" }
    let tuple = extents.joined(separator: ", ") + (extents.count == 1 ? "," : "")
    var header = Array(
      "{'descr': '\(order)\(name)', 'fortran_order': False, 'shape': (\(tuple)), }".utf8)
    // The numbers begin at a multiple of 64 bytes. A shape of thousands of axes needs version 2.
    let isLong = header.count + 128 > 0xFFFF
    let fields = isLong ? 12 : 10
    let padding = -(fields + header.count + 1) & 63
    header += [UInt8](repeating: 0x20, count: padding) + [0x0A]
    var file = magic + [isLong ? 2 : 1, 0]
    file.reserveCapacity(fields + header.count + array.bytes.count)
    for shift in stride(from: 0, to: (fields - 8) * 8, by: 8) {
      file.append(UInt8(truncatingIfNeeded: header.count >> shift))
    }
    return file + header + array.bytes
  }

  /// Writes a file; it is there whole or not at all.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  public static func write(_ array: NumberArray, to path: String) throws(OutputError) {
    try AtomicFile.write(bytes(array), to: path)
  }
}
